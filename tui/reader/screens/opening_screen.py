"""Opening an article on the main screen, and what it takes to show it.

What only an open article needs is imported when there is one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from tui import garbage
from tui.clean import clean_line
from tui.reader.answers import Failed, Opened
from tui.reader.command import Place
from tui.reader.needs import needs_article, needs_list
from tui.reader.pause import Pause
from tui.reader.screens.naming_screen import NamingScreen
from tui.reader.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from pathlib import Path

    from tui.config import Config
    from tui.library import ArticleRow, Library
    from tui.reader.state import State
    from tui.reader.widgets.page import Reading


class OpeningScreen(NamingScreen):
    """Opens the article under the cursor when no key follows, and at once for a key about it."""

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

    @property
    def row_in_use(self) -> ArticleRow | None:
        """The article that commands are about: that under the cursor, or the one visited."""
        if self.is_visiting and self._opened is not None:
            return self._opened.row
        return self.articles.row

    def put(self, row: ArticleRow) -> None:
        """Show another state of an article in the list."""
        self.articles.put(row)
        if self._opened is not None and self._opened.row.id == row.id:
            self._opened = replace(self._opened, row=row)

    def show_footer(self) -> None:
        """Leave out of the footer what would do nothing now."""

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
        self.show_title()
        self.show_footer()
        if before is not None and _shows_the_same(before, self._reading):
            self.pane.show(self._reading, scroll_to=self.pane.position)
        elif before != self._reading:
            self.pane.show(self._reading, scroll_to=self._first_offset(event, same=same))
        self.arrive(event)
        self.show_names_of(event.analysis)
        if self.panes.place is Place.ARTICLE:
            self.call_after_refresh(self.mark_read)
        self.call_after_refresh(self.go_on_walking)
        self.call_after_refresh(garbage.look_now)

    def show_title(self) -> None:
        """Name the article on the frame when its own headline is scrolled away."""
        if self._reading is not None:
            headline = clean_line(self._reading.article.headline) or "untitled"
            title = headline if self.pane.scroll_offset.y > 0 else "Article"
            if title != self._title:
                self._title = title
                self.query_one("#article-frame").border_title = Content(title)

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

    def mark_read(self) -> None:
        """Take note that the open article was read, unless the reader looks at the list."""
        opened = self._opened
        if opened is None or opened.row.is_read or opened.sequence != self._open_sequence:
            return
        if self.search_bar.is_open:
            return
        row = replace(opened.row, is_read=True)
        self._opened = replace(opened, row=row)
        self.articles.put(row)
        self.finder.set_read(row.id, is_read=True)

    @on(Failed)
    def _not_opened(self) -> None:
        self._open_sequence = 0 if self._opened is None else self._opened.sequence


def _shows_the_same(before: Reading, now: Reading) -> bool:
    """Tell whether only who said what in an article is another than before."""
    return before != now and replace(before, analysis=now.analysis) == now
