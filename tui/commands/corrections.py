"""``onrecord corrections``: what the reader says of quotations, against the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.commands.messages import TaskFailed, say
from tui.commands.options import row_format, sources
from tui.commands.rows import Column, Shape, write_rows
from tui.commands.updating import open_library
from tui.commands.wording import UNATTRIBUTED

if TYPE_CHECKING:
    from tui.commands.sources import Sources
    from tui.library.correcting import CorrectionRow


@click.command()
@click.option(
    "--undo",
    "undone",
    type=click.IntRange(min=1),
    metavar="ID",
    multiple=True,
    help="Take back the correction with this number; can be repeated.",
)
@row_format
@sources()
def command(given: Sources, undone: tuple[int, ...], form: str) -> None:
    """List your corrections of quotations, the newest first, or take some back.

    Corrections are made in the reader. They are kept apart from the library and outlive it; one
    whose article is gone or has changed waits for it. JSON and CSV have all that is needed to learn
    from them: `python -m training GOLD --corrections FILE`.

    \b
    Examples:
      onrecord corrections
      onrecord corrections --format json > corrections.json
      onrecord corrections --undo 12
    """
    with open_library(given) as (table, library):
        corrector = library.corrector(table.config.roster)
        if not undone:
            write_rows(corrector.all(), _SHAPE, form)
            return
        known = {row.correction.id for row in corrector.all()}
        for number in undone:
            if number not in known:
                raise TaskFailed(
                    f"there is no correction {number}. `onrecord corrections` lists them."
                )
        for number in undone:
            gone = corrector.undo(number)
            if gone is not None:
                say(f"Correction {number} taken back: “{gone.words}” is as the program found it.")


_SHAPE: Shape[CorrectionRow] = Shape(
    {
        "id": lambda row: row.correction.id,
        "identity": lambda row: row.correction.identity,
        "article": lambda row: row.correction.key,
        "headline": lambda row: row.correction.headline,
        "outlet": lambda row: row.correction.outlet,
        "text": lambda row: row.correction.words,
        "occurrence": lambda row: row.correction.occurrence,
        "kind": lambda row: str(row.correction.kind),
        "thought": lambda row: row.correction.thought,
        "confidence": lambda row: round(row.correction.confidence, 3),
        "quotation": lambda row: row.correction.is_quotation,
        "speaker": lambda row: row.correction.speaker.name if row.correction.speaker else None,
        "members": lambda row: list(
            row.correction.speaker.members if row.correction.speaker else ()
        ),
        "made": lambda row: row.correction.made.isoformat(),
        "waits": lambda row: row.waits,
        "context": lambda row: row.correction.context,
        "start": lambda row: row.correction.start,
    },
    (
        Column("ID", lambda row: str(row.correction.id), right=True),
        Column("Quotation", lambda row: row.correction.words, share=4),
        Column("You say", lambda row: row.correction.said_by, share=2),
        Column("The program", lambda row: row.correction.thought or UNATTRIBUTED, share=2),
        Column("Article", lambda row: row.correction.key, share=2),
        Column("Waits", lambda row: row.waits, share=2),
    ),
    "No correction. They are made in the reader, with c and x on a quotation.",
)
