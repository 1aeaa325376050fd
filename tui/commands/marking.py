"""An article as plain text that says who said what.

A direct quotation is followed by its speaker, ‹Pevkur›; reported speech, which has no marks to
show where it begins and ends, by a number, [1], that a note under the text explains.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.commands.messages import counted
from tui.commands.width import cells, padded, wrapped
from tui.commands.wording import CORRECTED, UNATTRIBUTED
from tui.model import EntityKind, QuotationKind, Span

if TYPE_CHECKING:
    from tui.model import Analysis, Entity, Quotation

_CLOSING = re.compile(r"[.,!?…]{0,3}[\"”’'»“‟›」』]{0,3}")
_WIDEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line for the terminal; ``faint`` when it is no part of the report."""

    text: str
    faint: bool = False


def marked_lines(text: str, analysis: Analysis, width: int, threshold: float) -> list[Line]:
    """Return the text with its speakers in lines of at most ``width`` cells.

    ``threshold`` is the confidence below which a speaker is followed by a question mark. A speaker
    who is the reader's own word is followed by a pencil.
    """
    tags = _tags(text, analysis, threshold)
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        span = Span(start, start + len(paragraph))
        faint = bool(paragraph) and any(part.overlaps(span) for part in analysis.furniture)
        lines += [Line(line, faint) for line in wrapped(_with_tags(text, span, tags), width)]
        start = span.end + 1
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def _with_tags(text: str, span: Span, tags: list[tuple[int, str]]) -> str:
    pieces, done = [], span.start
    for offset, tag in tags:
        if span.start < offset <= span.end:
            pieces += [text[done:offset], tag]
            done = offset
    return "".join([*pieces, text[done : span.end]])


def _tags(text: str, analysis: Analysis, threshold: float) -> list[tuple[int, str]]:
    """Return what is put in after which offset, in the order of the text."""
    names = short_names(analysis)
    numbers = {quotation: number for number, quotation in enumerate(_reported(analysis), 1)}
    tags: list[tuple[int, str]] = []
    for quotation in analysis.quotations:
        if quotation in numbers:
            tags.append((quotation.span.end, f"[{numbers[quotation]}]"))
            continue
        closing = _CLOSING.match(text, quotation.span.end)
        end = closing.end() if closing else quotation.span.end
        tags.append((end, f" ‹{_signed(quotation, names, threshold)}›"))
    return sorted(tags, key=lambda tag: tag[0])


def _reported(analysis: Analysis) -> list[Quotation]:
    return [each for each in analysis.quotations if each.kind is QuotationKind.INDIRECT]


def _signed(quotation: Quotation, names: dict[int, str], threshold: float) -> str:
    attribution = quotation.attribution
    if attribution is None:
        return UNATTRIBUTED
    name = UNATTRIBUTED if attribution.speaker is None else names[attribution.speaker]
    if attribution.corrected:
        return name + CORRECTED
    if attribution.speaker is None:
        return name
    return name + ("" if attribution.confidence >= threshold else "?")


def short_names(analysis: Analysis) -> dict[int, str]:
    """Return what each entity is called beside a quotation, by its index.

    A person by the last word of the name, a group as ``joint``; where two would be called the
    same, each by the whole name.
    """
    speakers = {
        quotation.attribution.speaker
        for quotation in analysis.quotations
        if quotation.attribution is not None and quotation.attribution.speaker is not None
    }
    short = {index: _short(analysis.entities[index]) for index in speakers}
    uses = Counter(short.values())
    return {
        index: name if uses[name] == 1 else analysis.entities[index].name
        for index, name in short.items()
    }


def _short(entity: Entity) -> str:
    if entity.members:
        return "joint"
    if entity.kind is EntityKind.PERSON and entity.named:
        return entity.name.split()[-1]
    return entity.name


def notes(text: str, analysis: Analysis, width: int, threshold: float) -> list[Line]:
    """Return what stands under the article: its speakers, then the speech without marks."""
    names = short_names(analysis)
    lines = _speaker_lines(analysis, names, width)
    reported = _reported(analysis)
    if reported:
        lines += [Line(""), Line("Reported without quotation marks")]
    for number, quotation in enumerate(reported, 1):
        words = " ".join(quotation.span.of(text).split())
        lines += _noted(number, f"{_signed(quotation, names, threshold)}: {words}", width)
    return lines


def _speaker_lines(analysis: Analysis, names: dict[int, str], width: int) -> list[Line]:
    said = Counter(
        quotation.attribution.speaker
        for quotation in analysis.quotations
        if quotation.attribution is not None and quotation.attribution.speaker is not None
    )
    if not said:
        return []
    column = min(max(cells(names[index]) for index in said), _WIDEST_NAME)
    lines = [Line(""), Line("Speakers")]
    for index, number in said.most_common():
        entity = analysis.entities[index]
        whole = "" if names[index] == entity.name else entity.name
        described = ", ".join(part for part in (whole, entity.role) if part)
        members = f"({', '.join(entity.members)})" if entity.members else ""
        words = " ".join(part for part in (described, members) if part)
        quoted = counted(number, "quotation")
        lines += _listed(names[index], column, f"{words} · {quoted}" if words else quoted, width)
    return lines


def _listed(name: str, column: int, words: str, width: int) -> list[Line]:
    """Return lines that describe a name: beside it, or below it where the name is long."""
    indent = " " * (column + 4)
    lines = [f"{indent}{line}" for line in wrapped(words, max(width - len(indent), 20))]
    if cells(name) <= column:
        first, *lines = lines
        return [Line(f"  {padded(name, column)}{first[column + 2 :]}"), *map(Line, lines)]
    return [Line(f"  {name}"), *map(Line, lines)]


def _noted(number: int, words: str, width: int) -> list[Line]:
    label = f"  [{number}] "
    first, *further = wrapped(words, width - len(label))
    return [Line(label + first), *(Line(" " * len(label) + line) for line in further)]
