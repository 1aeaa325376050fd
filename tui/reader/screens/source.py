"""Say who really said a quotation: somebody of the article, the roster, the library, or anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.fold import fold
from tui.library import SpeakerRow, Verdict
from tui.reader.commands import Context, Place, bindings
from tui.reader.editing import UNKNOWN
from tui.reader.latest import Latest
from tui.reader.matching import SpeakerIndex
from tui.reader.motion import Motion
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.pick_list import PickList
from tui.reader.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

AS_TYPED = "as you typed it"
LONGEST = 200
"""Cells of the quotation that the window shows, at most."""


@dataclass
class NamesMatched(Message):
    """The names that what was typed may mean, as indices, best first."""

    typed: str
    order: list[int]


class SourcePicker(ModalScreen[str | Verdict | None]):
    """A window with all who may have said it, the likeliest first; it returns one, or None.

    What is typed is offered as a name too, unless somebody is called exactly so. That nobody can be
    named is a choice too, and is returned as a verdict.
    """

    CSS_PATH = "source.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SOURCE)]
    AUTO_FOCUS = "Input"

    def __init__(
        self, words: str, colour_of: Callable[[str], str], keys: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._words = words
        self._colour_of = colour_of
        self._keys = keys
        self._sources: Sequence[SpeakerRow] = ()
        self._index: SpeakerIndex | None = None
        self._matcher = Latest("onrecord-match")

    @property
    def idle(self) -> bool:
        """Whether everything typed has been answered."""
        return self._matcher.idle

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
        if self._sources:  # they were quicker
            self._match("")

    def on_unmount(self) -> None:
        """End the thread."""
        self._matcher.close()

    def show(self, sources: Sequence[SpeakerRow]) -> None:
        """Offer ``sources``."""
        self._sources = sources
        self._index = None
        if self.is_mounted:
            self._match(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._match(event.value)

    def _match(self, typed: str) -> None:
        sources, index = self._sources, self._index

        def job() -> None:
            ready = index or SpeakerIndex(sources)
            self._index = ready
            self.post_message(NamesMatched(typed, ready.matching(typed)))

        self._matcher.submit(job)

    @on(NamesMatched)
    def _matched(self, event: NamesMatched) -> None:
        if event.typed != self.query_one(Input).value:
            return
        name = " ".join(event.typed.split())
        offered, order = self._sources, event.order
        if name and fold(name) not in {fold(row.name) for row in offered}:
            offered = [*offered, SpeakerRow(name, AS_TYPED, 0, 0, (), ())]
            order = [*order, len(offered) - 1]
        self._list.empty = "Nobody is named in this article. Type a name."
        self._list.show(offered, order)

    def action_move(self, motion: str) -> None:
        """Move the cursor."""
        self._list.move(Motion(motion))

    @on(PickList.Clicked)
    def action_apply(self) -> None:
        """Return the name under the cursor."""
        row = self._list.under_cursor
        if row is None:
            self.dismiss(None)
        else:
            self.dismiss(Verdict.SPEAKER_UNKNOWN if row is UNKNOWN else row.name)

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Close the window when the click was beside it."""
        if event.widget is self:
            self.dismiss(None)

    @property
    def _list(self) -> PickList:
        return self.query_one(PickList)
