"""Where the words of a query stand in a text that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.plan import keys_before, keys_of_last
from tui.library.query import And, Or, Phrase, Scope, parse
from tui.library.words import located_words
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tui.library.query import Node
    from tui.library.words import Word
    from tui.model import Analysis

_SNIPPET = 160
_BEFORE_HIT = 40


def terms(node: Node) -> Iterator[Phrase]:
    """Yield the phrases of a query that are to be marked: not those that must be missing."""
    match node:
        case Phrase(scope=Scope.TEXT | Scope.SAID):
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from terms(inner)
        case _:
            pass


def hits(
    query: str, text: str, analysis: Analysis | None = None, *, today: date | None = None
) -> tuple[Span, ...]:
    """Return where the query's words stand in ``text``, in order and without overlap.

    ``text`` is any string. With its ``analysis``, words of ``said:`` are marked only in quotations;
    without, wherever they stand. A phrase is one span. ``today`` is the day of the query.
    """
    phrases = list(terms(parse(query, today)))
    if not phrases:
        return ()
    found = list(located_words(text))
    spans: list[Span] = []
    for phrase in phrases:
        places = _places(found, phrase)
        if phrase.scope is Scope.SAID and analysis is not None:
            quotations = [quotation.span for quotation in analysis.quotations]
            spans += [span for span in places if any(one.holds(span) for one in quotations)]
        else:
            spans += places
    return _merged(spans)


def _places(found: Sequence[Word], phrase: Phrase) -> Iterator[Span]:
    """Yield where the phrase stands among the words of a text."""
    before, last = keys_before(phrase), keys_of_last(phrase)
    flat = [(key, word) for word in found for key in word.keys]
    length = len(before)
    for index in range(length, len(flat)):
        key, word = flat[index]
        ends = key.startswith(last) if phrase.prefix else key in last
        if ends and all(
            flat[index - length + place][0] == wanted for place, wanted in enumerate(before)
        ):
            yield Span(flat[index - length][1].start, word.end)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def snippet(text: str, spans: Sequence[Span]) -> str:
    """Return a line of ``text`` around the first of ``spans``, or its beginning."""
    start = 0
    if spans and spans[0].start > _BEFORE_HIT:
        start = spans[0].start - _BEFORE_HIT
        start = text.rfind(" ", 0, start) + 1 or start
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + _BEFORE_HIT)
    line = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"
