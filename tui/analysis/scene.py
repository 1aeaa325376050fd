"""The narrator's text as a row of units: one for a mention, one for a quotation, else one a token.

Seen so, ``“We lost,” said Kari Nordmann, the finance minister.`` is the row
``Q say2 n , d .`` and who speaks can be read from its shape.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.wordclasses import word_class
from tui.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.segment import Document
    from tui.model import Mention

_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "‹", "›", "``", "''", "'''", "`"})
_SUBJECT_STOPS = frozenset({"I", "to"})
_CODES = {MentionKind.NAME: "n", MentionKind.DESCRIPTION: "d", MentionKind.PRONOUN: "p"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The units of a document in order; the lists run in parallel.

    ``codes`` holds ``Q`` for a quoted span, ``n``, ``d`` or ``p`` for a mention (the longest, where
    one lies within another), else the token's class. ``words`` is the lower-cased token, or the last
    word of the mention. ``sentences`` and ``paragraphs`` are the indices of those that hold the
    unit. ``subjects`` is, at a verb, the unit of the mention that seems to be its subject, else -1.
    ``unit_of_quote[i]`` is the unit of ``document.quoted[i]``, ``unit_of_mention[i]`` that of the
    mention ``i`` or -1 when it lies inside quotation marks.
    """

    document: Document
    mentions: Sequence[Mention]
    codes: list[str]
    words: list[str]
    tokens: list[int]
    sentences: list[int]
    paragraphs: list[int]
    subjects: list[int]
    unit_of_quote: list[int]
    unit_of_mention: list[int]
    mentions_of_unit: dict[int, list[int]]
    paragraph_units: list[tuple[int, int]]


def scene(document: Document, mentions: Sequence[Mention]) -> Scene:
    """Return ``document`` as a row of units, with ``mentions`` as they come from it."""
    starts, lower, written = document.starts, document.lower, document.words
    outer = _outermost(document, mentions)
    codes: list[str] = []
    words: list[str] = []
    tokens: list[int] = []
    unit_of_quote: list[int] = []
    quotes = [document.tokens_in(quoted.outer) for quoted in document.quoted]
    quote, count, token = 0, len(starts), 0
    while token < count:
        if quote < len(quotes) and token >= quotes[quote].start:
            unit_of_quote.append(len(codes))
            codes.append("Q")
            words.append("")
            tokens.append(token)
            token = max(token, quotes[quote].stop)
            quote += 1
            continue
        held = outer.get(token)
        if held is None:
            if written[token] not in _MARKS:
                codes.append(word_class(lower[token]))
                words.append(lower[token])
                tokens.append(token)
            token += 1
            continue
        kind, stop = held
        codes.append(_CODES[kind])
        words.append(lower[stop - 1])
        tokens.append(token)
        token = stop
    while len(unit_of_quote) < len(quotes):  # a quotation without a single token
        unit_of_quote.append(-1)
    return _complete(document, mentions, codes, words, tokens, unit_of_quote)


def _outermost(
    document: Document, mentions: Sequence[Mention]
) -> dict[int, tuple[MentionKind, int]]:
    """Return, by first token, the kind and the end of the mentions that lie in no other."""
    found: dict[int, tuple[MentionKind, int]] = {}
    reach = 0
    for mention in mentions:
        first, stop = document.token_at(mention.span.start), document.token_at(mention.span.end)
        if first >= reach and stop > first:
            found[first] = (mention.kind, stop)
            reach = stop
    return found


def _complete(
    document: Document,
    mentions: Sequence[Mention],
    codes: list[str],
    words: list[str],
    tokens: list[int],
    unit_of_quote: list[int],
) -> Scene:
    starts = document.starts
    sentences = _holders([starts[token] for token in tokens], [s.start for s in document.sentences])
    paragraphs = _holders(
        [starts[token] for token in tokens], [s.start for s in document.paragraphs]
    )
    unit_of_mention: list[int] = []
    mentions_of_unit: dict[int, list[int]] = {}
    unit = 0
    for index, mention in enumerate(mentions):
        while unit + 1 < len(tokens) and starts[tokens[unit + 1]] <= mention.span.start:
            unit += 1
        inside = not tokens or codes[unit] == "Q"
        unit_of_mention.append(-1 if inside else unit)
        if not inside:
            mentions_of_unit.setdefault(unit, []).append(index)
    edges = [bisect_left(paragraphs, number) for number in range(len(document.paragraphs) + 1)]
    return Scene(
        document=document,
        mentions=mentions,
        codes=codes,
        words=words,
        tokens=tokens,
        sentences=sentences,
        paragraphs=paragraphs,
        subjects=_subjects(codes, words, sentences),
        unit_of_quote=unit_of_quote,
        unit_of_mention=unit_of_mention,
        mentions_of_unit=mentions_of_unit,
        paragraph_units=list(zip(edges, edges[1:], strict=False)),
    )


def _holders(offsets: list[int], begins: list[int]) -> list[int]:
    """Return for each offset the index of the stretch that holds it, all in order."""
    found: list[int] = []
    holder, last = 0, len(begins) - 1
    for offset in offsets:
        while holder < last and begins[holder + 1] <= offset:
            holder += 1
        found.append(holder)
    return found


def _subjects(codes: list[str], words: list[str], sentences: list[int]) -> list[int]:
    """Return, at each verb, the nearest mention before it that no preposition or verb governs."""
    found: list[int] = []
    subject, sentence, before = -1, -1, "."
    apposed = False
    for unit, code in enumerate(codes):
        if sentences[unit] != sentence:
            sentence, subject, apposed, before = sentences[unit], -1, False, "."
        if code in "ndp":
            relative = code == "p" and words[unit] in {"who", "which"}
            governed = before in _SUBJECT_STOPS or before[-1:] in "0123"
            apposed = before == "," and subject >= 0 and code == "d"
            if not (relative or governed or apposed) or subject < 0:
                subject = unit
            found.append(-1)
        else:
            is_verb = code[-1:] in "0123" or code in {"ed", "ing", "s", "A"}
            beside = (
                unit and code[-1:] == "3" and codes[unit - 1] in "nd"
            )  # "with Kari noting that"
            found.append((unit - 1 if beside else subject) if is_verb else -1)
        if code != "R" and code != "ly":
            before = code
    return found
