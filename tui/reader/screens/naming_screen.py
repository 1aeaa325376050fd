"""The half of the main screen that names: the sidebar, the speakers' colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from tui.reader.answers import NamesFound
from tui.reader.colours import SpeakerColours
from tui.reader.command import Place
from tui.reader.screens.correcting_screen import CorrectingScreen
from tui.reader.widgets.reading import ReadingPane
from tui.reader.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.config import Config
    from tui.library import Library, SpeakerRow
    from tui.model import Analysis

PROMINENT = 64
"""How many speakers are told apart by colour as well as eight colours allow."""


class NamingScreen(CorrectingScreen):
    """Shows who and what is named, in the open article or in all that are listed."""

    def __init__(self, library: Library, library_file: Path, config: Config) -> None:
        super().__init__(library, library_file, config)
        roster = config.roster
        self.colours = SpeakerColours(group.name for group in roster.groups)
        self.colours.learn(speaker.name for speaker in roster.speakers)
        self._analysis: Analysis | None = None  # of the open article
        self._names_sequence = 0
        self._corpus_names = False

    @property
    def sidebar(self) -> Sidebar:
        """The names."""
        return self.query_one(Sidebar)

    def show_names_of(self, analysis: Analysis) -> None:
        """Show whom and what the open article names, where the sidebar is about one article."""
        self._analysis = analysis
        if not self._corpus_names:
            self._show_article_names()

    def follow_filters(self) -> None:
        """Mark the names in force; name those of the articles listed, if it is about them."""
        self.sidebar.show_in_force(self.filters.items)
        if self._corpus_names:
            self._names_sequence = self.finder.names(self.filters.selection)

    def colour_of(self, name: str) -> str:
        """Return the colour of the speaker ``name``."""
        return self.colours.colour_of(name, self.app.current_theme)

    def learn_speakers(self, speakers: Sequence[SpeakerRow]) -> None:
        """Give the most prominent speakers colours of their own."""
        self.colours.learn(speaker.name for speaker in speakers[:PROMINENT])
        self.pane.recolour()
        self.sidebar.refresh()

    def action_toggle_scope(self) -> None:
        """Show the names in this article, or in all articles listed."""
        self._corpus_names = not self._corpus_names
        title = "In these articles" if self._corpus_names else "In this article"
        self.query_one("#sidebar-frame").border_title = Content(title)
        if self._corpus_names:
            self._names_sequence = self.finder.names(self.filters.selection)
        else:
            self._show_article_names()
        if Place.SIDEBAR not in self.panes.shown:
            self.panes.use(Place.SIDEBAR)

    def _show_article_names(self) -> None:
        from tui.reader.names import names_in_article  # noqa: PLC0415 - not before one is open

        if self._analysis is not None:
            self.sidebar.empty = (
                "Nobody is quoted in this article, and nobody and nothing is named."
            )
            self.sidebar.show(names_in_article(self._analysis, self.config.confidence_threshold))

    @on(NamesFound)
    def _names_found(self, event: NamesFound) -> None:
        if event.sequence == self._names_sequence and self._corpus_names:
            self.sidebar.empty = "Nobody is named in these articles."
            self.sidebar.show(event.sections)

    @on(Sidebar.NameChosen)
    def _name_chosen(self, event: Sidebar.NameChosen) -> None:
        self.set_filters(self.filters.toggled(event.filter), keep=self.current_id)

    @on(Sidebar.SpeakerOpened)
    @on(ReadingPane.SpeakerClicked)
    def _speaker_chosen(self, event: Sidebar.SpeakerOpened | ReadingPane.SpeakerClicked) -> None:
        self.open_page(event.name)

    def name_in_use(self) -> str | None:
        """Return the name in the sidebar, or who said the current quotation."""
        if self.panes.place is not Place.SIDEBAR:
            return super().name_in_use()
        name = self.sidebar.current
        return None if name is None or name.filter is None else name.name

    def action_filter(self) -> None:
        """Filter by the name in the sidebar, or by who said the current quotation."""
        if self.panes.place is Place.SIDEBAR:
            self.sidebar.filter()
        else:
            super().action_filter()
