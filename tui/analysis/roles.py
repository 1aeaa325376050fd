"""What a text says beside a name about whose it is: "Ana Costa, the finance minister,"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import load
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import POSSESSIVES
from tui.analysis.nouns import Gender, NounKind, nouns, role_words
from tui.analysis.places import country_code
from tui.analysis.wordclasses import VERB_CLASSES, word_class
from tui.analysis.words import remembered
from tui.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.analysis.names import NamePhrase
    from tui.analysis.segment import Document

_LONGEST = 12
_ARTICLES = lexicon("grammar", "before_roles")
_PLACE_BEFORE = lexicon("beside_names", "after_in")
_LINKS = lexicon("grammar", "role_tails")
_WITHIN_TAIL = lexicon("grammar", "within_role_tails")
_TAIL_LINKS = lexicon("grammar", "name_links")
_ENDS = lexicon("grammar", "after_apposed") | {",", ".", ";", ":", "(", ")", "—", "–"}
_FINITE = VERB_CLASSES | {"A"}
_GOVERNING = frozenset({"I", "to"})  # classes of words before what they govern
# Classes of words that open a sentence before its subject: "speaking to Ana Costa, the mayor said".
_OPENING = _GOVERNING | {"ing", "say3", "judge3", "think3", "ed"}
_COMMAS = frozenset({",", "—", "–"})
_MARKS_AFTER = _COMMAS | {"."}  # "Ana Costa Jr., the mayor,"
_SPELLINGS: Mapping[str, str] = load("beside_names")["spellings"]
NEUTRAL = lexicon("roles", "neutral")


class Role(NamedTuple):
    """A role as the text words it, its country's code and the gender it tells."""

    text: str
    country: str
    gender: Gender


@remembered
def role_key(text: str) -> frozenset[str]:
    """Return the folded words of a role, in one spelling."""
    words = fold(text).replace("’", " ").replace("'", " ").replace("-", " ").split()
    return frozenset([_SPELLINGS.get(word, word) for word in words])


def apposed_role(document: Document, phrase: NamePhrase) -> Role | None:
    """Return the role that stands beside a name between commas, after it or before it."""
    opener = document.lower[phrase.lead - 1] if phrase.lead else ""
    closer = document.words[phrase.stop] if phrase.stop < len(document.words) else ""
    if opener in _PLACE_BEFORE or not (opener == "," or closer in _MARKS_AFTER):
        return None
    after = _after(document, phrase) if closer in _MARKS_AFTER else None
    found = _range_before(document, phrase) if opener == "," else None
    before = None if found is None else _role(document, *found)
    if after is None or before is None:
        return after or before
    return after if before.gender is Gender.UNKNOWN else after._replace(gender=before.gender)


def _after(document: Document, phrase: NamePhrase) -> Role | None:
    lower, count = document.lower, len(document.words)
    token = phrase.stop
    if token < count and document.words[token] == "." and document.starts[token] < phrase.span.end:
        token += 1
    if token >= count or lower[token] not in _COMMAS:
        return None
    opener = first = token + 1
    while first < count and lower[first] in _ARTICLES:
        first += 1
    head = _role_head(document, first, is_bare=first == opener)
    if head < 0:
        return None
    end = _tail_end(document, head)
    return None if _is_subject(document, phrase, end) else _role(document, first, end, head)


def _is_subject(document: Document, phrase: NamePhrase, end: int) -> bool:
    """Tell whether what ends with ``end`` after a name is no role of it, but has its own verb.

    "In a letter to Ana Costa, the mayor said", "it was sent to Ana Costa, the mayor said". In "a
    letter by Ana Costa, the mayor said it", the letter says it, and only a comma is missing.
    """
    lower = document.lower
    if end + 1 >= len(lower) or word_class(document.words[end + 1]) not in _FINITE:
        return False
    found = (
        _range_before(document, phrase) if lower[phrase.lead - 1 : phrase.lead] == (",",) else None
    )
    start = phrase.lead if found is None else found[0]
    start -= start > 0 and lower[start - 1] in _ARTICLES
    if not start or word_class(lower[start - 1]) not in _GOVERNING:
        return False
    first = document.sentence_tokens[bisect_right(document.sentence_tokens, start) - 1]
    classes = [word_class(word) for word in document.words[first:start]]
    return word_class(lower[first]) in _OPENING or not _FINITE.isdisjoint(classes)


def _role_head(document: Document, first: int, *, is_bare: bool) -> int:
    """Return the noun of the role that begins at ``first``, or -1 where it is none.

    Without an article, only words of roles and names may stand before the noun.
    """
    head = -1
    for position in range(first, min(len(document.words), first + _LONGEST)):
        low = document.lower[position]
        if low in _ENDS or low in _LINKS:
            break
        noun = nouns().get(low)
        if noun is not None and noun.kind is NounKind.PERSON:
            head = position
        elif head >= 0 or (is_bare and not _may_modify(document, position)):
            break
    return head


def _tail_end(document: Document, head: int) -> int:
    """Return the last token of a role, with the "of Foreign Affairs" that belongs to it."""
    words, lower, count = document.words, document.lower, len(document.words)
    stop = head + 2
    if stop >= count or lower[head + 1] != "of":
        return head
    while stop < min(count, head + 8) and (words[stop][0].isupper() or lower[stop] in _WITHIN_TAIL):
        stop += 1
    return stop - 1 if words[stop - 1][0].isupper() else head


def _may_modify(document: Document, token: int) -> bool:
    word, low = document.words[token], document.lower[token]
    return low in role_words() or word in POSSESSIVES or word[0].isupper()


def _range_before(document: Document, phrase: NamePhrase) -> tuple[int, int, int] | None:
    """Return the first token, the last one and the noun of the role before a name and its comma."""
    last = phrase.lead - 2
    if last < 0:
        return None
    head = _past_tail(document, last)
    noun = nouns().get(document.lower[head])
    if noun is None or noun.kind is not NounKind.PERSON:
        return None
    first = head
    while first > 0 and head - first < _LONGEST:
        word, low = document.words[first - 1], document.lower[first - 1]
        is_article = low in _ARTICLES  # "The Kano State governor, Ana Costa,"
        if not is_article and (low in role_words() or word[0].isupper() or word in POSSESSIVES):
            first -= 1
        else:
            break
    opener = document.lower[first - 1] if first else ""
    if opener not in _ARTICLES and document.words[first] not in POSSESSIVES:
        owned = any(word in POSSESSIVES for word in document.words[first:head])
        if not owned:
            return None
    return first, last, head


def _past_tail(document: Document, last: int) -> int:
    """Return the noun of a role that ends with ``last``: "Minister" in "Minister of Power"."""
    words, lower = document.words, document.lower
    token = last
    while token > 0 and last - token < _LONGEST:
        if lower[token] in _TAIL_LINKS and lower[token - 1] in nouns():
            return token - 1
        if not (words[token][0].isupper() or lower[token] in _WITHIN_TAIL):
            break
        token -= 1
    return last


def _role(document: Document, first: int, end: int, head: int) -> Role:
    text = document.text[document.starts[first] : document.ends[end]]
    country = ""
    for token in range(first, end + 1):
        if document.words[token][0].isupper():
            country = country_code(document.words[token])
            if country:
                break
    return Role(" ".join(text.split()), country, nouns()[document.lower[head]].gender)
