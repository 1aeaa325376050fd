"""The main screen follows the library: while it is brought up to date, and when it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from tui import garbage
from tui.reader.answers import Looked, SkippedFound
from tui.reader.emptiness import FIRST_READING
from tui.reader.indexing import Indexed, Indexer, Indexing, NotIndexed, Waiting
from tui.reader.screens.listing_screen import ListingScreen
from tui.reader.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from pathlib import Path

    from tui.config import Config
    from tui.library import Library
    from tui.reader.filters import Filters

LOOK_EVERY_S = 0.5
"""How often the library is asked whether another has written to it."""


class FollowingScreen(ListingScreen):
    """Has the corpus indexed, says how that goes on, and lists what comes or goes meanwhile."""

    def __init__(self, library: Library, library_file: Path, config: Config) -> None:
        super().__init__(library, config)
        self.indexer = Indexer(
            library_file, config.corpora, config.roster, self.post_from_thread, library.marks_file
        )
        self._generation = -1
        self._indexing = False
        self._up_to_date = False
        self._works = False
        self._follows_newest = False  # until the library is up to date, or a first key

    @property
    def settled(self) -> bool:
        """Whether the library is up to date and nothing asked of it is on its way."""
        seen = self._generation == self.library.generation()
        return self._up_to_date and seen and super().settled

    def begin(self, filters: Filters, article: str) -> None:
        """Show what ``filters`` leave, the cursor on the article with the key ``article``."""
        self._generation = self.library.generation()
        self._follows_newest = not article
        super().begin(filters, article)

    def begin_work(self) -> None:
        """Begin to index, and to look for what others write."""
        if self._works:
            return
        self._works = True
        garbage.look_seldom()  # what the start made stays to the end
        self.finder.speakers()
        self.set_interval(LOOK_EVERY_S, self._look)
        self.indexer.start()

    def _look(self) -> None:
        if self.is_active:  # under a dialog each answer would have the whole screen drawn
            self.finder.look()

    def end(self) -> None:
        """Stop every thread."""
        self.indexer.close()
        super().end()

    def why_empty(self, articles: int) -> str:
        """Return what an empty list says when the library has so many articles."""
        if self._indexing and not (articles and self.filters):
            return FIRST_READING
        return super().why_empty(articles)

    def refresh_list(self) -> None:
        """Show what the library has now, without waiting for the next look at it."""
        self.finder.look()
        self.finder.speakers()

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        if event.generation != self._generation and not self.finder.finding:
            self._list_again(event.generation)

    def _list_again(self, generation: int) -> None:
        """List what the library has by now; the cursor stays with its article."""
        self._generation = generation
        self._moves_cursor = False
        if self._follows_newest:
            self.find(keep=None, near=0)
        else:
            self.find(keep=self.current_id, near=self.articles.position or 0)

    def stay(self) -> None:
        """Keep the cursor with its article from now on: the reader has begun to do something.

        Until then it is on the newest of those indexed so far, wherever others come in.
        """
        if self._follows_newest:
            self._follows_newest = False
            if self.finder.finding:  # what it finds would take the cursor to the newest once more
                self.find(keep=self.current_id, near=self.articles.position or 0)

    @on(Indexing)
    def _indexing_goes_on(self, event: Indexing) -> None:
        self._indexing = True
        self.header.tally = replace(self.header.tally, progress=event.progress, note="")
        if self.results is None or not self.results.total:
            self.articles.empty = self.why_empty(0)

    @on(Indexed)
    def _indexed(self) -> None:
        self._indexing, self._up_to_date = False, True
        self.header.tally = replace(self.header.tally, progress=None, note="")
        self.finder.speakers()
        if self.results is not None and not self.results.total:
            counts = self.header.tally.counts
            self.articles.empty = self.why_empty(0 if counts is None else counts.articles)
        if self._follows_newest:
            if (generation := self.library.generation()) != self._generation:
                self._list_again(generation)
            self._follows_newest = False
        self.finder.look()

    @on(Waiting)
    def _waiting(self) -> None:
        self._indexing = False
        note = "another On Record is indexing"
        self.header.tally = replace(self.header.tally, progress=None, note=note)

    @on(NotIndexed)
    def _not_indexed(self, event: NotIndexed) -> None:
        self._indexing = False
        self.header.tally = replace(self.header.tally, progress=None, note="not up to date")
        self.notify(
            event.reason,
            title="The articles could not be indexed",
            severity="error",
            timeout=15,
            markup=False,
        )

    @on(ArticleList.SkippedOpened)
    def action_skipped(self) -> None:
        """Show the files that were skipped."""
        self.finder.skipped()

    @on(SkippedFound)
    def _skipped_found(self, event: SkippedFound) -> None:
        from tui.reader.screens.skipped import SkippedFiles  # noqa: PLC0415 - see above

        self.app.push_screen(SkippedFiles(event.skipped, self.config.corpora, self.config.keys))
