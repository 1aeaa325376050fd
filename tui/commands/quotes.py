"""``onrecord quotes``: who said what, a quotation a row."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from tui.commands.asking import selection
from tui.commands.finding import article_called, speakers_called
from tui.commands.options import QUERYING, query_argument, row_format, said_by, sources
from tui.commands.rows import Column, Shape, write_pieces, write_rows
from tui.commands.updating import open_library
from tui.commands.wording import signed, source
from tui.export.quotations import FIELDS, Form, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.commands.sources import Sources
    from tui.library import QuotationRow


@click.command(context_settings=QUERYING)
@query_argument()
@said_by
@click.option(
    "--article", metavar="ARTICLE", help="Only this article: its file name, URL or headline."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0,
    metavar="SHARE",
    help="Only those whose speaker is at least as sure as this, from 0 to 1.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Stop after N quotations.")
@row_format
@sources()
def command(  # noqa: PLR0913, PLR0917 - one for each option
    given: Sources,
    query: str,
    speakers: tuple[str, ...],
    article: str | None,
    min_confidence: float,
    limit: int | None,
    form: str,
) -> None:
    """List quotations with their speakers, newest article first.

    QUERY, as for search, chooses the articles. Behind a speaker, ? marks one that is in doubt, and
    ✎ one that is your own word; what nobody could be found for is unattributed.

    \b
    Examples:
      onrecord quotes --speaker Pevkur
      onrecord quotes --speaker Pevkur --speaker Tusk convention
      onrecord quotes --article tallinn.md --format csv > tallinn.csv
      onrecord quotes --min-confidence 0.8 mines
    """
    with open_library(given) as (table, library):
        selected = selection(query, speakers_called(speakers, library))
        wanted = None if article is None else article_called(article, library)
        found = library.quotations(selected, wanted)
        rows = islice((row for row in found if row.confidence >= min_confidence), limit)
        write_quotations(rows, form, table.config.confidence_threshold)


def write_quotations(rows: Iterable[QuotationRow], form: str, threshold: float) -> None:
    """Write quotations to stdout; in Markdown each with its source below it."""
    if form == Form.MARKDOWN:
        write_pieces(pieces(rows, Form.MARKDOWN, threshold))
    else:
        write_rows(rows, _shape(threshold), form)


def _shape(threshold: float) -> Shape[QuotationRow]:
    return Shape(
        FIELDS,
        (
            Column("Speaker", lambda row: _speaker(row, threshold), share=3),
            Column("Source", lambda row: source(row.outlet, row.published), share=2),
            Column("Article", lambda row: row.article, share=2),
            Column("Quotation", _words, share=5),
        ),
        "No quotation.",
    )


def _speaker(row: QuotationRow, threshold: float) -> str:
    name = f"{row.speaker} (joint)" if row.speaker and row.members else row.speaker
    return signed(name, row.confidence, threshold, corrected=row.corrected)


def _words(row: QuotationRow) -> str:
    return f"“{row.text}”" if row.kind == "direct" else row.text
