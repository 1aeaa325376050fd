"""How a quotation came to its speaker, in words, and what the reader can say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tui.clean import clean_line
from tui.reader.command import Context, Place
from tui.reader.keys import bindings
from tui.reader.screens.dialog import Dialog
from tui.reader.widgets.footer import Footer
from tui.reader.wording import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from tui.analysis.telling import Told
    from tui.library.corrections import Correction

QUIET = "$foreground 65%"
INDENT = "  "
MOST_LINES = 4
"""Of the quotation; who asks why has just read it."""


class Why(Dialog):
    """The quotation, and below it one short paragraph for each thing there is to tell.

    It returns ``correct``, ``reject`` or ``undo`` where that is what the reader asks for next.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.WHY)]
    PLACE = Place.WHY

    def __init__(self, words: str, keys: Mapping[str, str]) -> None:
        super().__init__("Why", keys)
        self._words = clean_line(words)
        self._told: tuple[Told, ...] = ()
        self._problem = ""
        self.correction: Correction | None = None

    def on_mount(self) -> None:
        """Offer to undo only once there is something to undo."""
        self._show_footer()

    def show(self, told: tuple[Told, ...], correction: Correction | None) -> None:
        """Tell."""
        self._told = told
        self.correction = correction
        if self.is_mounted:  # else it is told once it is
            self._show_footer()
            self._fill()

    def fail(self, reason: str) -> None:
        """Say why nothing can be told."""
        self._problem = f"That could not be found out: {clean_line(reason)}"
        if self.is_mounted:
            self._fill()

    def body(self, width: int) -> Content:
        """Return the quotation and what is told of it, in lines of ``width`` cells."""
        lines: list[tuple[str, str]] = []
        quoted = _wrapped(self._words, width)
        lines += [(f"{line}\n", "italic") for line in quoted[:MOST_LINES]]
        if len(quoted) > MOST_LINES:
            lines[-1] = (f"{cut(quoted[MOST_LINES - 1], width - 1)}…\n", "italic")
        if not self._told:
            words = self._problem or "Looking at the article again…"
            lines += [(f"\n{line}", QUIET) for line in _wrapped(words, width)]
        for part in self._told:
            lines.append((f"\n{part.title}\n", "bold $text-accent"))
            lines += [
                (f"{INDENT}{line}\n", "")
                for line in _wrapped(clean_line(part.words), width - len(INDENT))
            ]
        return Content.assemble(*lines)

    def action_answer(self, what: str) -> None:
        """Close the window and have this done next."""
        if what != "undo" or self.correction is not None:
            self.dismiss(what)

    def _show_footer(self) -> None:
        without = set() if self.correction is not None else {"why_undo"}
        self.query_one(Footer).without = frozenset(without)


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap  # noqa: PLC0415 - only when somebody asks why

    return wrap(text, max(width, 12)) or [""]
