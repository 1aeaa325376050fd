"""A window over the reader that shows something to read and is closed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.reader.command import Context, Place
from tui.reader.keys import bindings
from tui.reader.motion import Motion, scroll
from tui.reader.widgets.footer import Footer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class DialogBody(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The part that scrolls; its keys come from the table of commands."""


class Dialog(ModalScreen[str | None]):
    """A titled window with ``body`` in it, closed by a key or a click beside it.

    It returns nothing, unless a subclass has something to answer.
    """

    CSS_PATH = "dialog.tcss"
    PLACE = Place.DIALOG
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.DIALOG)]
    AUTO_FOCUS = "DialogBody"

    def __init__(self, heading: str, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._heading = heading
        self._keys = keys

    def body(self, width: int) -> Content:
        """Return what is to be read, for lines of ``width`` cells."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(id="window") as window:
            window.border_title = Content(self._heading)
            with DialogBody():
                yield Static(id="text", markup=False)
            yield Footer(self._keys, self.PLACE)

    def on_resize(self) -> None:
        """Lay the text out for the width there is."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        scroller = self.query_one(DialogBody)
        width = scroller.scrollable_content_region.width
        self.query_one("#text", Static).update(self.body(max(width, 20)))

    def action_move(self, motion: str) -> None:
        """Scroll."""
        scroll(self.query_one(DialogBody), Motion(motion))

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Close the window when the click was beside it."""
        if event.widget is self:
            self.dismiss()
