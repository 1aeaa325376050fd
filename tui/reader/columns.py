"""A statement as it stands on the screen: each outlet's words under those of the fullest. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.clean import clean_line
from tui.library.renderings import Change, compared, signs
from tui.model import QuotationKind
from tui.reader.wording import CORRECTED, count, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library import QuotationRow
    from tui.library.statement import Passage, Statement

LEGEND = "[+added] [−left out] [~changed ← fullest] ≈spelling … cut"
_PRONOUN = 4  # letters; what refers to a speaker in so few tells nobody who it is


class Part(NamedTuple):
    """Some words on the screen and the name of how they look."""

    words: str
    look: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One rendering: where it is from, and its words in parts that say how they differ."""

    row: QuotationRow
    source: tuple[Part, ...]
    words: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The renderings of one passage; ``title`` is empty where there is no other."""

    title: str
    entries: tuple[Entry, ...]


def sections(statement: Statement, threshold: float) -> tuple[Section, ...]:
    """Return the statement's passages; below ``threshold`` a speaker is doubted."""
    passages, one_speaker = statement.passages, len(statement.speakers) < 2
    return tuple(
        Section(
            title=_title(number, len(passages), passage) if len(passages) > 1 else "",
            entries=tuple(
                Entry(
                    row=row,
                    source=tuple(_source(row, threshold, name_speaker=not one_speaker)),
                    words=tuple(_words(row, passage.fullest)),
                )
                for row in passage.renderings
            ),
        )
        for number, passage in enumerate(passages, start=1)
    )


def reach(statement: Statement) -> str:
    """Return how widely it is carried, and when: ``7 outlets · 11 renderings · 18 Mar 2025``."""
    days = [row.published for row in statement.renderings if row.published is not None]
    first, last = (day(end(days, key=date.toordinal)) if days else "" for end in (min, max))
    number = len(statement.renderings) + statement.left_out
    parts = (
        count(statement.outlets, "outlet"),
        count(number, "rendering"),
        first if first == last else f"{first} to {last}",
        f"the fullest {len(statement.renderings)} are shown" if statement.left_out else "",
    )
    return " · ".join(part for part in parts if part)


def warning(statement: Statement) -> str:
    """Return who is named for it by how many, where articles disagree; else nothing."""
    if not statement.disagrees:
        return ""
    named = [row.speaker for row in statement.renderings]
    each = (f"{clean_line(name)} ({named.count(name)})" for name in statement.speakers)
    return f"! Outlets disagree about who said it: {', '.join(each)}"


def _title(number: int, total: int, passage: Passage) -> str:
    outlets = len({row.outlet or row.article_id for row in passage.renderings})
    return f"Passage {number} of {total} · {count(outlets, 'outlet')}"


def _source(row: QuotationRow, threshold: float, *, name_speaker: bool) -> Iterator[Part]:
    """Yield outlet, date, and who the outlet says said it."""
    name = clean_line(row.outlet) or clean_line(row.headline) or clean_line(row.article)
    yield Part(name, "strong")
    yield Part(f" · {day(row.published)}", "quiet")
    if row.speaker is None:
        yield Part(" · nobody named", "quiet")
        return
    doubt = "?" if row.confidence < threshold else ""
    if row.corrected:
        doubt = CORRECTED
    called = clean_line(row.mention or "")
    if name_speaker:
        yield Part(" · ", "quiet")
        yield Part(f"{clean_line(row.speaker)}{doubt}", "speaker")
    if len(called) > _PRONOUN and called != row.speaker:
        yield Part(f" · as “{called}”{'' if name_speaker else doubt}", "quiet")
    if row.kind is QuotationKind.INDIRECT:
        yield Part(" · reported", "quiet")


def _words(row: QuotationRow, fullest: QuotationRow) -> Iterator[Part]:
    """Yield the words, with signs where they differ from the fullest rendering's."""
    opening, closing = ("“", "”") if row.kind is QuotationKind.DIRECT else ("", "")
    yield Part(opening, Change.SAME)
    if row is fullest:
        yield Part(clean_line(row.text), Change.SAME)
    else:
        pieces = compared(clean_line(row.text), clean_line(fullest.text))
        for at, piece in enumerate(pieces):
            before, words, after = signs(piece)
            if at == 0:
                before = before.lstrip()
            if at == len(pieces) - 1:
                before, after = (before.rstrip() if not words else before), after.rstrip()
            yield Part(before, "sign")
            yield Part(words, piece.change)
            yield Part(after, "sign" if piece.change is not Change.SAME else Change.SAME)
    yield Part(closing, Change.SAME)
