"""Tag names with a trained model: where a person, an organisation or a place is named.

The model looks at shapes, endings, the lexicon and the company that words keep, and at no name
itself: those it met in training are few, and others matter elsewhere. What the article as a whole
tells of a word (whether it also stands in lower case, or within a sentence with a capital) goes
into the word as a sign before it, so that all is known of a word by itself.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.analysis.distribution import distribution
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import is_given, tables
from tui.analysis.nouns import NounKind, nouns, role_words
from tui.analysis.organisations import acronyms
from tui.analysis.places import (
    cities,
    features_after,
    features_before,
    is_adjective,
    may_open,
    place,
)
from tui.analysis.tagging import Tagger, Template, read
from tui.analysis.wordclasses import VERB_CLASSES, word_class
from tui.analysis.wordkinds import WordKind, word_kind
from tui.analysis.words import remembered
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tui.analysis.segment import Document

_FILE = Path(__file__).parent / "model" / "en.names.json"
LABELS = {EntityKind.PERSON: "P", EntityKind.ORGANISATION: "G", EntityKind.PLACE: "L"}
KINDS = {label: kind for kind, label in LABELS.items()}
OUTSIDE = "O"
OTHER = "M"  # names of works, products, events and the like, which are no entity

# The signs: whether the word begins a sentence, stands in a heading or neither, and whether the
# article has it in lower case, else within a sentence with a capital, or neither.
_SIGNS = "012345678"
_MARKS = frozenset("“\"‘'(«[•*–—-:")
_LONGEST_PLACE = 3  # words
EDGE_ONLY = ["edge"]
_OPEN = frozenset({"w", "s", "ed", "ing", "ly"})  # classes of words by shape alone


class Signed(NamedTuple):
    """The words of a document as the model reads them.

    ``extra`` has for some of them what stands beside the word somewhere in the document.
    """

    words: list[str]
    lengths: list[int]
    extra: dict[int, tuple[str, ...]]


def signed(document: Document, headings: Sequence[int]) -> Signed:
    """Return the words of a document with their signs, and the lengths of its sentences."""
    lower, written, capitals = document.lower, document.words, document.capitals
    edges = (*document.sentence_tokens, len(written))
    initial = bytearray(len(written) + 1)
    for edge in edges:
        initial[edge] = 1
    firm = set()
    for token in capitals:
        if token and written[token - 1] in _MARKS:
            initial[token] = 1
        elif token and not initial[token] and not headings[token]:
            firm.add(written[token])
    small = document.vocabulary.intersection([lower[token] for token in capitals])
    found = list(lower)
    for token in capitals:
        word = written[token]
        seen = 1 if lower[token] in small else 2 if word in firm else 0
        where = 2 if headings[token] else initial[token]
        found[token] = _SIGNS[3 * where + seen] + word
    lengths = [stop - start for start, stop in pairwise(edges)]
    extra = _elsewhere(document, capitals, headings)
    for token in _long_places(written, capitals):
        extra[token] = (*extra.get(token, ()), "place")
    return Signed(found, lengths, extra)


def _elsewhere(
    document: Document, capitals: Sequence[int], headings: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return for words with a capital what stands beside them anywhere in the article.

    "Costa" after a given name in one place is a surname in all of them.
    """
    around = (".", *document.words, ".")
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for token in capitals:
        if not headings[token]:
            told = _before(around[token]) + _after(around[token + 2])
            if told:
                beside[around[token + 1]].update(told)
    names = {word: tuple(sorted(told)) for word, told in beside.items()}
    return {token: names[word] for token in capitals if (word := around[token + 1]) in names}


@remembered
def _before(word: str) -> tuple[str, ...]:
    told = _small_before(word) if word == word.lower() else _kind_before(word)
    return (told,) if told else ()


@remembered
def _after(word: str) -> tuple[str, ...]:
    low = word.lower()
    told = _small_after(low)
    is_head = low != word and word in tables().heads
    return (*((told,) if told else ()), *(("head",) if is_head else ()))


def _kind_before(word: str) -> str:
    low = word.lower()
    if low in tables().titles or low in tables().offices:
        return "after-title"
    if is_given(word) or len(word) == 1:
        return "after-given"
    noun = nouns().get(low)
    return "after-role" if noun is not None and noun.kind is NounKind.PERSON else ""


def _small_before(word: str) -> str:
    if word == "the":
        return "after-the"
    code = word_class(word)
    if code == "I":
        return "after-in" if word in lexicon("beside_names", "after_in") else ""
    if code in VERB_CLASSES:
        return "after-said"
    noun = nouns().get(word)
    return "after-role" if noun is not None and noun.kind is NounKind.PERSON else ""


def _small_after(word: str) -> str:
    if word in lexicon("beside_names", "after_person"):
        return "before-who"
    return "before-said" if word_class(word) in VERB_CLASSES else ""


def _long_places(written: Sequence[str], capitals: Sequence[int]) -> Iterator[int]:
    """Yield the tokens of known places of several words."""
    reached = -1
    for token, following in pairwise(capitals):
        if following > token + 2 or token < reached or not may_open(written[token]):
            continue
        for length in range(_LONGEST_PLACE, 1, -1):
            name = " ".join(written[token : token + length])
            if name in cities() or place(name) is not None:
                reached = min(token + length, len(written))
                yield from range(token, reached)
                break


def attributes(word: str) -> list[str]:
    """Return what is true of a word by itself."""
    if not word:
        return EDGE_ONLY
    sign, plain = (word[0], word[1:]) if _has_sign(word) else ("", word)
    low = plain.lower()
    found = [f"k={word_class(low)}"]
    classes = distribution(low)
    if not sign:
        found += [f"w={low}", f"c={classes.coarse}", f"d={classes.fine}", f"-3={low[-3:]}"]
        return found
    facts = _facts(plain)
    number = ord(sign) - 0x30
    found += [f"f={number}", f"s={facts.shape}", f"f={number}{facts.shape}", f"W={low}"]
    found += [f"C={classes.coarse}", f"D={classes.fine}", f"C={classes.coarse}&{number // 3}"]
    return found + facts.attributes


def category(word: str) -> str:
    """Return the short name that a word goes by in pairs."""
    if not word:
        return "edge"
    if not _has_sign(word):
        kind = word_class(word).replace("&", "and")
        return f"c{distribution(word).coarse}" if kind in _OPEN else kind
    facts = _facts(word[1:])
    return f"{facts.shape[:3]}{(ord(word[0]) - 0x30) // 3}{facts.known}"


class _Facts(NamedTuple):
    """What is true of a word with a capital, whatever its sign.

    ``known`` is what the lexicon or else its company tells first.
    """

    shape: str
    known: str
    attributes: list[str]


@remembered
def _facts(word: str) -> _Facts:
    low, shape = word.lower(), _shape(word)
    lexical, kind = _lexical(word, low), _kind(word, low)
    found: list[str] = []
    if shape.startswith("X"):
        found += [f"-{length}={low[-length:]}" for length in (2, 3, 4) if len(low) > length]
        found += [f"+3={low[:3]}"]
    found += [f"l={name}" for name in lexical]
    found += [f"v={name}" for name in kind.signs]
    return _Facts(shape, lexical[0] if lexical else kind.likely, found)


def _kind(word: str, low: str) -> WordKind:
    """Return what is known of a word with a capital, or of the parts that a hyphen joins."""
    found = word_kind(low)
    if found.levels or "-" not in word:
        return found
    parts = [word_kind(part) for part in low.split("-") if part]
    return next((part for part in parts if part.likely), found)


def _has_sign(word: str) -> bool:
    return word[0].isdigit() and word[1:] != word[1:].lower()


def _shape(word: str) -> str:
    if len(word) == 1:
        return "I"
    if word.isupper():
        return f"A{min(len(word), 6)}" if word.isalpha() else "A."
    shape = "X" if word[0].isupper() else "x"
    for mark in "-./’'":
        if mark in word:
            follows = word[word.index(mark) + 1 :][:1]
            return shape + mark + ("X" if follows.isupper() else "x")
    if any(map(str.isdigit, word)):
        return shape + "1"
    return shape + ("" if word[1:].islower() else "X")


def _lexical(word: str, low: str) -> list[str]:
    """Return what the lexicon says of a word with a capital."""
    found = tables()
    noun = nouns().get(low)
    known = place(word)
    facts = (
        ("time", word in found.time),
        ("title", low in found.titles or low in found.offices),
        ("role", noun is not None and noun.kind is NounKind.PERSON),
        ("head", word in found.heads),
        ("adjective", is_adjective(word)),
        ("given", is_given(word)),
        ("country", known is not None and known.is_country),
        ("place", known is not None),
        ("city", word in cities()),
        ("acronym", word.replace(".", "") in acronyms()),
        ("after", word in features_after()),
        ("before", word in features_before()),
        ("common", low in found.common),
        ("weak", low in found.weak),
        ("suffix", low in found.suffixes),
        ("general", word in lexicon("organisations", "general")),
        ("noun", noun is not None),
        ("ofrole", low in role_words()),
    )
    return [name for name, holds in facts if holds]


TEMPLATE = Template(attributes, category, "")


@cache
def tagger() -> Tagger[str]:
    """Return the shipped model, read once in a process."""
    return read(_FILE, TEMPLATE)


def probabilities(document: Document, headings: Sequence[int]) -> NDArray[Any]:
    """Return for each token the probability of each of ``tagger().labels``."""
    row = signed(document, headings)
    return tagger().probabilities(row.words, row.lengths, row.extra)
