"""Say who really said a quotation: somebody of the article, the roster, the library, or anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.fold import fold
from tui.library import SpeakerRow, Verdict
from tui.reader.command import Context, Place
from tui.reader.editing import UNKNOWN
from tui.reader.keys import bindings
from tui.reader.screens.name_window import NameWindow
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.pick_list import PickList
from tui.reader.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

AS_TYPED = "as you typed it"
LONGEST = 200
"""Cells of the quotation that the window shows, at most."""


class SourcePicker(NameWindow[str | Verdict | None]):
    """A window with all who may have said it, the likeliest first; it returns one, or None.

    What is typed is offered as a name too, unless somebody is called exactly so. That nobody can be
    named is a choice too, and is returned as a verdict.
    """

    CSS_PATH = "source.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SOURCE)]

    def __init__(
        self, words: str, colour_of: Callable[[str], str], keys: Mapping[str, str]
    ) -> None:
        super().__init__(colour_of, keys)
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(id="window") as window:
            window.border_title = Content("Who said it?")
            yield Input(placeholder="type a name, or a part of one", compact=True)
            yield PickList(self._colour_of, id="sources", several=False)
            yield Static(Content(cut(self._words, LONGEST)), id="words", markup=False)
            yield Footer(self._keys, Place.SOURCE)

    def on_mount(self) -> None:
        """Wait for the names."""
        self._list.empty = "Gathering the names…"

    def matched(self, typed: str, order: list[int]) -> None:
        """Show who may be meant by what was typed, and what was typed itself."""
        name = " ".join(typed.split())
        offered = self._rows
        if name and fold(name) not in {fold(row.name) for row in offered}:
            offered = [*offered, SpeakerRow(name, AS_TYPED, 0, 0, (), ())]
            order = [*order, len(offered) - 1]
        problem = self._problem and f"{self._problem}\nA name that is typed does all the same."
        self._list.empty = problem or "Nobody is named in this article. Type a name."
        self._list.show(offered, order)

    @on(PickList.Clicked)
    def action_apply(self) -> None:
        """Return the name under the cursor."""
        row = self._list.under_cursor
        if row is None:
            self.dismiss(None)
        else:
            self.dismiss(Verdict.SPEAKER_UNKNOWN if row is UNKNOWN else row.name)
