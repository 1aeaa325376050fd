"""What fills the screen in place of the panes: a speaker's page, the corpus."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from tui.reader.answers import Failed
from tui.reader.command import Context, Place
from tui.reader.commands import named
from tui.reader.keys import bindings, keys_of
from tui.reader.motion import Motion
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.message import Message

    from tui.reader.screens.visiting_screen import VisitingScreen

NARROW = 90
"""Columns below which only one part of a page is on screen."""
SHORT = 26
"""Lines below which a page leaves its drawings out."""
LOOK_EVERY_S = 2.0
"""How often a page asks whether the library has changed."""


class ViewScreen(Screen[None]):
    """Several lists of which one has the focus; on a narrow screen only that one is seen.

    ``main`` is the reader's first screen, which opens what is asked for. A subclass lays out its
    lists, each in a frame with the class ``part``, and says what its actions do.
    """

    CSS_PATH = "view_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.VIEW)]
    CONTEXT: ClassVar[Context] = Context.VIEW
    WITHOUT: ClassVar[frozenset[str]] = frozenset()
    """The names of commands that do nothing here, and are left out of the footer."""

    def __init__(self, main: VisitingScreen) -> None:
        super().__init__()
        self.main = main
        self._generation = -1

    @property
    def idle(self) -> bool:
        """Whether everything asked is answered."""
        return True

    @property
    def lists(self) -> list[LineList]:
        """The lists, in the order in which tab goes through them."""
        return [each for each in self.query("LineList") if isinstance(each, LineList)]

    @property
    def current(self) -> LineList:
        """The list in use."""
        focused = self.focused
        return focused if isinstance(focused, LineList) else self._last

    def key_of(self, name: str) -> str:
        """Return the first key of the command called ``name``."""
        return keys_of(named(name), self.main.config.keys)[0]

    def footer(self) -> ComposeResult:
        """Make the last line."""
        footer = Footer(self.main.config.keys, Place.VIEW, id="footer")
        footer.without = self.WITHOUT
        yield footer

    def on_mount(self) -> None:
        """Begin with the first list."""
        self._last = self.lists[0]
        self._last.focus()
        self._show_parts()
        self._generation = self.main.library.generation()
        self.set_interval(LOOK_EVERY_S, self._look)

    def on_screen_resume(self) -> None:
        """Take up what changed while the reader was elsewhere."""
        self._look()

    def _look(self) -> None:
        """Ask again when the library has changed, but not before the last answer has come."""
        generation = self.main.library.generation()
        if self.is_current and self.idle and generation != self._generation:
            self._generation = generation
            self.renew()

    def renew(self) -> None:
        """Ask the library again."""

    def on_resize(self) -> None:
        """Show as many parts as there is room for."""
        self._show_parts()

    def on_descendant_focus(self) -> None:
        """Remember the list in use."""
        if isinstance(self.focused, LineList):
            self._last = self.focused
        self._show_parts()

    def _show_parts(self) -> None:
        if not self.is_mounted:
            return
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < SHORT, "-short")
        self._mark_current()

    def _mark_current(self) -> None:
        for part in self.query(".part"):
            part.set_class(self._last in part.children, "-current")

    def post_from_thread(self, message: Message) -> None:
        """Post ``message`` from any thread, also when the screen is about to go."""
        with suppress(RuntimeError):
            self.post_message(message)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.notify(
            event.reason, title="The library did not answer", severity="error", markup=False
        )

    # Actions

    def action_move(self, motion: str) -> None:
        """Move the cursor of the list in use."""
        self.current.move(Motion(motion))

    def action_next_pane(self, step: int) -> None:
        """Go to the next list, or the one before."""
        lists = self.lists
        here = lists.index(self.current)
        self._last = lists[(here + step) % len(lists)]
        self._mark_current()
        self._last.focus()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        self.current.enter()

    def action_search(self) -> None:
        """Search; a page with nothing to search says so."""
        self.notify("There is nothing to search here.", timeout=3)

    def action_filter(self) -> None:
        """Filter the articles by what is under the cursor."""

    def action_copy_quotation(self) -> None:
        """Copy the quotation under the cursor."""

    def action_export(self) -> None:
        """Export the page's quotations."""

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    def action_help(self) -> None:
        """Show every key."""
        from tui.reader.screens.help import Help  # noqa: PLC0415 - when it is opened

        self.app.push_screen(Help(self.main.config.keys, Context.VIEW))
