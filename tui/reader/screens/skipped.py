"""The files that hold no readable article, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.clean import clean_line
from tui.reader.screens.dialog import Dialog
from tui.reader.wording import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.model import Skipped

MOST = 500


class SkippedFiles(Dialog):
    """One file after the other: its name, and below what is wrong with it."""

    def __init__(
        self, skipped: Sequence[Skipped], corpora: Sequence[Path], keys: Mapping[str, str]
    ) -> None:
        super().__init__("Skipped files", keys)
        self._skipped = tuple(skipped)
        self._corpora = tuple(corpora)

    def body(self, width: int) -> Content:  # noqa: ARG002 - the lines wrap by themselves
        """Return the list, of very many the first."""
        if not self._skipped:
            return Content("Every file could be read.")
        parts: list[tuple[str, str]] = []
        for each in self._skipped[:MOST]:
            line = "" if each.line is None else f", line {each.line}"
            parts += [
                (clean_line(self._short(each.path)), "bold $foreground"),
                (f"{line}\n", ""),
                (f"  {clean_line(each.reason)}\n\n", "$foreground 65%"),
            ]
        if len(self._skipped) > MOST:
            parts.append(
                (f"and {count(len(self._skipped) - MOST, 'file')} more", "$foreground 65%")
            )
        return Content.assemble(*parts)

    def _short(self, path: Path) -> str:
        """Return ``path`` from its corpus on."""
        for corpus in self._corpora:
            if path.is_relative_to(corpus):
                return path.relative_to(corpus.parent).as_posix()
        return str(path)
