"""Bring the library up to date, as a command's work or before it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.commands.messages import StoppedError, TaskFailed, counted, say
from tui.commands.prepare import desk, require_corpora
from tui.commands.progress import Meter, stopped_by_interrupt
from tui.library import Library, LibraryBusy
from tui.library.indexing import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.prepare import Desk
    from tui.commands.sources import Sources
    from tui.library.indexing import Summary

_PATIENCE_S = 1.0


def update(table: Desk, meter: Meter) -> Summary:
    """Bring the library up to date; ctrl+c stops it where it is and raises ``StoppedError``.

    Raises ``LibraryBusy`` when another process is at it, and ``TaskFailed`` where the library
    cannot be written.
    """
    config = table.config
    try:
        with stopped_by_interrupt() as stop, meter:
            summary = bring_up_to_date(
                table.library,
                config.corpora,
                config.roster,
                on_progress=meter,
                stop=stop,
                marks=table.marks,
            )
    except OSError as error:
        raise TaskFailed(
            f"the library {table.library} cannot be written ({error.strerror or error}). "
            f"Choose another place with --library FILE."
        ) from error
    if summary.stopped:
        done = summary.added + summary.changed
        raise StoppedError(
            f"Stopped. {counted(done, 'article')} indexed and kept; "
            f"`onrecord index` goes on from here."
        )
    return summary


def update_quietly(table: Desk) -> None:
    """Bring the library up to date, heard of only when it takes long or files are skipped."""
    try:
        summary = update(table, Meter(_PATIENCE_S))
    except LibraryBusy:
        say("Another process is indexing; this is the library as far as it has come.")
        return
    if summary.skipped:
        say(f"{counted(summary.skipped, 'file')} skipped: `onrecord doctor` says which and why.")


@contextmanager
def open_library(sources: Sources) -> Iterator[tuple[Desk, Library]]:
    """Open the library, brought up to date first unless the command line says not to."""
    table = desk(sources)
    if sources.index:
        require_corpora(table.config)
        update_quietly(table)
    with Library.open(table.library, table.marks) as library:
        yield table, library
