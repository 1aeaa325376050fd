"""``onrecord search``: the articles that a query finds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.clean import clean
from tui.commands.asking import selection
from tui.commands.messages import counted, say
from tui.commands.options import QUERYING, query_argument, row_format, sources
from tui.commands.rows import Column, Shape, as_json, write_line, write_rows
from tui.commands.updating import open_library
from tui.commands.wording import iso, source

if TYPE_CHECKING:
    from tui.commands.sources import Sources
    from tui.library import ArticleRow, Library, Selection


@click.command(context_settings=QUERYING)
@query_argument(required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=20,
    show_default=True,
    help="Show the N newest.",
)
@row_format
@sources()
def command(given: Sources, query: str, limit: int, form: str) -> None:
    r"""Find the articles that hold what you are looking for, newest first.

    QUERY is what you would type in the reader: words that must all occur, "a phrase", -without,
    OR, and fields such as said:, speaker:, outlet:, entity:, after: and before:.

    \b
    Examples:
      onrecord search 'mines "freedom of choice"'
      onrecord search 'said:solidarity after:2025-03-01' --format json
      onrecord search mines -cluster
    """
    with open_library(given) as (_, library):
        selected = selection(query)
        results = library.select(selected)
        total = results.complete()
        rows = results.window(0, limit)
        shape = _shape(library, selected)
        if form == "json":
            answer = {
                "query": clean(query),
                "understood": clean(results.understood.text),
                "total": total,
                "took_ms": round(results.took_ms, 3),
                "results": [shape.record(row) for row in rows],
            }
            write_line(as_json(answer, indent=2))
            return
        write_rows(rows, shape, form)
    if form == "table":
        sys.stdout.flush()
        found = counted(total, "article") if total else "No article"
        shown = f", the newest {len(rows)} shown" if len(rows) < total else ""
        say(f"{found}{shown}: {results.understood.text or 'everything'}.")


def _shape(library: Library, selected: Selection) -> Shape[ArticleRow]:

    return Shape(
        {
            "article": lambda row: row.key,
            "headline": lambda row: row.headline,
            "outlet": lambda row: row.outlet,
            "published": lambda row: iso(row.published),
            "quotations": lambda row: row.quotations,
            "snippet": lambda row: library.snippet(row.id, selected),
        },
        (
            Column("Source", lambda row: source(row.outlet, row.published), share=2),
            Column("Article", lambda row: row.key, share=2),
            Column("Headline", lambda row: row.headline, share=3),
            Column("Quotations", lambda row: str(row.quotations), right=True),
            Column("Words found", lambda row: library.snippet(row.id, selected), share=4),
        ),
    )
