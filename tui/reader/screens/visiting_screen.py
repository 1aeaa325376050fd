"""Going to pages that fill the screen, from there into an article, and back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from tui.reader.answers import Ranked
from tui.reader.command import Place
from tui.reader.filters import Filter, FilterKind
from tui.reader.screens.walking_screen import WalkingScreen
from tui.reader.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from textual.screen import Screen

    from tui.library import QuotationRow
    from tui.reader.answers import Opened
    from tui.reader.screens.walking_screen import Walk
    from tui.reader.targets import Target


@dataclass(frozen=True, slots=True)
class Visit:
    """An article that was opened from a page: where in it, and the screens to come back to."""

    article: int
    offset: int
    screens: tuple[Screen[Any], ...]


class VisitingScreen(WalkingScreen):
    """Opens pages, and articles from pages, and lets ``escape`` come back to them."""

    _visit: Visit | None = None
    _arriving = False

    # Pages

    def open_page(self, name: str) -> None:
        """Open the page of the speaker called ``name``."""
        from tui.reader.screens.speaker_screen import SpeakerScreen  # noqa: PLC0415 - when opened

        self.app.push_screen(SpeakerScreen(self, name))

    def action_page(self) -> None:
        """Open the page of the name in the sidebar, or of who said the current quotation."""
        name = self.name_in_use()
        if name is None:
            self.notify(
                "No quotation is current. "
                f"{self.key_of('next_quotation')} goes to the next one, then "
                f"{self.key_of('page')} opens its speaker's page.",
                markup=False,
            )
        else:
            self.open_page(name)

    def open_statement(self, article: int, start: int) -> None:
        """Open the statement of the quotation that begins at ``start`` in an article."""
        from tui.reader.screens.statement_screen import (  # noqa: PLC0415 - when opened
            StatementScreen,
        )

        self.app.push_screen(StatementScreen(self, article, start))

    def action_statement(self) -> None:
        """Open the statement of the current quotation, if other articles carry it too."""
        reading, quotation, article = self.pane.reading, self.pane.current_quotation, self.opened_id
        if reading is None or quotation is None or article is None:
            self.notify(
                f"No quotation is current. {self.key_of('next_quotation')} goes to the next one.",
                markup=False,
            )
            return
        start = reading.analysis.quotations[quotation].span.start
        if start in reading.outlets:
            self.open_statement(article, start)
        else:
            self.notify("No other article carries these words.", markup=False)

    @property
    def opened_id(self) -> int | None:
        """The id of the article that is open."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Filter by the name in the sidebar, or by who said the current quotation."""
        name = self.name_in_use()
        if name is not None:
            self.set_filters(
                self.filters.toggled(Filter(FilterKind.SPEAKER, name)), keep=self.current_id
            )

    def name_in_use(self) -> str | None:
        """Return the speaker whom a command without a name is about, if there is one."""
        reading, quotation = self.pane.reading, self.pane.current_quotation
        if reading is None or quotation is None:
            return None
        speaker = reading.analysis.speaker_of(reading.analysis.quotations[quotation])
        return speaker.name if speaker is not None and speaker.named else None

    def go_to(self, target: Target, *, filters: bool = False) -> None:
        """Go where an entry of a page leads; with ``filters``, to the articles it stands for."""
        from tui.reader.targets import ToSpeaker, ToStatement  # noqa: PLC0415 - from a page

        if isinstance(target, ToSpeaker) and not filters:
            self.open_page(target.name)
            return
        if isinstance(target, ToStatement):
            self.open_statement(target.article, target.start)
            return
        self._close_pages()
        if isinstance(target, ToSpeaker):
            chosen = (*self.filters.speakers, target.name)
            self.set_filters(self.filters.with_speakers(tuple(dict.fromkeys(chosen))), top=True)
        else:
            words = [part for part in (self.filters.query.strip(), target.query) if part]
            self.set_filters(self.filters.with_query(f"{' '.join(words)} "), top=True)
        self.panes.use(Place.ARTICLES)

    # Articles opened from a page

    def visit(self, article: int, offset: int, whence: str) -> None:
        """Open the article with this id at a quotation; escape comes back to the page in use.

        ``offset`` is where the quotation begins in the article's text; ``whence`` names the page.
        """
        self._leave_visit()
        screens = tuple(self.app.screen_stack[1:])
        for screen in screens:
            self.app.install_screen(screen, f"held-{id(screen)}")
        self._close_pages()
        self._visit = Visit(article, offset, screens)
        self._arriving = True
        frame = self.query_one("#article-frame")
        frame.border_subtitle = Content(f"{self.key_of('back')}: back to {cut(whence, 40)}")
        self.panes.use(Place.ARTICLE)
        self.open_article(article)

    def open_article(self, article: int) -> None:
        """Open the article with this id, whether it is listed or not."""
        raise NotImplementedError

    @property
    def is_visiting(self) -> bool:
        """Whether the article was opened from a page, to which escape goes back."""
        return self._visit is not None

    def arrive(self, opened: Opened) -> None:
        """Go to the quotation for which ``opened`` was opened, once; leave a visit for others."""
        visit = self._visit
        if visit is None:
            return
        if opened.row.id != visit.article:
            self._leave_visit()
        elif self._arriving:
            self._arriving = False
            if self.results is not None:
                self.finder.rank(self.results, opened.row.id)
            for index, quotation in enumerate(opened.analysis.quotations):
                if quotation.span.start == visit.offset:
                    self.pane.go_to_quotation(index)

    @on(Ranked)
    def _ranked(self, event: Ranked) -> None:
        if self._visit is not None and self._visit.article == event.article:
            self.articles.go(event.rank)

    def action_next_article(self, step: int) -> None:
        """Leave the page one came from behind, and open the next article of the list."""
        self._leave_visit()
        super().action_next_article(step)

    def walk_on(self, walk: Walk) -> None:
        """Leave the page one came from behind, and walk on."""
        self._leave_visit()
        super().walk_on(walk)

    def action_back(self) -> None:
        """Go back to the page one came from, else as everywhere."""
        if self._visit is None or self.search_bar.is_open:
            super().action_back()
            return
        screens = self._visit.screens
        self._leave_visit(keep=True)
        for screen in screens:
            self.app.push_screen(screen)

    def _leave_visit(self, *, keep: bool = False) -> None:
        """Forget the screens to come back to; without ``keep`` they are of no more use."""
        visit, self._visit = self._visit, None
        if visit is None:
            return
        self.query_one("#article-frame").border_subtitle = None
        for screen in visit.screens:
            self.app.uninstall_screen(screen)
            if not keep:
                screen.remove()

    def _close_pages(self) -> None:
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    # Exporting

    def action_export(self) -> None:
        """Export the quotations of the articles listed."""
        selection = self.filters.selection
        title = " ".join(item.value for item in self.filters.items) or "quotations"
        self.export(title, lambda: self.library.quotations(selection))

    def export(self, title: str, rows: Callable[[], Iterable[QuotationRow]]) -> None:
        """Ask how to export what ``rows`` returns, called in a thread; ``title`` names the file."""
        from tui.reader.screens.export_screen import ExportScreen  # noqa: PLC0415 - when opened

        self.app.push_screen(
            ExportScreen(title, rows, self.config.confidence_threshold, self.config.keys)
        )

    def action_corpus(self) -> None:
        """Show the corpus, as far as the filters leave it."""
        from tui.reader.screens.corpus_screen import CorpusScreen  # noqa: PLC0415 - when opened

        self.app.push_screen(CorpusScreen(self, self.filters))
