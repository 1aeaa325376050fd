"""Walking from quotation to quotation, from hit to hit, on into the next article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from textual import on

from tui.reader.command import Place
from tui.reader.commands import named
from tui.reader.keys import keys_of
from tui.reader.screens.dating_screen import DatingScreen
from tui.reader.widgets.reading import ReadingPane
from tui.reader.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from pathlib import Path

    from tui.config import Config
    from tui.library import Library

FARTHEST = 500
"""How many articles a walk looks at before it gives up."""


@dataclass(frozen=True, slots=True)
class Walk:
    """On the way to the next quotation or hit, in articles further on; ``left`` may be tried."""

    to: Literal["quotation", "hit"]
    step: int
    left: int = FARTHEST


class WalkingScreen(DatingScreen):
    """Steps through the reading pane, and through the list where the pane comes to an end."""

    def __init__(self, library: Library, library_file: Path, config: Config) -> None:
        super().__init__(library, library_file, config)
        self._walk: Walk | None = None

    @property
    def pane(self) -> ReadingPane:
        """The article's text."""
        return self.query_one(ReadingPane)

    def key_of(self, name: str) -> str:
        """Return the first key of the command called ``name``."""
        return keys_of(named(name), self.config.keys)[0]

    def action_quotation(self, step: int) -> None:
        """Go to the next quotation or the one before, on into other articles."""
        self.panes.bring(Place.ARTICLE)
        if not self.pane.next_quotation(step):
            self.walk_on(Walk("quotation", step))

    def action_hit(self, step: int) -> None:
        """Go to the next hit or the one before, on into other articles."""
        if not self.filters.query:
            self.notify(f"There is no search. {self.key_of('search')} begins one.", markup=False)
            return
        self.panes.bring(Place.ARTICLE)
        if not self.pane.next_hit(step):
            self.walk_on(Walk("hit", step))

    @on(Sidebar.NameFaced)
    def _name_faced(self, event: Sidebar.NameFaced) -> None:
        """Underline in the text where the name in the sidebar stands."""
        reading = self.pane.reading
        if reading is not None:
            entities = reading.analysis.entities
            spans = {span for one in entities if one.name == event.name for span in one.mentions}
            self.pane.show_mentions(tuple(sorted(spans)))

    def action_mention(self, step: int) -> None:
        """Go to where the name in the sidebar stands next, or stood before."""
        if self.panes.place is not Place.SIDEBAR:
            self.notify(f"Choose a name first: {self.key_of('names')} goes to them.", markup=False)
        elif not self.pane.next_mention(step):
            where = "no further mention" if step > 0 else "no mention before this one"
            self.notify(f"There is {where}.", markup=False)

    def action_next_article(self, step: int) -> None:
        """Open the next article of the list, or the one before."""
        self._walk = None
        position = self.articles.position
        if position is not None and 0 <= position + step < self.articles.total:
            self.articles.go(position + step)
        else:
            self.notify("That was the last article." if step > 0 else "This is the first article.")

    def walk_on(self, walk: Walk) -> None:
        """Open the next article of the list that may have what is looked for."""
        articles = self.articles
        position = articles.position
        while position is not None and walk.left and 0 <= position + walk.step < articles.total:
            position += walk.step
            walk = replace(walk, left=walk.left - 1)
            row = articles.row_at(position)
            if row is None or walk.to == "hit" or row.quotations:
                self._walk = walk
                articles.go(position)
                return
        self._walk = None
        what = f"no further {walk.to}" if walk.step > 0 else f"no {walk.to} before this one"
        self.notify(f"There is {what}.", markup=False)

    def go_on_walking(self) -> None:
        """Go on in the article that was just opened, if there is a walk."""
        walk = self._walk
        if walk is None:
            return
        go = self.pane.next_quotation if walk.to == "quotation" else self.pane.next_hit
        if go(walk.step):
            self._walk = None
        else:
            self.walk_on(walk)
