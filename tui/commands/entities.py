"""``onrecord entities``: whom and what articles name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.commands.asking import selection
from tui.commands.options import QUERYING, query_argument, row_format, sources
from tui.commands.rows import Column, Shape, write_rows
from tui.commands.updating import open_library
from tui.model import EntityKind

if TYPE_CHECKING:
    from tui.commands.sources import Sources
    from tui.library import EntityRow


@click.command(context_settings=QUERYING)
@query_argument()
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([str(kind) for kind in EntityKind]),
    help="Only those of this kind (repeatable).",
)
@row_format
@sources()
def command(given: Sources, query: str, kinds: tuple[str, ...], form: str) -> None:
    """List the people, organisations, places, agreements, events and groups that articles name.

    Those in most articles come first. QUERY, as for search, chooses the articles.

    \b
    Examples:
      onrecord entities --kind agreement
      onrecord entities 'place:vilnius after:2025-03-01' --format json
    """
    with open_library(given) as (_, library):
        found = library.entities(selection(query))
        write_rows((row for row in found if not kinds or row.kind in kinds), _shape(), form)


def _shape() -> Shape[EntityRow]:

    return Shape(
        {
            "name": lambda row: row.name,
            "kind": lambda row: str(row.kind),
            "articles": lambda row: row.articles,
            "mentions": lambda row: row.mentions,
            "aliases": lambda row: list(row.aliases),
        },
        (
            Column("Name", lambda row: row.name, share=3),
            Column("Kind", lambda row: str(row.kind)),
            Column("Articles", lambda row: str(row.articles), right=True),
            Column("Mentions", lambda row: str(row.mentions), right=True),
            Column("Also", lambda row: ", ".join(row.aliases), share=3),
        ),
        "No entity.",
    )
