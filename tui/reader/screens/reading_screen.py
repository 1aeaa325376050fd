"""The main screen: the articles, one of them to read, and the names in it.

The topmost of its layers (see ``listing_screen``): how it is laid out, and what its keys do.
The first frame shows the list; what only another screen needs is imported when that is opened.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.reader.command import Context, Place
from tui.reader.keys import bindings
from tui.reader.motion import Motion, scroll
from tui.reader.screens.opening_screen import OpeningScreen
from tui.reader.state import State
from tui.reader.widgets.article_list import ArticleList
from tui.reader.widgets.chips import Chips
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.header import Header
from tui.reader.widgets.line_list import LineList
from tui.reader.widgets.panes import ORDER, Panes, Shape, Widths
from tui.reader.widgets.reading import ReadingPane
from tui.reader.widgets.search_bar import SearchBar
from tui.reader.widgets.sidebar import Sidebar
from tui.reader.wording import cut

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


WELCOME = (
    "Choose an article with j and k, and open it with enter.\n\n"
    "/ searches, s picks speakers, ? shows every key."
)


class ReadingScreen(OpeningScreen):
    """What was found is shown here, and walked through."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.READER)]
    CONTEXT: ClassVar[Context] = Context.READER
    AUTO_FOCUS = "#articles"

    def compose(self) -> ComposeResult:
        """Lay out the bars and the panes."""
        layout, state, keys = self.config.layout, self._state, self.config.keys
        hints = (("search", "search"), ("speakers", "speakers"), ("help", "help"))
        yield Header(
            "   ".join(f"{self.key_of(name)} {title}" for name, title in hints), id="header"
        )
        yield SearchBar(id="search")
        yield Chips(self.key_of("back"), id="chips")
        yield Panes(
            _frame("Articles", ArticleList(id="articles"), id="articles-frame"),
            _frame(
                "Article",
                Static(WELCOME, id="blank", markup=False),
                ReadingPane(self.colour_of, measure=layout.measure, id="article"),
                id="article-frame",
            ),
            _frame("In this article", Sidebar(self.colour_of, id="sidebar"), id="sidebar-frame"),
            widths=Widths(
                state.list_width or layout.list_width,
                state.sidebar_width or layout.sidebar_width,
            ),
            sidebar=layout.sidebar if state.sidebar is None else state.sidebar,
            id="panes",
        )
        yield Footer(keys, Place.ARTICLES, id="footer")

    def on_mount(self) -> None:
        """Go where the reader was."""
        self.query_one("#article-frame").add_class("-blank")
        self.watch(self.pane, "scroll_y", self.show_title, init=False)
        self.begin(self._state.filters, self._state.article)

    def on_unmount(self) -> None:
        """Stop every thread."""
        self.end()

    @property
    def state(self) -> State:
        """Where the reader is, to be kept."""
        widths, layout = self.panes.widths, self.config.layout
        return State(
            article="" if self._reading is None else self._reading.article.key,
            offset=0 if self._reading is None else self.pane.position,
            filters=self.filters,
            list_width=None if widths.articles == layout.list_width else widths.articles,
            sidebar_width=None if widths.sidebar == layout.sidebar_width else widths.sidebar,
            sidebar=None if self.panes.sidebar == layout.sidebar else self.panes.sidebar,
        )

    # Panes

    @on(Panes.Rearranged)
    def _rearranged(self, event: Panes.Rearranged) -> None:
        if not (self.search_bar.is_open or self.asks_for_date):
            self.query_one("#footer", Footer).place = event.place
            self.show_footer()
        self.set_class(event.shape is Shape.NARROW, "-narrow")
        if event.place is Place.ARTICLE:
            self.mark_read()

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        self.leave_search()
        self.leave_date()
        self.panes.use(Place(name))

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, or the one before, past a sidebar that was hidden."""
        panes = self.panes
        places = list(ORDER)
        if panes.shape is Shape.WIDE and not panes.sidebar:
            places.remove(Place.SIDEBAR)
        here = places.index(panes.place) if panes.place in places else 0
        self.action_pane(places[(here + step) % len(places)])

    def action_toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        panes = self.panes
        if panes.shape is Shape.WIDE:
            panes.sidebar = not panes.sidebar
            panes.use(Place.ARTICLE if panes.place is Place.SIDEBAR else panes.place)
        else:
            panes.use(Place.ARTICLE if panes.place is Place.SIDEBAR else Place.SIDEBAR)

    def action_move(self, motion: str) -> None:
        """Move in the pane in use."""
        pane = self.panes.frames[self.panes.place].query("LineList, ReadingPane").first()
        if isinstance(pane, LineList):
            pane.move(Motion(motion))
        else:
            scroll(pane, Motion(motion))

    def action_open(self) -> None:
        """Do what enter does in the pane in use."""
        if self.panes.place is Place.ARTICLES:
            self.articles.enter()
        elif self.panes.place is Place.SIDEBAR:
            self.sidebar.enter()

    def listed(self) -> None:
        """Follow the filters in the footer and in the sidebar."""
        self.show_footer()
        self.follow_filters()

    def show_footer(self) -> None:
        """Leave out of the footer what would do nothing now."""
        without = set() if self.filters.query else {"next_hit"}
        if self.articles.row is None or not self.articles.row.copies:
            without.add("copies")
        if self._reading is not None and not self._reading.article.url:
            without.add("browse")
        if not self.articles.total:
            without |= {"star", "unread"} if self.row_in_use is None else set()
            without |= {"next_quotation"} if self._reading is None else set()
        if self.panes.place is Place.ARTICLES and not self.articles.entry_count:
            without |= {"down", "open"}
        self.query_one("#footer", Footer).without = frozenset(without)

    # With the article

    def action_copy_quotation(self) -> None:
        """Copy the current quotation with its source."""
        words = self.pane.quotation_with_source()
        if not words:
            self.notify(
                f"No quotation is current. {self.key_of('next_quotation')} goes to the next one.",
                markup=False,
            )
            return
        self.app.copy_to_clipboard(words)
        self.notify(cut(words, 120), title="Copied", markup=False)

    def action_browse(self) -> None:
        """Open the article's address in the browser."""
        from tui.reader.browser import UnsafeAddressError, open_address  # noqa: PLC0415 - see above

        if self._reading is None:
            return
        try:
            if not open_address(self._reading.article.url, self.app.suspend):
                self.notify("There is no browser here.", severity="warning")
        except UnsafeAddressError as error:
            self.notify(str(error), severity="warning", markup=False)

    def action_star(self) -> None:
        """Put a star on the article, or take it off."""
        if (row := self.row_in_use) is not None:
            starred = replace(row, is_starred=not row.is_starred)
            self.put(starred)
            self.finder.set_starred(row.id, is_starred=starred.is_starred)

    def action_unread(self) -> None:
        """Mark the article unread, or read."""
        if (row := self.row_in_use) is not None:
            changed = replace(row, is_read=not row.is_read)
            self.put(changed)
            self.finder.set_read(row.id, is_read=changed.is_read)

    # Help

    def action_help(self) -> None:
        """Show every key."""
        from tui.reader.screens.help import Help  # noqa: PLC0415 - see above

        self.app.push_screen(Help(self.config.keys))


def _frame(title: str, *children: Static | LineList | ReadingPane, id: str) -> Vertical:  # noqa: A002 - Textual's name
    frame = Vertical(*children, id=id, classes="frame")
    frame.border_title = Content(title) if title else None
    return frame
