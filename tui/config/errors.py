"""What can be wrong with a configuration, said so that it can be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LISTED = 12


class ConfigError(Exception):
    """A value that cannot be used: in which file and line, under which key, and what would do.

    ``file`` is None for a flag or an environment variable, whose name is then the ``key``; ``line``
    counts from 1.
    """

    def __init__(
        self, file: Path | None, line: int | None, key: str, message: str, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.key = key
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        place = ""
        if self.file is not None:
            place = str(self.file) if self.line is None else f"{self.file}, line {self.line}"
        parts = [part for part in (place, self.key, self.message) if part]
        return ": ".join(parts) + (f". {self.hint}" if self.hint else "")


def nearest(word: str, allowed: Sequence[str]) -> str:
    """Return a sentence that names the nearest of ``allowed``, else all of them if they are few."""
    import difflib  # noqa: PLC0415 - only for an error

    by_fold = {fold(name): name for name in allowed}
    close = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {by_fold[close[0]]!r}?"
    if not allowed:
        return ""
    listed = ", ".join(allowed[:_LISTED])
    return f"Allowed: {listed}{', …' if len(allowed) > _LISTED else ''}."
