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
from tui.library import Listing, Order

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
    help="Show the first N.",
)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.NEWEST.value,
    show_default=True,
    help="Which come first. Relevance is BM25 over the newest 1,000.",
)
@click.option(
    "--fold/--no-fold",
    default=False,
    show_default=True,
    help="List articles with the same text as one.",
)
@row_format
@sources()
def command(  # noqa: PLR0913 - one parameter an option
    given: Sources, query: str, *, limit: int, sort: str, fold: bool, form: str
) -> None:
    """Find the articles that hold what you are looking for, newest first.

    QUERY is what you would type in the reader: words that must all occur, "a phrase", -without,
    OR, and fields such as said:, speaker:, outlet:, entity:, on:, after: and before:.

    \b
    Examples:
      onrecord search 'mines "freedom of choice"'
      onrecord search 'said:solidarity after:2025-03-01' --format json
      onrecord search mines -cluster
      onrecord search ammunition supply --sort relevance --fold
    """
    with open_library(given) as (_, library):
        selected = selection(query)
        results = library.select(selected, Listing(Order(sort), fold))
        results.complete()
        total = results.articles
        rows = results.window(0, limit)
        shape = _shape(library, selected, fold=fold)
        if form == "json":
            answer = {
                "query": clean(query),
                "understood": clean(results.understood.text),
                "total": total,
                "folded": results.folded,
                "order": results.order.value,
                "ranked_of": results.ranked_of,
                "took_ms": round(results.took_ms, 3),
                "results": [shape.record(row) for row in rows],
            }
            write_line(as_json(answer, indent=2))
            return
        write_rows(rows, shape, form)
    if form == "table":
        sys.stdout.flush()
        found = counted(total, "article") if total else "No article"
        notes = f", {results.folded:,} folded" if results.folded else ""
        if len(rows) < results.total:
            first = "newest" if results.order is Order.NEWEST else "most relevant"
            notes += f", the {first} {len(rows)} shown"
        if results.ranked_of is not None:
            notes += f", ranked among the newest {results.ranked_of:,}"
        say(f"{found}{notes}: {results.understood.text or 'everything'}.")


def _shape(library: Library, selected: Selection, *, fold: bool) -> Shape[ArticleRow]:
    copies = {"copies": lambda row: row.copies} if fold else {}
    return Shape(
        {
            "article": lambda row: row.key,
            "headline": lambda row: row.headline,
            "outlet": lambda row: row.outlet,
            "published": lambda row: iso(row.published),
            "quotations": lambda row: row.quotations,
            **copies,
            "snippet": lambda row: library.snippet(row.id, selected),
        },
        (
            Column("Source", lambda row: source(row.outlet, row.published), share=2),
            Column("Article", lambda row: row.key, share=2),
            Column("Headline", lambda row: row.headline, share=3),
            Column("Quotations", lambda row: str(row.quotations), right=True),
            *([Column("Copies", lambda row: str(row.copies), right=True)] if fold else []),
            Column("Words found", lambda row: library.snippet(row.id, selected), share=4),
        ),
    )
