"""A window in which names are found by typing a part of them."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.clean import clean_line
from tui.reader.latest import Latest
from tui.reader.matching import SpeakerIndex
from tui.reader.motion import Motion
from tui.reader.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events

    from tui.library import SpeakerRow

Answer = TypeVar("Answer")


@dataclass
class Matched(Message):
    """The names that what was typed may mean, as indices, best first."""

    typed: str
    order: list[int]


class NameWindow(ModalScreen[Answer]):
    """An input, and below it a list of the names that match, found in a thread.

    A subclass lays out one ``Input`` and one ``PickList``, and says in ``matched`` what of the
    answer it shows.
    """

    AUTO_FOCUS = "Input"
    FAILED = "The names could not be gathered"

    def __init__(self, colour_of: Callable[[str], str], keys: Mapping[str, str]) -> None:
        super().__init__()
        self._colour_of = colour_of
        self._keys = keys
        self._rows: Sequence[SpeakerRow] = ()
        self._problem = ""
        self._index: SpeakerIndex | None = None
        self._matcher = Latest("onrecord-match")

    @abstractmethod
    def matched(self, typed: str, order: list[int]) -> None:
        """Show the names, as indices, that what was typed may mean, best first."""

    @property
    def idle(self) -> bool:
        """Whether everything typed has been answered."""
        return self._matcher.idle

    def on_mount(self) -> None:
        """Offer what came before the window was there."""
        if self._rows or self._problem:
            self._match("")

    def on_unmount(self) -> None:
        """End the thread."""
        self._matcher.close()

    def fail(self, reason: str) -> None:
        """Say in place of the names why there are none, unless there are some."""
        self._problem = f"{self.FAILED}: {clean_line(reason)}"
        if self.is_mounted:
            self._match(self._typed)

    def show(self, rows: Sequence[SpeakerRow]) -> None:
        """Offer ``rows``."""
        self._rows, self._problem = rows, ""
        self._index = None
        if self.is_mounted:
            self._match(self._typed)

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        self._match(event.value)

    def _match(self, typed: str) -> None:
        rows, index = self._rows, self._index

        def job() -> None:
            ready = index or SpeakerIndex(rows)
            self._index = ready
            self.post_message(Matched(typed, ready.matching(typed)))

        self._matcher.submit(job)

    @on(Matched)
    def _names_matched(self, event: Matched) -> None:
        if event.typed == self._typed:
            self.matched(event.typed, event.order)

    def action_move(self, motion: str) -> None:
        """Move the cursor."""
        self._list.move(Motion(motion))

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Close the window when the click was beside it."""
        if event.widget is self:
            self.dismiss(None)

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    @property
    def _list(self) -> PickList:
        return self.query_one(PickList)
