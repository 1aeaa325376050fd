"""Open the reader on what the command line names."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.commands import COMMANDS
from tui.commands.messages import Misuse
from tui.commands.prepare import desk, require_corpora

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.commands.sources import Sources


def open_reader(given: Sources, paths: Sequence[Path] = ()) -> int:
    """Open the reader on ``paths``, else on the configured corpora; return the exit status.

    Raises ``Misuse`` where there is no terminal or no such path, and ``ConfigError``.
    """
    for path in paths:
        _require_path(path)
    if not _has_terminal():
        raise Misuse(
            "the reader needs a terminal. Without one there are `onrecord search`, `quotes`, "
            "`speakers` and `show`; `onrecord --help` lists them all."
        )
    table = desk(replace(given, corpora=(*paths, *given.corpora)))
    require_corpora(table.config)

    from tui.reader.app import run  # noqa: PLC0415 - Textual, not for a wrong path
    from tui.reader.commands import known_commands  # noqa: PLC0415 - as above
    from tui.reader.keys import KeysError, keymap  # noqa: PLC0415 - as above

    table.config.check_commands(frozenset(known_commands()))
    try:
        keymap(table.config.keys)
    except KeysError as error:
        raise table.config.error(f"keys.{error.command}", error.message, error.hint) from error
    return run(table.config, table.library, table.marks, table.state)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _require_path(path: Path) -> None:
    if path.exists():
        return
    from tui.config import nearest  # noqa: PLC0415 - only for an error

    hint = nearest(str(path), tuple(COMMANDS))
    way_out = hint if hint.startswith("Did you mean") else "`onrecord --help` lists the commands."
    raise Misuse(f"there is no file or folder {str(path)!r}, nor such a command. {way_out}")
