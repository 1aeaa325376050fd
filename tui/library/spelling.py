"""Read British and American spellings of a word as one.

Words are replaced by a key before they are indexed, and by the same key when they are looked for.
The rules are in ``spelling.yaml``. Everything here takes and returns folded words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LONGEST_KEY = 64  # letters; what is longer is no word, and is cut alike on both sides


@dataclass(frozen=True, slots=True)
class _Ending:
    """A rule for words that end in ``old`` and one of some further letters."""

    old: str
    new: str
    whole: re.Pattern[str]
    begun: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    stems: dict[str, str]
    by_opening: re.Pattern[str]
    endings: tuple[_Ending, ...]


@cache
def _rules() -> _Rules:
    # A search without any word needs no rules, and must not wait for the parser.
    import yaml  # noqa: PLC0415

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = Path(__file__).with_suffix(".yaml").read_text("utf-8")
    data = yaml.load(source, loader)  # noqa: S506 - one of the two safe loaders
    stems: dict[str, str] = data["stems"]
    longest_first = sorted(stems, key=len, reverse=True)
    return _Rules(
        stems=stems,
        by_opening=re.compile("|".join(map(re.escape, longest_first))),
        endings=tuple(
            _ending(entry["from"], entry["to"], entry["least"], entry["before"])
            for entry in data["endings"]
        ),
    )


def _ending(old: str, to: str, least: int, before: list[str]) -> _Ending:
    openings = {rest[:length] for rest in before for length in range(len(rest) + 1)}
    return _Ending(
        old=old,
        new=to,
        whole=re.compile(rf"([a-z]{{{least},}}){old}({'|'.join(before)})"),
        begun=re.compile(rf"([a-z]{{{least},}}){old}({'|'.join(sorted(openings, key=len))})"),
    )


def spelling_key(word: str) -> str:
    """Return the one spelling that stands for all spellings of a folded ``word``.

    >>> spelling_key("organised"), spelling_key("neighbourhood"), spelling_key("defense")
    ('organized', 'neighborhood', 'defense')
    """
    if not word.isascii():
        return word[:LONGEST_KEY]
    rules = _rules()
    opening = rules.by_opening.match(word)
    if opening:
        word = rules.stems[opening[0]] + word[opening.end() :]
    for ending in rules.endings:
        found = ending.whole.fullmatch(word)
        if found:
            word = f"{found[1]}{ending.new}{found[2]}"
            break
    return word[:LONGEST_KEY]


def spellings(key: str) -> set[str]:
    """Return how the word with this key, or the words that begin with it, may begin when written.

    >>> sorted(spellings("color")), sorted(spellings("program"))
    (['color', 'colour'], ['program', 'programme'])
    """
    stems = _rules().stems.items() if key.isascii() else ()
    return {key} | {
        stem + key[len(short) :] if key.startswith(short) else stem
        for stem, short in stems
        if key.startswith(short) or short.startswith(key)
    }


def prefix_keys(beginning: str) -> tuple[str, ...]:
    """Return the beginnings of the keys of all words that begin with a folded ``beginning``.

    None of them is the beginning of another.

    >>> prefix_keys("defenc"), prefix_keys("min"), prefix_keys("organis")
    (('defenc', 'defens'), ('min',), ('organis', 'organiz'))
    """
    if not beginning.isascii():
        return (beginning[:LONGEST_KEY],)
    rules = _rules()
    opening = rules.by_opening.match(beginning)
    start = beginning
    if opening:
        start = rules.stems[opening[0]] + beginning[opening.end() :]
    found = {start[:LONGEST_KEY]}
    for ending in rules.endings:
        begun = ending.begun.fullmatch(start)
        if begun:
            found.add(f"{begun[1]}{ending.new}{begun[2]}"[:LONGEST_KEY])
    for stem, key in rules.stems.items():
        if stem.startswith(beginning):
            found.add(key)
    return _without_longer(found)


def _without_longer(beginnings: set[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for beginning in sorted(beginnings):
        if not kept or not beginning.startswith(kept[-1]):
            kept.append(beginning)
    return tuple(kept)
