"""``onrecord speakers``: everyone who is quoted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tui.commands.asking import selection
from tui.commands.options import QUERYING, query_argument, row_format, sources
from tui.commands.rows import Column, Shape, write_rows
from tui.commands.updating import open_library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.commands.sources import Sources
    from tui.library import QuotationRow, SpeakerRow


@click.command(context_settings=QUERYING)
@query_argument()
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0,
    metavar="SHARE",
    help="Count only quotations whose speaker is at least as sure as this, from 0 to 1.",
)
@row_format
@sources()
def command(given: Sources, query: str, min_confidence: float, form: str) -> None:
    """List everyone who is quoted, the most quoted first.

    QUERY, as for search, chooses the articles.

    \b
    Examples:
      onrecord speakers
      onrecord speakers 'outlet:"Baltic Desk" after:2025-03-01' --format json
    """
    with open_library(given) as (_, library):
        chosen = selection(query)
        rows = library.speakers(chosen)
        if min_confidence:
            said = (
                each for each in library.quotations(chosen) if each.confidence >= min_confidence
            )
            rows = _counted_anew(rows, said)
        write_rows(rows, _shape(), form)


def _counted_anew(
    rows: Iterable[SpeakerRow], said: Iterable[QuotationRow]
) -> tuple[SpeakerRow, ...]:
    """Return the speakers of these quotations, joint ones included, with only these counted."""
    articles: dict[str, Counter[int]] = {}
    for each in said:
        for name in dict.fromkeys((each.speaker or "", *each.members)):
            articles.setdefault(name, Counter())[each.article_id] += 1
    counted = [
        replace(row, quotations=articles[row.name].total(), articles=len(articles[row.name]))
        for row in rows
        if row.name in articles
    ]
    return tuple(sorted(counted, key=lambda row: (-row.quotations, row.name)))


def _shape() -> Shape[SpeakerRow]:

    return Shape(
        {
            "name": lambda row: row.name,
            "role": lambda row: row.role,
            "quotations": lambda row: row.quotations,
            "articles": lambda row: row.articles,
            "aliases": lambda row: list(row.aliases),
            "members": lambda row: list(row.members),
        },
        (
            Column("Speaker", lambda row: row.name, share=3),
            Column("Role", lambda row: row.role, share=3),
            Column("Quotations", lambda row: str(row.quotations), right=True),
            Column("Articles", lambda row: str(row.articles), right=True),
            Column("Also", lambda row: ", ".join(row.aliases or row.members), share=3),
        ),
        "No speaker.",
    )
