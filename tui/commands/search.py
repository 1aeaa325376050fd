"""``onrecord search``: the articles that a query finds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.clean import clean
from tui.commands.messages import counted, say
from tui.commands.options import Sources, row_format, sources
from tui.commands.rows import Column, Shape, as_json, write_line, write_rows
from tui.commands.updating import open_library
from tui.commands.wording import day, iso
from tui.library import Selection

if TYPE_CHECKING:
    from tui.library import ArticleRow, Library, Results


@click.command()
@click.argument("query", nargs=-1, required=True)
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
def command(given: Sources, query: tuple[str, ...], limit: int, form: str) -> None:
    r"""Find the articles that hold what you are looking for, newest first.

    QUERY is what you would type in the reader: words that must all occur, "a phrase", -without,
    OR, and fields such as said:, speaker:, outlet:, entity:, after: and before:.

    \b
    Examples:
      onrecord search 'mines "freedom of choice"'
      onrecord search 'said:solidarity after:2025-03-01' --format json
      onrecord search -- mines -cluster
    """
    words = " ".join(query)
    with open_library(given) as (_, library):
        selection = Selection(query=words)
        results = library.select(selection)
        rows = results.window(0, limit)
        if form == "json":
            _write_object(words, results, rows, _shape(library, selection))
        else:
            _write(results, rows, _shape(library, selection), form)


def _shape(library: Library, selection: Selection) -> Shape[ArticleRow]:

    return Shape(
        {
            "article": lambda row: row.key,
            "headline": lambda row: row.headline,
            "outlet": lambda row: row.outlet,
            "published": lambda row: iso(row.published),
            "quotations": lambda row: row.quotations,
            "snippet": lambda row: library.snippet(row.id, selection),
        },
        (
            Column("Date", lambda row: day(row.published)),
            Column("Article", lambda row: row.key, share=2),
            Column("Outlet", lambda row: row.outlet, share=1),
            Column("Headline", lambda row: row.headline, share=3),
            Column("Quotations", lambda row: str(row.quotations), right=True),
            Column("Words found", lambda row: library.snippet(row.id, selection), share=4),
        ),
    )


def _write_object(
    words: str, results: Results, rows: tuple[ArticleRow, ...], shape: Shape[ArticleRow]
) -> None:

    write_line(
        as_json(
            {
                "query": clean(words),
                "understood": clean(results.understood.text),
                "total": results.total,
                "took_ms": round(results.took_ms, 3),
                "results": [shape.record(row) for row in rows],
            },
            indent=2,
        )
    )


def _write(
    results: Results, rows: tuple[ArticleRow, ...], shape: Shape[ArticleRow], form: str
) -> None:

    write_rows(rows, shape, form)
    if form != "table":
        return
    sys.stdout.flush()
    found = counted(results.total, "article") if results.total else "No article"
    shown = f", the newest {len(rows)} shown" if len(rows) < results.total else ""
    say(f"{found} with {results.understood.text or 'anything'}{shown}.")
