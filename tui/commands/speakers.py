"""``onrecord speakers``: everyone who is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.commands.asking import selection
from tui.commands.options import QUERYING, query_argument, row_format, sources
from tui.commands.rows import Column, Shape, write_rows
from tui.commands.updating import open_library

if TYPE_CHECKING:
    from tui.commands.sources import Sources
    from tui.library import SpeakerRow


@click.command(context_settings=QUERYING)
@query_argument()
@row_format
@sources()
def command(given: Sources, query: str, form: str) -> None:
    r"""List everyone who is quoted, the most quoted first.

    QUERY, as for search, chooses the articles.

    \b
    Examples:
      onrecord speakers
      onrecord speakers 'outlet:"Baltic Desk" after:2025-03-01' --format json
    """
    with open_library(given) as (_, library):
        write_rows(library.speakers(selection(query)), _shape(), form)


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
    )
