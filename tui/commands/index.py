"""``onrecord index``: bring the library up to date."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui.clean import clean, clean_line
from tui.commands.messages import TaskFailed, counted, say
from tui.commands.options import sources
from tui.commands.prepare import desk, require_corpora
from tui.commands.progress import Meter
from tui.commands.rows import as_json, write_line
from tui.commands.updating import update
from tui.commands.wording import why
from tui.library import Library, LibraryBusy

if TYPE_CHECKING:
    from tui.commands.sources import Sources
    from tui.library import Counts
    from tui.library.indexing import Summary

_NAMED = 20


@click.command()
@click.option("--json", "as_object", is_flag=True, help="Print the summary as JSON.")
@sources(index=False)
def command(given: Sources, *, as_object: bool) -> None:
    """Bring the library up to date with the files of the corpus.

    Only new and changed files are read. It can be stopped with ctrl+c at any moment; the next time
    it goes on from there. Deleting the library loses nothing.

    \b
    Examples:
      onrecord index
      onrecord index --corpus ~/news --library /tmp/news.sqlite
    """
    table = desk(given)
    require_corpora(table.config)
    try:
        summary = update(table, Meter())
    except LibraryBusy as error:
        raise TaskFailed(
            f"another process is indexing {table.library}. Wait until it is done."
        ) from error
    with Library.open(table.library, table.marks) as library:
        _name_skipped(library)
        counts = library.counts()
    path = str(table.library)
    if as_object:
        _write_object(summary, counts, path)
    else:
        _write_sentences(summary, counts, path)


def _name_skipped(library: Library) -> None:
    skipped = library.skipped()
    for each in skipped[:_NAMED]:
        say(f"Skipped {why(each)}")
    if len(skipped) > _NAMED:
        more = counted(len(skipped) - _NAMED, "more file")
        say(f"and {more}: `onrecord doctor` lists them all.")


def _write_object(summary: Summary, counts: Counts, path: str) -> None:
    write_line(
        as_json({"library": clean(path), **asdict(summary), "holds": asdict(counts)}, indent=2)
    )


def _write_sentences(summary: Summary, counts: Counts, path: str) -> None:
    replaced = (
        f", {counted(summary.replaced, 'unreadable byte')} replaced" if summary.replaced else ""
    )
    write_line(
        f"{summary.added:,} added, {summary.changed:,} changed, {summary.removed:,} removed, "
        f"{summary.unchanged:,} unchanged, {summary.skipped:,} skipped{replaced} "
        f"in {summary.seconds:.1f} s."
    )
    write_line(
        f"The library holds {counted(counts.articles, 'article')} with "
        f"{counted(counts.quotations, 'quotation')} by {counted(counts.speakers, 'speaker')}: "
        f"{clean_line(path)}"
    )
