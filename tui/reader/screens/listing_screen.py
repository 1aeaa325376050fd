"""What the main screen lists: filters, search, the articles that were found.

The main screen is made of layers, each of one idea, of which this is the lowest and
``ReadingScreen`` the topmost. Other screens are imported when they are opened.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from tui.library import Listing, Order
from tui.reader.answers import (
    Completed,
    Failed,
    Found,
    HitsCounted,
    PageFound,
    SpeakersFound,
)
from tui.reader.emptiness import no_articles, nothing_left
from tui.reader.filters import Filters
from tui.reader.finder import Finder
from tui.reader.pause import Pause
from tui.reader.widgets.article_list import ArticleList
from tui.reader.widgets.chips import Chips
from tui.reader.widgets.header import Header
from tui.reader.widgets.panes import Panes
from tui.reader.widgets.search_bar import SearchBar
from tui.reader.wording import order_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.message import Message

    from tui.config import Config
    from tui.library import Library, Results, SpeakerRow
    from tui.reader.screens.speakers import Picked, SpeakerPicker


class ListingScreen(Screen[None]):
    """Keeps the list in step with the filters and with the library."""

    PAUSES: ClassVar[tuple[float, float]] = (0.08, 0.2)
    """Seconds without a key that are a pause: in moving about, and in typing a query."""

    def __init__(self, library: Library, config: Config) -> None:
        super().__init__()
        self.library = library
        self.config = config
        self.filters = Filters()
        self.listing = Listing(fold=config.layout.fold)
        self.results: Results | None = None
        self.finder = Finder(library, self.post_from_thread)
        self._sequence = 0
        self._moves_cursor = True
        self._asked_from = 0  # where the cursor was then
        self._picker: SpeakerPicker | None = None
        self._opened_texts: dict[int, int] = {}  # by number, with an article that has it
        self._counting = Pause(self)
        self._listed = self._completing = 0  # the searches that are shown, and counted to the end

    # What it is made of

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    @property
    def panes(self) -> Panes:
        """The three panes."""
        return self.query_one(Panes)

    @property
    def search_bar(self) -> SearchBar:
        """The line for the query."""
        return self.query_one(SearchBar)

    @property
    def header(self) -> Header:
        """The first line."""
        return self.query_one(Header)

    @property
    def settled(self) -> bool:
        """Whether nothing that was asked of the library is on its way."""
        return self.finder.idle and not self._counting.waits

    @property
    def awaits_list(self) -> bool:
        """Whether filters were put in force and the articles that they leave are not listed yet."""
        return self._moves_cursor and self._listed != self._sequence

    def post_from_thread(self, message: Message) -> None:
        """Post ``message`` from any thread, also when the screen is about to go."""
        with suppress(RuntimeError):
            self.post_message(message)

    def begin(self, filters: Filters, article: str) -> None:
        """Show what ``filters`` leave, the cursor on the article with the key ``article``."""
        found = None if filters else self.finder.find_first(article, self.listing)
        if found is None:
            self.set_filters(filters, keep=article or None)
        else:
            self._sequence = found.sequence
            self._found(found)

    def begin_work(self) -> None:
        """Begin, when the first articles are on screen, what they need not wait for."""

    def end(self) -> None:
        """Stop every thread."""
        self.finder.close()

    # Filters and search

    def set_filters(
        self, filters: Filters, *, keep: int | str | None = None, top: bool = False
    ) -> None:
        """Put ``filters`` in force and search.

        The cursor goes to the article ``keep`` (an id or a key) where it is among the results; with
        ``top`` to the newest; else it stays where it is.
        """
        self.filters = filters
        self.show_chips()
        self._moves_cursor = True
        near = 0 if top else (self.articles.position or 0)
        self.find(keep=keep, near=near)

    def find(self, *, keep: int | str | None, near: int) -> None:
        """Search; the cursor goes to the article ``keep``, else to the place ``near``."""
        self._asked_from = self.articles.position or 0
        self._sequence = self.finder.find(
            self.filters.selection, self.listing, keep=keep, near=near
        )

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.sequence != self._sequence:
            return
        self.results, self._listed = event.results, event.sequence
        articles = self.articles
        articles.empty = self.why_empty(event.counts.articles)
        moved = 0 if self._moves_cursor else (articles.position or 0) - self._asked_from
        articles.show(
            event.results.total,
            event.counts.skipped,
            position=max(event.position + moved, 0),
            keep=event.kept and not self._moves_cursor,
        )
        articles.fill(articles.revision, event.start, event.rows)
        self.header.tally = replace(self.header.tally, counts=event.counts)
        self._show_counts(event.results)
        self.listed()
        self._count_soon()
        self.call_after_refresh(self.begin_work)

    @on(Completed)
    def _completed(self, event: Completed) -> None:
        if event.sequence != self._sequence or self.results is None:
            return
        self.articles.lengthen(event.total)
        self._show_counts(self.results)

    def _show_counts(self, results: Results) -> None:
        """Say how many articles there are, folded ones among them, and in which order."""
        order = order_in_words(results)
        self.header.tally = replace(
            self.header.tally,
            listed=results.articles if self.filters else None,
            folded=results.folded,
            order=order,
        )
        understood = results.understood.text if self.filters.query else ""
        notes = f", {results.folded:,} folded" if results.folded else ""
        if results.order is Order.RELEVANCE:
            notes += f", {order}"
        self.search_bar.show_understood(
            results.articles, understood, exact=results.exact, notes=notes
        )

    def listed(self) -> None:
        """Do what follows from other articles being listed."""

    def why_empty(self, articles: int) -> str:
        """Return what an empty list says when the library has so many articles."""
        if articles and self.filters:
            return nothing_left(self.filters)
        return no_articles(self.config.corpora)

    @on(ArticleList.PagesNeeded)
    def _pages_needed(self, event: ArticleList.PagesNeeded) -> None:
        if self.results is not None:
            self.finder.page(
                self.results, event.revision, event.start, event.count, ahead=event.ahead
            )

    @on(PageFound)
    def _page_found(self, event: PageFound) -> None:
        self.articles.fill(event.revision, event.start, event.rows)
        if event.rows:
            self.call_after_refresh(self.articles.look_ahead)
        self._count_soon()

    @property
    def pause(self) -> float:
        """How many seconds without a key are a pause, in which more than the list is drawn."""
        return self.PAUSES[self.search_bar.is_open]

    def _count_soon(self) -> None:
        """Have counted in a pause what no key waits for: all that was found, and its hits."""
        self._counting.then(self.pause, partial(self.call_after_refresh, self._count))

    def _count(self) -> None:
        results, articles = self.results, self.articles
        if results is None or self._listed != self._sequence:  # another search is under way
            return
        if not results.exact and self._completing != self._sequence:
            self._completing = self._sequence
            self.finder.complete(self._sequence, results)
        if self.filters.query and (rows := articles.rows_without_hits()):
            self.finder.count_hits(self.filters.selection, rows, articles.revision)

    @on(HitsCounted)
    def _hits_counted(self, event: HitsCounted) -> None:
        self.articles.show_hits(event.revision, event.hits)

    @on(ArticleList.Scrolled)
    def _scrolled(self) -> None:
        self.call_after_refresh(self.articles.look_ahead)
        self._count_soon()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._listed = self._sequence  # nothing else comes
        self.begin_work()
        if not self.told_in_window(event):
            self.notify(
                event.reason, title="The library did not answer", severity="error", markup=False
            )

    def told_in_window(self, event: Failed) -> bool:
        """Say in the window that waits for it, if there is one, why nothing comes."""
        if event.about != "speakers" or self._picker is None:
            return False
        self._picker.fail(event.reason)
        return True

    @property
    def current_id(self) -> int | None:
        """The id of the article under the cursor."""
        row = self.articles.row
        return None if row is None else row.id

    def show_chips(self) -> None:
        """Show the filters in force as chips, but for a query that stands in the search bar."""
        filters = self.filters
        self.query_one(Chips).filters = (
            filters.with_query("") if self.search_bar.is_open else filters
        )

    # Speakers

    def colour_of(self, name: str) -> str:
        """Return the colour of the speaker ``name``."""
        raise NotImplementedError

    def learn_speakers(self, speakers: Sequence[SpeakerRow]) -> None:
        """Take note of who speaks in the articles, most quotations first."""

    def action_speakers(self) -> None:
        """Open the speaker picker."""
        from tui.reader.screens.speakers import SpeakerPicker  # noqa: PLC0415 - see above

        self._picker = SpeakerPicker(self.filters.speakers, self.colour_of, self.config.keys)
        self.app.push_screen(self._picker, self._speakers_chosen)
        self.finder.speakers()

    @on(SpeakersFound)
    def _speakers_found(self, event: SpeakersFound) -> None:
        self.learn_speakers(event.speakers)
        if self._picker is not None:
            self._picker.show(event.speakers)

    def _speakers_chosen(self, picked: Picked | None) -> None:
        self._picker = None
        if picked is None:
            return
        if picked.page:
            self.open_page(picked.page)
        else:
            self.set_filters(self.filters.with_speakers(picked.names), keep=self.current_id)

    def open_page(self, name: str) -> None:
        """Open the page of the speaker called ``name``."""
        raise NotImplementedError
