"""The narrator's text as a row of units: one for a mention, one for a quotation, else one a token.

Seen so, ``“We lost,” said Kari Nordmann, the finance minister.`` is the row
``Q say2 n , d .`` and who speaks can be read from its shape.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, compress, pairwise, repeat
from operator import sub
from typing import TYPE_CHECKING

from tui.analysis.subjects import Subjects
from tui.analysis.wordclasses import word_class
from tui.analysis.words import remembered
from tui.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.quotes import QuotedSpan
    from tui.analysis.segment import Document
    from tui.model import Mention

_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "‹", "›", "``", "''", "'''", "`"})
_PAST = frozenset({"say2", "judge2", "think2"})
_ADJECTIVAL = frozenset({"D", "G", "Z"})  # "the recommended withdrawal": no verb
_CODES = {MentionKind.NAME: "n", MentionKind.DESCRIPTION: "d", MentionKind.PRONOUN: "p"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The units of a document in order; the lists run in parallel.

    ``last_words`` are those of the mentions, lower-cased. ``codes`` holds ``Q`` for a quoted span,
    ``n``, ``d`` or ``p`` for a mention (the longest, where one lies within another), else the
    token's class. ``words`` is the lower-cased token, or the last word of the mention.
    ``sentences`` and ``paragraphs`` are the indices of those that hold the unit. ``subjects`` is,
    at a verb, the unit of the mention that seems to be its subject, else -1. ``free`` is true at a
    mention that no verb and no preposition governs. ``unit_of_quote[i]`` is the unit of
    ``document.quoted[i]``, ``unit_of_mention[i]`` that of the mention ``i`` or -1 when it lies
    inside quotation marks.
    """

    document: Document
    mentions: Sequence[Mention]
    last_words: list[str]
    codes: list[str]
    words: list[str]
    tokens: list[int]
    sentences: list[int]
    paragraphs: list[int]
    subjects: list[int]
    free: list[bool]
    unit_of_quote: list[int]
    unit_of_mention: list[int]
    mentions_of_unit: dict[int, list[int]]
    paragraph_units: list[tuple[int, int]]

    def narrated(self) -> Iterator[range]:
        """Yield the stretches of tokens that stand outside quotation marks, in order."""
        following = 0
        for quoted in self.document.quoted:
            inside = self.document.tokens_in(quoted.outer)
            yield range(following, inside.start)
            following = max(following, inside.stop)
        yield range(following, len(self.document.starts))


def scene(document: Document, mentions: Sequence[Mention]) -> Scene:
    """Return ``document`` as a row of units, with ``mentions`` as they come from it."""
    held, stops = _tokens_of(document, mentions)
    quotes = [_with_own_comma(document, quoted) for quoted in document.quoted]
    every_code, every_word = _taken_together(document, mentions, held, stops, quotes)
    tokens = list(compress(range(len(every_code)), every_code))
    codes = _without_adjectives(list(compress(every_code, every_code)))
    words = list(compress(every_word, every_code))
    unit_of_mention = [
        -1 if codes[unit] == "Q" else unit
        for unit in [bisect_right(tokens, token) - 1 for token in held]
    ]
    sentence_edges = _edges(tokens, document.sentence_tokens)
    paragraph_edges = _edges(tokens, document.paragraph_tokens)
    subjects = Subjects(codes, words, sentence_edges)
    return Scene(
        document=document,
        mentions=mentions,
        last_words=[document.lower[stop - 1] for stop in stops],
        codes=codes,
        words=words,
        tokens=tokens,
        sentences=_numbered(sentence_edges),
        paragraphs=_numbered(paragraph_edges),
        subjects=subjects.found,
        free=subjects.free,
        unit_of_quote=[bisect_left(tokens, inside.start) if inside else -1 for inside in quotes],
        unit_of_mention=unit_of_mention,
        mentions_of_unit=_by_unit(unit_of_mention),
        paragraph_units=list(pairwise(paragraph_edges)),
    )


def _with_own_comma(document: Document, quoted: QuotedSpan) -> range:
    """Return the tokens of a quotation with the comma or full stop that belongs to it.

    British usage puts it outside the marks. So it makes no difference to the row on which side of
    the mark it stands.
    """
    inside = document.tokens_in(quoted.outer)
    after = inside.stop
    if (
        after < len(document.words)
        and document.words[after] in {",", "."}
        and document.starts[after] == quoted.outer.end
        and document.text[quoted.span.end - 1] not in ".,?!…"
    ):
        return range(inside.start, after + 1)
    return inside


def _tokens_of(document: Document, mentions: Sequence[Mention]) -> tuple[list[int], list[int]]:
    """Return the first token of each mention, and the one after its last.

    Mentions begin and end as tokens do and come in order, so that a look ahead from the one before
    soon finds them.
    """
    begin, end = document.starts.index, document.ends.index
    held: list[int] = []
    stops: list[int] = []
    first = 0
    for mention in mentions:
        span = mention.span
        first = begin(span.start, first)
        held.append(first)
        stops.append(end(span.end, first) + 1)
    return held, stops


def _taken_together(
    document: Document,
    mentions: Sequence[Mention],
    held: Sequence[int],
    stops: Sequence[int],
    quotes: Sequence[range],
) -> tuple[list[str], list[str]]:
    """Return the code and the word of the unit that begins at each token, "" for no unit.

    ``held`` are the tokens at which the mentions begin and ``stops`` those after their ends,
    ``quotes`` those of the quotations.
    """
    lower = document.lower
    codes, words = list(map(_code, lower)), list(lower)
    quoted = bytearray(len(codes))
    for inside in quotes:
        quoted[inside.start : inside.stop] = b"\1" * len(inside)
    reach = 0
    for mention, first, stop in zip(mentions, held, stops, strict=True):
        if first < reach:
            continue  # it lies in another
        reach = stop
        if not quoted[first]:
            codes[first] = _CODES[mention.kind]
            words[first] = lower[reach - 1]
            codes[first + 1 : reach] = [""] * (reach - first - 1)
    for inside in quotes:
        if inside:
            codes[inside.start : inside.stop] = ["Q"] + [""] * (len(inside) - 1)
            words[inside.start] = ""
    return codes, words


@remembered
def _code(word: str) -> str:
    """Return the class of a word, "" for a quotation mark."""
    return "" if word in _MARKS else word_class(word)


def _without_adjectives(codes: list[str]) -> list[str]:
    """Return the codes with those of verbs set right that are adjectives where they stand."""
    for unit in compress(range(1, len(codes)), map(_PAST.__contains__, codes[1:])):
        if codes[unit - 1] in _ADJECTIVAL:
            codes[unit] = "ed"
    return codes


def _edges(tokens: Sequence[int], firsts: Sequence[int]) -> list[int]:
    """Return the first unit of each stretch that begins at a token of ``firsts``, and the end."""
    return [*[bisect_left(tokens, first) for first in firsts], len(tokens)]


def _numbered(edges: Sequence[int]) -> list[int]:
    """Return for each unit the number of the stretch that holds it."""
    return list(chain.from_iterable(map(repeat, range(len(edges)), map(sub, edges[1:], edges))))


def _by_unit(unit_of_mention: Sequence[int]) -> dict[int, list[int]]:
    """Return the mentions that each unit holds, without those inside quotation marks."""
    found: dict[int, list[int]] = {}
    latest = -1
    for mention, unit in enumerate(unit_of_mention):
        if unit == latest >= 0:
            found[unit].append(mention)
        elif unit >= 0:
            found[unit] = [mention]
        latest = unit
    return found
