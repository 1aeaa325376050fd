"""``onrecord statements``: what most outlets carry, and how each of them words it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from tui.commands.asking import selection
from tui.commands.finding import speakers_called
from tui.commands.messages import TaskFailed, counted, say
from tui.commands.options import QUERYING, query_argument, row_format, said_by, sources
from tui.commands.rows import Column, Shape, write_rows
from tui.commands.updating import open_library
from tui.commands.wording import day, iso, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.sources import Sources
    from tui.library import Library, QuotationRow
    from tui.library.statement import Statement, StatementRow

MOST = 50


class _Numbered(NamedTuple):
    """A statement and its number in the list."""

    number: int
    row: StatementRow


class _Rendering(NamedTuple):
    """A rendering, the number of the passage it renders, and the passage's fullest rendering."""

    passage: int
    row: QuotationRow
    fullest: QuotationRow


@click.command(context_settings=QUERYING)
@query_argument()
@said_by
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    metavar="N",
    help="Stop after N statements.",
)
@click.option(
    "--show",
    type=click.IntRange(min=1),
    metavar="N",
    help="Every rendering of the N-th statement of the list instead.",
)
@row_format
@sources()
def command(  # noqa: PLR0913, PLR0917 - one for each option
    given: Sources,
    query: str,
    speakers: tuple[str, ...],
    limit: int,
    show: int | None,
    form: str,
) -> None:
    """List statements: quotations that render the same words, most widely carried first.

    QUERY, as for search, chooses the articles. With --show, each rendering stands under the fullest
    one: +added, −left out, ~changed (and what the fullest has), ≈another spelling, … cut.

    \b
    Examples:
      onrecord statements
      onrecord statements --speaker Pevkur convention
      onrecord statements --show 1
      onrecord statements --show 1 --format csv > renderings.csv
    """
    with open_library(given) as (_, library):
        chosen = selection(query, speakers_called(speakers, library))
        if show is None:
            found = library.statements(chosen, limit)
            write_rows(map(_Numbered, range(1, len(found) + 1), found), _LIST, form)
            return
        found = library.statements(chosen, show)
        if len(found) < show:
            how_many = counted(len(found), "statement")
            raise TaskFailed(f"there is no statement {show}: the list has {how_many}.")
        statement = _whole(library, found[show - 1])
        write_rows(_renderings(statement), _RENDERINGS, form)
        if statement.disagrees:
            say(f"Note: outlets disagree about the speaker: {'; '.join(statement.speakers)}.")
        if statement.left_out:
            say(f"{counted(statement.left_out, 'more rendering')} not shown.")


def _whole(library: Library, row: StatementRow) -> Statement:
    statement = library.statement(row.fullest.article_id, row.fullest.start)
    if statement is None:
        raise TaskFailed("the statement was changed just now. Try again.")
    return statement


def _renderings(statement: Statement) -> Iterator[_Rendering]:
    for number, passage in enumerate(statement.passages, start=1):
        for row in passage.renderings:
            yield _Rendering(number, row, passage.fullest)


def _words(rendering: _Rendering) -> str:
    from tui.library.renderings import compared, in_signs  # noqa: PLC0415 - only with --show

    row, fullest = rendering.row, rendering.fullest
    words = row.text if row is fullest else in_signs(compared(row.text, fullest.text))
    return _quoted(words, row)


def _quoted(words: str, row: QuotationRow) -> str:
    return f"“{words}”" if row.kind == "direct" else words


def _days(row: StatementRow) -> str:
    if row.first is None or row.last is None or day(row.first) == day(row.last):
        return day(row.first)
    return f"{day(row.first)} – {day(row.last)}"


_LIST: Shape[_Numbered] = Shape(
    {
        "number": lambda each: each.number,
        "text": lambda each: each.row.fullest.text,
        "speaker": lambda each: each.row.fullest.speaker,
        "outlets": lambda each: each.row.outlets,
        "articles": lambda each: each.row.articles,
        "renderings": lambda each: each.row.renderings,
        "first": lambda each: iso(each.row.first),
        "last": lambda each: iso(each.row.last),
        "article": lambda each: each.row.fullest.article,
        "start": lambda each: each.row.fullest.start,
        "end": lambda each: each.row.fullest.end,
    },
    (
        Column("#", lambda each: str(each.number), right=True),
        Column("Outlets", lambda each: str(each.row.outlets), right=True),
        Column("Articles", lambda each: str(each.row.articles), right=True),
        Column("Speaker", lambda each: each.row.fullest.speaker or "?", share=2),
        Column("When", lambda each: _days(each.row), share=2),
        Column(
            "Fullest wording",
            lambda each: _quoted(each.row.fullest.text, each.row.fullest),
            share=6,
        ),
    ),
    "No statement: no two articles quote the same words.",
)
_RENDERINGS: Shape[_Rendering] = Shape(
    {
        "passage": lambda each: each.passage,
        "outlet": lambda each: each.row.outlet,
        "published": lambda each: iso(each.row.published),
        "article": lambda each: each.row.article,
        "headline": lambda each: each.row.headline,
        "start": lambda each: each.row.start,
        "end": lambda each: each.row.end,
        "kind": lambda each: str(each.row.kind),
        "speaker": lambda each: each.row.speaker,
        "mention": lambda each: each.row.mention,
        "text": lambda each: each.row.text,
        "differences": _words,
    },
    (
        Column("Passage", lambda each: str(each.passage), right=True),
        Column(
            "Source",
            lambda each: source(each.row.outlet or each.row.article, each.row.published),
            share=2,
        ),
        Column("Speaker", lambda each: each.row.speaker or "?", share=2),
        Column("As", lambda each: each.row.mention or "", share=2),
        Column("Words", _words, share=6),
    ),
)
