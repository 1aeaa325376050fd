"""When two names are one speaker's: people, bodies, groups and those who stay unnamed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th"}
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i", "’": "'", "‘": "'", "`": "'"}
)
_TOKEN = re.compile(r"\w+(?:['&-]\w+)*")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_WORDS = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
SIMILAR = 0.6  # of the words of two names of a body, at least
_STOP_WORDS = frozenset(_WORDS["stop_words"].split())
_SUFFIXES = frozenset(_WORDS["suffixes"].split())
_ROLES = frozenset(_WORDS["roles"].split())
_SAME_GIVEN: dict[str, set[int]] = defaultdict(set)
for _rank, _forms in enumerate(_WORDS["short_forms"]):
    for _form in _forms.split():
        _SAME_GIVEN[_form].add(_rank)

_PHRASE_END = re.compile(
    r"[,;:(]|\s(?:of|for|from|in|at|on|to|with|by|about|against|who|whom|whose|which|that|where|"
    r"issued|released|published)\s"
)


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, abbreviation points or possessives."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"(?<=\w)\.(?=\w\.)|(?<=\b\w)\.", "", plain)
    return _POSSESSIVE.sub("", plain).casefold()


def words(text: str) -> list[str]:
    """Return the folded word tokens of ``text``."""
    return _TOKEN.findall(fold(text))


def person_name(text: str) -> list[str]:
    """Return the folded tokens of a name without roles, places and what follows a comma."""
    tokens = words(re.split(r"[,(\[]|(?<=\w )of ", text, maxsplit=1)[0])
    roles = [rank for rank, token in enumerate(tokens[:-1]) if token in _ROLES]
    return tokens[roles[-1] + 1 :] if roles else tokens


def without_suffix(tokens: Sequence[str]) -> list[str]:
    """Return the tokens of a name without Jr. and the like."""
    return [token for token in tokens if token not in _SUFFIXES]


def exact_name(text: str) -> list[str]:
    """Return the tokens that tell namesakes apart: the name without initials, with Jr."""
    suffix = [token for token in words(text) if token in _SUFFIXES]
    return [token for token in without_suffix(person_name(text)) if len(token) > 1] + suffix


def same_given(one: str, other: str) -> bool:
    """Say whether two folded given names may belong to one person."""
    shorter, longer = sorted((one, other), key=len)
    missing = len(longer) - len(shorter)
    if longer.startswith(shorter) and (not missing or len(shorter) == 1 or missing > 1):
        return True  # but "Eric" is not "Erica"
    return bool(_SAME_GIVEN.get(one, set()) & _SAME_GIVEN.get(other, set()))


def same_person(gold: str, predicted: str) -> bool:
    """Say whether the surnames are equal and the given names do not conflict."""
    right, found = (without_suffix(person_name(name)) for name in (gold, predicted))
    if not right or not found or right[-1] != found[-1]:
        return False
    known, given = right[:-1], found[:-1]
    if not known or not given or same_given(known[0], given[0]):
        return True
    return any(len(token) > 1 for token in {*known} & {*given})


def same_collective(gold: str, predicted: str) -> bool:
    """Say whether two names of organisations or groups are alike."""
    right, found = (
        {token for token in words(name) if token not in _STOP_WORDS and len(token) > 1}
        for name in (gold, predicted)
    )
    if _is_acronym(gold, predicted) or _is_acronym(predicted, gold):
        return True
    noun = gold.rsplit(maxsplit=1)[-1]
    if noun.islower() and not {*words(noun)} <= found:
        return False
    return 2 * len(right & found) >= SIMILAR * (len(right) + len(found)) and bool(right)


def same_group(gold: str, predicted: str) -> bool:
    """Say whether two names of a group are alike; of several persons, all must be named."""
    members = [words(part)[-1] for part in re.split(r",| and ", gold) if words(part)]
    if len(members) > 1:
        return {*members} <= {*words(predicted)}
    return same_collective(gold, predicted)


def _is_acronym(name: str, short: str) -> bool:
    initials = "".join(word[0] for word in words(name) if word not in _STOP_WORDS)
    letters = [word for word in words(short) if word not in _STOP_WORDS]
    return len(initials) > 1 and letters == [initials]


def head_noun(phrase: str) -> str | None:
    """Return the folded, singular last word of the first noun phrase of ``phrase``."""
    tokens = words(_PHRASE_END.split(phrase.strip(), maxsplit=1)[0])
    return _singular(tokens[-1]) if tokens else None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_unnamed(gold: str, mention: str, predicted: str) -> bool:
    """Say whether ``predicted`` holds the head noun of the gold phrase or of the mention."""
    heads = {head_noun(gold), head_noun(mention)}
    return bool(heads & {_singular(word) for word in words(predicted)})
