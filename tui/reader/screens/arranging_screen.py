"""How the list is arranged: its order, and what is folded in it."""

from __future__ import annotations

from dataclasses import replace

from tui.library import Order
from tui.reader.screens.searching_screen import SearchingScreen


class ArrangingScreen(SearchingScreen):
    """Arranges the list anew, with the cursor on the article where it was."""

    def action_order(self) -> None:
        """List the newest first, or the most relevant."""
        by_relevance = self.listing.order is Order.NEWEST
        if by_relevance and not self.filters.query:
            self.notify("There is no search that articles could be relevant to.")
            return
        order = Order.RELEVANCE if by_relevance else Order.NEWEST
        self.listing = replace(self.listing, order=order)
        # Another order is asked for to see what comes first in it.
        self.set_filters(self.filters, top=True)

    def action_copies(self) -> None:
        """Show or hide the other articles with the text of the one under the cursor."""
        row = self.articles.row
        if row is None:
            return
        if not row.copies:
            self.notify("No other article has this text.")
            return
        opened = dict(self._opened_texts)
        if row.is_open or row.beneath:
            opened.pop(row.text, None)
        else:
            opened[row.text] = row.id
        self._opened_texts = opened
        self._rearrange(row.id, fold=True)

    def action_fold(self) -> None:
        """Fold articles with the same text into one entry, or list each by itself."""
        self._rearrange(self.current_id, fold=not self.listing.fold)
        self.notify(
            "Articles with the same text are one entry."
            if self.listing.fold
            else "Every article is an entry of its own."
        )

    def _rearrange(self, keep: int | None, *, fold: bool) -> None:
        opened = frozenset(self._opened_texts.values()) if fold else frozenset()
        self.listing = replace(self.listing, fold=fold, opened=opened)
        self._moves_cursor = False  # its line on the screen stays
        self.find(keep=keep, near=self.articles.position or 0)
