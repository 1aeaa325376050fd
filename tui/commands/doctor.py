"""``onrecord doctor``: what is here, what is wrong, and what the terminal can do."""

from __future__ import annotations

import os
import platform
import shutil
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from tui import __version__, locations
from tui.clean import clean_line
from tui.commands.messages import Misuse, TaskFailed, counted
from tui.commands.options import sources
from tui.commands.prepare import (
    configuration,
    files_of,
    require_corpora,
    require_own_library,
)
from tui.commands.rows import write_line
from tui.commands.terminal import abilities
from tui.commands.updating import update_quietly
from tui.commands.width import cells, padded
from tui.commands.wording import why
from tui.config import ConfigError
from tui.library import Library, LibraryError
from tui.library.engine import has_full_text_search, sqlite_version

if TYPE_CHECKING:
    from pathlib import Path

    from tui.commands.prepare import Desk
    from tui.commands.sources import Sources


@dataclass(slots=True)
class Report:
    """What the doctor found: titled lists of facts, and what needs doing."""

    sections: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, title: str, facts: list[tuple[str, str]]) -> None:
        """Add a section."""
        self.sections.append((title, facts))


@click.command()
@sources()
def command(given: Sources) -> None:
    """Look for what is wrong: versions, files, skipped articles, the terminal.

    The exit status is 1 when something needs doing. Skipped files are listed with their reasons;
    they are no failure.

    \b
    Example:
      onrecord doctor --corpus ~/news
    """
    report = Report()
    report.add("Versions", _versions(report))
    try:
        table = files_of(configuration(given))
    except ConfigError as error:
        report.problems.append(str(error))
        report.add("Files", [("config", f"{locations.config_file()} is the user's own")])
    else:
        report.add("Files", _files(table))
        _examine_library(report, table, index=given.index)
    report.add("Terminal", _terminal())
    _write(report)
    if report.problems:
        click.get_current_context().exit(TaskFailed.exit_code)


def _versions(report: Report) -> list[tuple[str, str]]:
    searchable = has_full_text_search()
    if not searchable:
        report.problems.append(
            "this Python's SQLite has no FTS5, which the library needs; install another Python"
        )
    return [
        ("On Record", __version__),
        ("Python", f"{platform.python_version()} on {platform.system()}"),
        ("SQLite", f"{sqlite_version()} {'with' if searchable else 'without'} FTS5"),
        ("Textual", version("textual")),
    ]


def _files(table: Desk) -> list[tuple[str, str]]:
    config = table.config
    shown = str(config.file) if config.file else "none found"
    return [
        ("config", shown),
        ("user's own", _described(locations.config_file())),
        *(("corpus", _described(corpus)) for corpus in config.corpora),
        *(("note", note) for note in config.notes),
        ("library", _described(table.library)),
        ("marks", _described(table.marks)),
        ("state", _described(table.state)),
    ]


def _described(path: Path) -> str:
    try:
        if path.is_dir():
            return f"{path} (folder)"
        return f"{path} ({_size(path.stat().st_size)})"
    except FileNotFoundError:
        return f"{path} (not there)"
    except OSError as error:
        return f"{path} ({error.strerror})"


def _size(number: int) -> str:
    if number < 1024:
        return counted(number, "byte")
    size, unit = number / 1024, "KB"
    for larger in ("MB", "GB"):
        if size < 1024:
            break
        size, unit = size / 1024, larger
    return f"{size:.1f} {unit}"


def _examine_library(report: Report, table: Desk, *, index: bool) -> None:
    try:
        require_own_library(table.config)
    except Misuse as error:
        report.problems.append(str(error))
        return
    try:
        require_corpora(table.config)
        if index:
            update_quietly(table)
    except (Misuse, TaskFailed, LibraryError) as error:
        report.problems.append(str(error))
    if not table.library.exists():
        report.add("Library", [("articles", "none yet: `onrecord index` reads them")])
        return
    try:
        with Library.open(table.library, table.marks) as library:
            counts = library.counts()
            skipped = library.skipped()
    except LibraryError as error:
        if str(error) not in report.problems:
            report.problems.append(str(error))
        return
    report.add(
        "Library",
        [
            ("articles", f"{counts.articles:,}"),
            ("quotations", f"{counts.quotations:,}"),
            ("speakers", f"{counts.speakers:,}"),
        ],
    )
    report.add(f"Skipped: {counted(len(skipped), 'file')}", [("", why(each)) for each in skipped])


def _terminal() -> list[tuple[str, str]]:
    size = shutil.get_terminal_size()
    return [
        ("TERM", os.environ.get("TERM") or "not set"),
        ("program", os.environ.get("TERM_PROGRAM") or "unknown"),
        ("size", f"{size.columns} × {size.lines}"),
        *((each.name, f"{each.answer} ({each.reason})") for each in abilities(os.environ)),
    ]


def _write(report: Report) -> None:
    for title, facts in report.sections:
        write_line(title)
        width = max((cells(name) for name, _ in facts), default=0)
        for name, value in facts:
            label = f"{padded(name, width)}  " if width else ""
            write_line(f"  {label}{clean_line(value)}")
        write_line("")
    if not report.problems:
        write_line("Nothing needs doing.")
    for problem in report.problems:
        write_line(f"Needs doing: {clean_line(problem)}")
