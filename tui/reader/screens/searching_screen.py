"""Typing a query, and taking filters back."""

from __future__ import annotations

from textual import on

from tui.reader.command import Place
from tui.reader.screens.following_screen import FollowingScreen
from tui.reader.widgets.chips import Chips
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.search_bar import SearchBar


class SearchingScreen(FollowingScreen):
    """Searches at every key typed, and lets ``escape`` undo what was searched for."""

    def action_search(self) -> None:
        """Open the search bar; the list is on screen while one types."""
        self.panes.bring(Place.ARTICLES)
        self.search_bar.open(self.filters.query)
        self.show_chips()
        self.query_one(Footer).place = Place.SEARCH

    def action_keep_search(self) -> None:
        """Close the search bar; the query stays in force."""
        self.leave_search()
        self.panes.use(Place.ARTICLES)

    def leave_search(self) -> None:
        """Close the search bar."""
        self.search_bar.close()
        self.show_chips()

    def action_back(self) -> None:
        """Leave the search, go back to the list on a narrow screen, or remove the newest filter."""
        if self.search_bar.is_open:
            self.leave_search()
            self.panes.use(Place.ARTICLES)
            if self.filters.query:
                self.set_filters(self.filters.with_query(""), keep=self.current_id)
        elif len(self.panes.shown) == 1 and self.panes.place is not Place.ARTICLES:
            self.panes.use(Place.ARTICLES)
        elif self.filters:
            self.set_filters(self.filters.without_newest(), keep=self.current_id)

    @on(SearchBar.Typed)
    def _typed(self, event: SearchBar.Typed) -> None:
        self.set_filters(self.filters.with_query(event.query), top=True)

    @on(Chips.Removed)
    def _chip_removed(self, event: Chips.Removed) -> None:
        self.set_filters(self.filters.without(event.filter), keep=self.current_id)
