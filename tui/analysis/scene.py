"""The narrator's text as a row of units: one for a mention, one for a quotation, else one a token.

Seen so, ``“We lost,” said Kari Nordmann, the finance minister.`` is the row
``Q say2 n , d .`` and who speaks can be read from its shape.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.wordclasses import RELATIVE_SUBJECTS, word_class
from tui.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.segment import Document
    from tui.model import Mention

_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "‹", "›", "``", "''", "'''", "`"})
_DIGITS = frozenset("0123")
_VERB_SHAPES = frozenset({"ed", "ing", "s", "A"})
_GOVERNORS = frozenset({"I", "to", "w", "ed", "ing"})
_ADJECTIVAL = frozenset({"D", "G", "Z"})  # "the recommended withdrawal": no verb
_UNSERVED: tuple[list[str], ...] = (
    [],
    ["n"],
    ["d"],
    ["p"],
    [","],
)  # "whom the minister": its verb is still to come
_CODES = {MentionKind.NAME: "n", MentionKind.DESCRIPTION: "d", MentionKind.PRONOUN: "p"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The units of a document in order; the lists run in parallel.

    ``codes`` holds ``Q`` for a quoted span, ``n``, ``d`` or ``p`` for a mention (the longest, where
    one lies within another), else the token's class. ``words`` is the lower-cased token, or the
    last word of the mention. ``sentences`` and ``paragraphs`` are the indices of those that hold
    the unit. ``subjects`` is, at a verb, the unit of the mention that seems to be its subject, else
    -1. ``free`` is true at a mention that no verb and no preposition governs.
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


@dataclass(frozen=True, slots=True)
class _Row:
    """The lists that one walk over the tokens makes."""

    codes: list[str]
    words: list[str]
    tokens: list[int]
    unit_of_quote: list[int]


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
            token = _past_own_comma(document, quote, max(token, quotes[quote].stop))
            quote += 1
            continue
        held = outer.get(token)
        if held is None:
            if written[token] not in _MARKS:
                code = word_class(lower[token])
                if code[-1:] == "2" and codes and codes[-1] in _ADJECTIVAL:
                    code = "ed"
                codes.append(code)
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
    return _complete(document, mentions, _Row(codes, words, tokens, unit_of_quote))


def _past_own_comma(document: Document, quote: int, token: int) -> int:
    """Return the token after the comma or full stop that British usage puts outside the marks.

    So it makes no difference to the row on which side of the mark it stands.
    """
    quoted = document.quoted[quote]
    if token >= len(document.starts) or document.starts[token] != quoted.outer.end:
        return token
    inside = document.text[quoted.span.end - 1] in ".,?!…"
    return token if inside or document.words[token] not in {",", "."} else token + 1


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


def _complete(document: Document, mentions: Sequence[Mention], row: _Row) -> Scene:
    codes, words, tokens = row.codes, row.words, row.tokens
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
    subjects = _Subjects(codes, words, sentences)
    edges = [bisect_left(paragraphs, number) for number in range(len(document.paragraphs) + 1)]
    return Scene(
        document=document,
        mentions=mentions,
        codes=codes,
        words=words,
        tokens=tokens,
        sentences=sentences,
        paragraphs=paragraphs,
        subjects=subjects.all(),
        free=subjects.free,
        unit_of_quote=row.unit_of_quote,
        unit_of_mention=unit_of_mention,
        mentions_of_unit=mentions_of_unit,
        paragraph_units=list(pairwise(edges)),
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


class _Subjects:
    """Guess, from left to right, the subject of each verb of a row of units.

    The subject is the nearest mention before the verb that no preposition and no verb governs. A
    relative clause has its pronoun until a comma ends it; "noting" after a comma has the subject of
    the verb before; a sentence that begins with "Citing" waits for the first subject after it. What
    stands between commas after a subject ("Kari, a friend of Ola, said") leaves it the subject.
    """

    def __init__(self, codes: list[str], words: list[str], sentences: list[int]) -> None:
        self.codes = codes
        self.words = words
        self.sentences = sentences
        self.found = [-1] * len(codes)
        self.free = [False] * len(codes)
        self._new_sentence()

    def _new_sentence(self) -> None:
        self.subject = self.finite_subject = self.relative = -1
        self.parted = -1  # a subject with a comma after it
        self.relative_served = self.governed = False
        self.waiting: list[int] = []
        self.before = "."

    def all(self) -> list[int]:
        """Return for each unit the unit of its subject, or -1."""
        sentence = -1
        for unit, code in enumerate(self.codes):
            if self.sentences[unit] != sentence:
                sentence = self.sentences[unit]
                self._new_sentence()
            if code in {"n", "d", "p"}:
                self._mention(unit, code)
            elif code[-1:] in _DIGITS or code in _VERB_SHAPES:
                self._verb(unit, code)
            if code == "s" and self.before in {"n", "p"}:
                self.before = "ed"  # "Kari backs Ola": a verb, which governs what follows
            elif code not in {"R", "ly", "N"}:
                self.before = code
        return self.found

    def _mention(self, unit: int, code: str) -> None:
        before = self.before
        if code == "p" and self.words[unit] in RELATIVE_SUBJECTS and self.subject >= 0:
            self.relative = unit
            self.relative_served = self.codes[unit + 1 : unit + 2] not in _UNSERVED
            self.free[unit] = True
            return
        governed = before in _GOVERNORS or before[-1:] in _DIGITS
        governed = governed or (before == "C" and self.governed)
        self.governed = governed
        apposed = before == "," and code == "d" and self.subject == unit - 2
        if governed or apposed:
            return
        self.free[unit] = True
        self.subject = unit
        if self.parted < 0 and self.codes[unit + 1 : unit + 2] == [","]:
            self.parted = unit
        if self.waiting and before == ",":
            for verb in self.waiting:
                self.found[verb] = unit
            self.waiting = []

    def _verb(self, unit: int, code: str) -> None:
        if code[-1:] == "3" or code == "ing":
            if self.before == ".":
                self.waiting.append(unit)
            elif self.before in {"n", "d"}:
                self.found[unit] = unit - 1  # "with Kari noting that"
            elif self.before == "," and self.finite_subject >= 0:
                self.found[unit] = self.finite_subject
            else:
                self.found[unit] = self.subject
            return
        if self.before == "," and (self.relative < 0 or self.relative_served):
            self.relative = -1
            if self.parted >= 0:
                self.subject = self.parted
        if self.relative >= 0:
            self.found[unit] = self.relative
            self.relative_served = True
            return
        self.found[unit] = self.subject
        if code != "s":
            self.finite_subject = self.subject
