"""Three panes side by side, two, or one, as the width allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual import events  # noqa: TC002 - Textual reads the handlers' annotations
from textual.containers import Horizontal
from textual.message import Message

from tui.reader.command import Place

if TYPE_CHECKING:
    from textual.widget import Widget

WIDE, MEDIUM = 100, 70
NARROWEST_LIST, NARROWEST_SIDEBAR, COMFORTABLE, NARROWEST_ARTICLE = 24, 22, 48, 30
ORDER = (Place.ARTICLES, Place.ARTICLE, Place.SIDEBAR)


class Shape(StrEnum):
    """How many panes stand side by side."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Widths:
    """Columns of the two panes beside the article, which takes the rest."""

    articles: int
    sidebar: int


def shape_of(width: int) -> Shape:
    """Return the layout for a screen of ``width`` columns."""
    if width >= WIDE:
        return Shape.WIDE
    return Shape.MEDIUM if width >= MEDIUM else Shape.NARROW


def panes_shown(shape: Shape, place: Place, *, sidebar: bool) -> frozenset[Place]:
    """Return the panes on screen; ``place`` is the one in use, ``sidebar`` whether it is wanted."""
    if shape is Shape.NARROW:
        return frozenset({place})
    if shape is Shape.MEDIUM:
        beside = Place.SIDEBAR if place is Place.SIDEBAR else Place.ARTICLES
        return frozenset({beside, Place.ARTICLE})
    shown = {Place.ARTICLES, Place.ARTICLE}
    return frozenset(shown | {Place.SIDEBAR} if sidebar or place is Place.SIDEBAR else shown)


def widths_within(width: int, wanted: Widths, shown: frozenset[Place]) -> Widths:
    """Return ``wanted``, made narrower where the article would have less than a fair width."""
    articles = wanted.articles if Place.ARTICLES in shown else 0
    sidebar = wanted.sidebar if Place.SIDEBAR in shown else 0
    lacking = COMFORTABLE - (width - articles - sidebar)
    if lacking > 0 and articles + sidebar:
        from_list = lacking * articles // (articles + sidebar)
        articles = max(articles - from_list, NARROWEST_LIST) if articles else 0
        sidebar = max(sidebar - (lacking - from_list), NARROWEST_SIDEBAR) if sidebar else 0
    return Widths(articles, sidebar)


class Panes(Horizontal):
    """The frames of the list, the article and the sidebar; their borders can be dragged."""

    DEFAULT_CSS = """
    Panes { height: 1fr; }
    """

    @dataclass
    class Rearranged(Message):
        """Other panes are on screen, or another one is in use."""

        place: Place
        shape: Shape

    def __init__(self, *frames: Widget, widths: Widths, sidebar: bool, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(*frames, id=id)
        self.frames = dict(zip(ORDER, frames, strict=True))
        self.widths = widths
        self.sidebar = sidebar
        self.place = Place.ARTICLES
        self._dragged: Place | None = None

    @property
    def shape(self) -> Shape:
        """The layout in force."""
        return shape_of(self.size.width or self.app.size.width)

    @property
    def shown(self) -> frozenset[Place]:
        """The panes on screen."""
        return panes_shown(self.shape, self.place, sidebar=self.sidebar)

    def use(self, place: Place) -> None:
        """Make ``place`` the pane in use, on screen and with the focus."""
        self.place = place
        self.set_out()
        self.main_widget.focus()

    @property
    def main_widget(self) -> Widget:
        """What has the focus when the pane in use is that of the reader."""
        return self.frames[self.place].query("LineList, ReadingPane").first()

    def bring(self, place: Place) -> None:
        """See to it that ``place`` is on screen; the focus goes there only if it must."""
        if place not in self.shown:
            self.use(place)

    def set_out(self) -> None:
        """Show the panes that belong on screen, in their widths."""
        shown = self.shown
        widths = widths_within(self.size.width or self.app.size.width, self.widths, shown)
        for place, frame in self.frames.items():
            frame.display = place in shown
        alone = len(shown) == 1
        self.frames[Place.ARTICLES].styles.width = "1fr" if alone else widths.articles
        self.frames[Place.SIDEBAR].styles.width = "1fr" if alone else widths.sidebar
        self.post_message(self.Rearranged(self.place, self.shape))

    def on_mount(self) -> None:
        """Have the right widths from the first frame on."""
        self.set_out()

    def on_resize(self) -> None:
        """Fit the panes into the new width."""
        self.set_out()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take the pane that got the focus into use."""
        for place, frame in self.frames.items():
            if frame in event.widget.ancestors and place is not self.place:
                self.place = place
                self.set_out()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border between two panes."""
        self._dragged = self._border_at(event.screen_x)
        if self._dragged is not None:
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the border that is held."""
        if self._dragged is None:
            return
        most = self.size.width - NARROWEST_ARTICLE
        x = event.screen_x - self.region.x
        if self._dragged is Place.ARTICLES:
            room = most - (self.widths.sidebar if Place.SIDEBAR in self.shown else 0)
            width = max(NARROWEST_LIST, min(x + 1, room))
            self.widths = Widths(width, self.widths.sidebar)
        else:
            room = most - (self.widths.articles if Place.ARTICLES in self.shown else 0)
            width = max(NARROWEST_SIDEBAR, min(self.size.width - x, room))
            self.widths = Widths(self.widths.articles, width)
        self.set_out()

    def on_mouse_up(self) -> None:
        """Let go of the border."""
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()

    def _border_at(self, x: int) -> Place | None:
        """Return the pane whose inner border is at column ``x`` of the screen."""
        shown = self.shown
        if len(shown) == 1:
            return None
        if Place.ARTICLES in shown:
            right = self.frames[Place.ARTICLES].region.right
            if x in (right - 1, right):
                return Place.ARTICLES
        if Place.SIDEBAR in shown:
            left = self.frames[Place.SIDEBAR].region.x
            if x in (left - 1, left):
                return Place.SIDEBAR
        return None
