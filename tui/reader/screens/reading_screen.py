"""The main screen: the articles, one of them to read, and the names in it.

The first frame shows the list; what only an open article or another screen needs is imported then.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import garbage
from tui.clean import clean_line
from tui.reader.answers import Failed, Opened
from tui.reader.command import Context, Place
from tui.reader.keys import bindings
from tui.reader.motion import Motion, scroll
from tui.reader.needs import needs_article, needs_list
from tui.reader.pause import Pause
from tui.reader.screens.naming_screen import NamingScreen
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
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.config import Config
    from tui.library import ArticleRow, Library
    from tui.reader.widgets.page import Reading

WELCOME = (
    "Choose an article with j and k, and open it with enter.\n\n"
    "/ searches, s picks speakers, ? shows every key."
)


class ReadingScreen(NamingScreen):
    """What was found is shown here, and walked through."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.READER)]
    CONTEXT: ClassVar[Context] = Context.READER
    AUTO_FOCUS = "#articles"

    def __init__(self, library: Library, library_file: Path, config: Config, state: State) -> None:
        super().__init__(library, library_file, config)
        self._state = state
        self._opened: Opened | None = None
        self._reading: Reading | None = None
        self._open_sequence = 0
        self._showing = Pause(self)
        self._chosen_id = -1  # of the row that the list told last
        self._offset = state.offset
        self._title = ""  # on the article's frame, since an article is open

    @property
    def settled(self) -> bool:
        """Whether what the list shows is up to date, and so is the article."""
        return super().settled and not self._showing.waits

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
        self.watch(self.pane, "scroll_y", self._show_title, init=False)
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
        self.set_class(event.shape is Shape.NARROW, "-narrow")
        if event.place is Place.ARTICLE:
            self._mark_read()

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

    # Opening an article

    @on(ArticleList.Chosen)
    def _chosen(self, event: ArticleList.Chosen) -> None:
        self._chosen_id = event.row.id
        if not (self.is_visiting and self.panes.place is Place.ARTICLE):
            self._show_soon(event.row)  # the list first, then the article

    @on(ArticleList.Opened)
    def _list_opened(self, event: ArticleList.Opened) -> None:
        self._chosen_id = event.row.id
        self._show(event.row)
        self.panes.use(Place.ARTICLE)

    def _show_soon(self, row: ArticleRow) -> None:
        """Open an article when no key follows; the first one as soon as the list is drawn."""
        if self._opened is None:
            self.call_after_refresh(self._show, row)
        else:
            self._showing.then(self.pause, partial(self._show, row))

    def is_ready_for(self, key: str) -> bool:
        """Tell whether a key finds the rows listed and the article open that it may be about.

        Typing needs neither, moving about no article; for any other key it is opened at once.
        """
        if self.awaits_list and self._is_about_list(key):
            return False
        last = 0 if self._opened is None else self._opened.sequence
        row = self.articles.row
        is_open = row is None or row.id == self._chosen_id
        is_open = is_open and self._open_sequence <= last and not self._showing.waits
        if is_open or self.search_bar.is_open or self.asks_for_date:
            return True
        bound = self.active_bindings.get(key)
        if bound is None or not needs_article(bound.binding.action):
            self._showing.put_off(self.pause)
            return True
        self._showing.end()
        return False

    def _is_about_list(self, key: str) -> bool:
        bound = self.active_bindings.get(key)
        if bound is None or not needs_list(bound.binding.action):
            return False
        if self.search_bar.is_open:  # what the line has no command for is typed into it
            return bound.node is self.search_bar
        return not self.asks_for_date

    def _show(self, row: ArticleRow) -> None:
        self._showing.drop()
        opened = self._opened
        if opened is not None and opened.row == row and opened.selection == self.filters.selection:
            return
        self._open_sequence = self.finder.open(row, self.filters.selection)

    def open_article(self, article: int) -> None:
        """Open the article with this id, whether it is listed or not."""
        self._showing.drop()
        self._open_sequence = self.finder.open(article, self.filters.selection)

    @property
    def opened_id(self) -> int | None:
        """The id of the article that is open."""
        return None if self._opened is None else self._opened.row.id

    def reopen(self) -> None:
        """Show the open article as the library has it now."""
        if self._opened is not None:
            self._open_sequence = self.finder.open(self._opened.row, self.filters.selection)

    @on(Opened)
    def _article_opened(self, event: Opened) -> None:
        if event.sequence != self._open_sequence:
            return
        from tui.reader.widgets.page import Reading  # noqa: PLC0415 - see above

        before, self._opened = self._reading, event
        self._reading = Reading(
            article=event.article,
            analysis=event.analysis,
            hits=event.hits,
            chosen=self.filters.speakers,
            threshold=self.config.confidence_threshold,
            outlets=event.outlets,
        )
        same = before is not None and before.article == event.article
        frame = self.query_one("#article-frame")
        frame.remove_class("-blank")
        self._show_title()
        self._show_footer()
        if before is not None and _shows_the_same(before, self._reading):
            self.pane.show(self._reading, scroll_to=self.pane.position)
        elif before != self._reading:
            self.pane.show(self._reading, scroll_to=self._first_offset(event, same=same))
        self.arrive(event)
        self.show_names_of(event.analysis)
        if self.panes.place is Place.ARTICLE:
            self.call_after_refresh(self._mark_read)
        self.call_after_refresh(self.go_on_walking)
        self.call_after_refresh(garbage.look_now)

    def _show_title(self) -> None:
        """Name the article on the frame when its own headline is scrolled away."""
        if self._reading is not None:
            headline = clean_line(self._reading.article.headline) or "untitled"
            title = headline if self.pane.scroll_offset.y > 0 else "Article"
            if title != self._title:
                self._title = title
                self.query_one("#article-frame").border_title = Content(title)

    def _show_footer(self) -> None:
        """Leave out of the footer what would do nothing now."""
        without = set() if self.filters.query else {"next_hit"}
        if self.articles.row is None or not self.articles.row.copies:
            without.add("copies")
        if self._reading is not None and not self._reading.article.url:
            without.add("browse")
        self.query_one("#footer", Footer).without = frozenset(without)

    def _first_offset(self, event: Opened, *, same: bool) -> int | None:
        """Return the place in the text to begin at."""
        if event.article.key == self._state.article and self._offset:
            offset, self._offset = self._offset, 0
            return offset
        if event.hits:
            return event.hits[0].start
        for quotation in event.analysis.quotations:
            if any(event.analysis.said_by(quotation, name) for name in self.filters.speakers):
                return quotation.span.start
        return self.pane.position if same else None

    def _mark_read(self) -> None:
        opened = self._opened
        if opened is None or opened.row.is_read or opened.sequence != self._open_sequence:
            return
        if self.search_bar.is_open:  # the reader looks at the list
            return
        row = replace(opened.row, is_read=True)
        self._opened = replace(opened, row=row)
        self.articles.put(row)
        self.finder.set_read(row.id, is_read=True)

    def listed(self) -> None:
        """Follow the filters in the footer and in the sidebar."""
        self._show_footer()
        self.follow_filters()

    @on(Failed)
    def _not_opened(self) -> None:
        self._open_sequence = 0 if self._opened is None else self._opened.sequence

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

    @property
    def _row(self) -> ArticleRow | None:
        """The article that commands are about: that under the cursor, or the one visited."""
        if self.is_visiting and self._opened is not None:
            return self._opened.row
        return self.articles.row

    def action_star(self) -> None:
        """Put a star on the article, or take it off."""
        if (row := self._row) is not None:
            starred = replace(row, is_starred=not row.is_starred)
            self._put(starred)
            self.finder.set_starred(row.id, is_starred=starred.is_starred)

    def action_unread(self) -> None:
        """Mark the article unread, or read."""
        if (row := self._row) is not None:
            changed = replace(row, is_read=not row.is_read)
            self._put(changed)
            self.finder.set_read(row.id, is_read=changed.is_read)

    def _put(self, row: ArticleRow) -> None:
        self.articles.put(row)
        if self._opened is not None and self._opened.row.id == row.id:
            self._opened = replace(self._opened, row=row)

    # Help

    def action_help(self) -> None:
        """Show every key."""
        from tui.reader.screens.help import Help  # noqa: PLC0415 - see above

        self.app.push_screen(Help(self.config.keys))


def _shows_the_same(before: Reading, now: Reading) -> bool:
    """Tell whether only who said what in an article is another than before."""
    return before != now and replace(before, analysis=now.analysis) == now


def _frame(title: str, *children: Static | LineList | ReadingPane, id: str) -> Vertical:  # noqa: A002 - Textual's name
    frame = Vertical(*children, id=id, classes="frame")
    frame.border_title = Content(title) if title else None
    return frame
