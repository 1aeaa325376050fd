"""Choose the speakers whose quotations are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.reader.command import Context, Place
from tui.reader.keys import bindings
from tui.reader.screens.name_window import NameWindow
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.pick_list import PickList
from tui.reader.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType


class NameInput(Input):
    """An input that leaves the space bar to the picker."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take all printable characters but the space."""
        return key != "space" and super().check_consume_key(key, character)


@dataclass(frozen=True, slots=True)
class Picked:
    """The speakers to filter by; or, with ``page``, the one whose page is to be opened."""

    names: tuple[str, ...] = ()
    page: str = ""


class SpeakerPicker(NameWindow[Picked | None]):
    """A window with every speaker; it returns what was picked, or None when it was cancelled."""

    CSS_PATH = "speakers.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.PICKER)]
    FAILED = "The speakers could not be gathered"

    def __init__(
        self,
        chosen: tuple[str, ...],
        colour_of: Callable[[str], str],
        keys: Mapping[str, str],
    ) -> None:
        super().__init__(colour_of, keys)
        self._chosen = dict.fromkeys(chosen)
        self._touched = False

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(id="window") as window:
            window.border_title = Content("Speakers")
            yield NameInput(placeholder="type a part of a name or a role", compact=True)
            yield PickList(self._colour_of, id="speakers")
            yield Static(id="chosen", markup=False)
            yield Footer(self._keys, Place.PICKER)

    def on_mount(self) -> None:
        """Wait for the speakers."""
        self._list.empty = "Gathering the speakers…"
        self._show_chosen()

    def matched(self, typed: str, order: list[int]) -> None:
        """Show the speakers that what was typed may mean."""
        self._list.empty = (
            f"No speaker is called “{typed}”, nor nearly so."
            if self._rows
            else self._problem or "Nobody is quoted in these articles yet."
        )
        self._list.show(self._rows, order)

    def action_choose(self) -> None:
        """Choose the speaker under the cursor, or leave it out again."""
        if (speaker := self._list.under_cursor) is not None:
            self._toggle(speaker.name)

    @on(PickList.Clicked)
    def _clicked(self, event: PickList.Clicked) -> None:
        self._toggle(event.name)
        self.query_one(Input).focus()

    def action_apply(self) -> None:
        """Return the one under the cursor for its page; where some were chosen, those."""
        if self._touched:
            self.dismiss(Picked(tuple(self._chosen)))
        elif (speaker := self._list.under_cursor) is not None:
            self.dismiss(Picked(page=speaker.name))

    def action_filter(self) -> None:
        """Return those chosen; where none was touched, the one under the cursor."""
        chosen = tuple(self._chosen)
        if not self._touched and (speaker := self._list.under_cursor) is not None:
            chosen = (speaker.name,)
        self.dismiss(Picked(chosen))

    def _toggle(self, name: str) -> None:
        self._touched = True
        if name in self._chosen:
            del self._chosen[name]
        else:
            self._chosen[name] = None
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._list.show_chosen(frozenset(self._chosen))
        words = f"{count(len(self._chosen), 'speaker')} chosen" if self._chosen else ""
        footer = self.query_one(Footer)
        footer.titles = {"picker_apply": "Filter"} if self._touched else {}
        footer.without = frozenset({"picker_filter"} if self._touched else ())
        self.query_one("#chosen", Static).update(Content(words))
