"""The corpus: who is quoted most, by whom and when, in the articles that the filters leave."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.clean import clean_line
from tui.library import Interrupted
from tui.library.survey import Survey
from tui.reader.answers import Failed
from tui.reader.latest import Latest
from tui.reader.screens.view_screen import ViewScreen
from tui.reader.targets import ToDays, ToOutlet, ToSpeaker, ToStatement
from tui.reader.widgets.bar_list import Bar, BarList, Bars
from tui.reader.widgets.timeline_view import TimelineView
from tui.reader.wording import count, cut, day
from tui.timeline import timeline

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.library import Library, Selection
    from tui.library.statement import StatementRow
    from tui.reader.filters import Filters
    from tui.reader.screens.visiting_screen import VisitingScreen

MOST_SPEAKERS = 1_000
QUIET = "$foreground 65%"
MOST_DAYS = 400
MOST_STATEMENTS = 100
MOST_OF_A_NAME = 24


@dataclass
class Surveyed(Message):
    """What was counted by now."""

    survey: Survey


@dataclass
class StatementsFound(Message):
    """The most widely carried statements."""

    statements: tuple[StatementRow, ...]


class CorpusScreen(ViewScreen):
    """Speakers, statements, outlets and days; ``filters`` say which articles are counted."""

    WITHOUT = frozenset({"view_search", "view_copy"})

    def __init__(self, main: VisitingScreen, filters: Filters) -> None:
        super().__init__(main)
        self._filters = filters
        self._surveyor = Latest("onrecord-survey")
        self._stop = Event()
        self._survey = Survey()

    @property
    def idle(self) -> bool:
        """Whether everything is counted and shown."""
        return self._surveyor.idle and self._survey.is_complete

    def compose(self) -> ComposeResult:
        """Lay out what is counted, the timeline, and the lists."""
        colour_of = self.main.colour_of
        yield Static(id="about", markup=False)
        yield TimelineView(id="timeline")
        with Grid(id="parts"):
            for name, title in (
                ("speakers", "Speakers, by quotations"),
                ("statements", "Statements, by outlets"),
                ("outlets", "Outlets, and whom they quote"),
                ("days", "Quotations over time"),
            ):
                with Vertical(id=f"{name}-part", classes="part") as part:
                    part.border_title = Content(title)
                    yield BarList(colour_of, id=name)
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin to count."""
        super().on_mount()
        for each in self.query(BarList):
            each.empty = "Counting…"
        self._show_about()
        self.renew()

    def renew(self) -> None:
        """Count again."""
        library, selection = self.main.library, self._filters.selection
        self._surveyor.submit(lambda: self._count(library, selection))

    def on_unmount(self) -> None:
        """End the thread."""
        self._stop.set()
        self._surveyor.close()

    def _count(self, library: Library, selection: Selection) -> None:
        try:
            while not self._stop.is_set():
                try:
                    for survey in library.survey(selection):
                        self.post_from_thread(Surveyed(survey))
                        if self._stop.is_set():
                            return
                    found = library.statements(selection, MOST_STATEMENTS)
                    self.post_from_thread(StatementsFound(found))
                except Interrupted:  # by a search elsewhere
                    continue
                return
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            self.post_from_thread(Failed(f"{type(error).__name__}: {error}"))

    @on(Surveyed)
    def _surveyed(self, event: Surveyed) -> None:
        survey = self._survey = event.survey
        self._show_about()
        view = self.query_one(TimelineView)
        view.undated = survey.undated
        view.days = survey.days or {}
        for name, bars, nothing in (
            ("speakers", self._speakers(), "Nobody is quoted in these articles."),
            ("outlets", self._outlets(), "There is no article."),
            ("days", self._days(), "None of these quotations has a date."),
        ):
            part = self.query_one(f"#{name}", BarList)
            part.empty = nothing if survey.is_complete else "Counting…"
            part.show((Bars("", bars),))

    @on(StatementsFound)
    def _statements_found(self, event: StatementsFound) -> None:
        part = self.query_one("#statements", BarList)
        part.empty = "No two outlets carry the same words."
        part.show((Bars("", tuple(map(_statement, event.statements))),))

    def _show_about(self) -> None:
        survey = self._survey
        filters = " + ".join(clean_line(item.label).strip() for item in self._filters.items)
        which = f"filtered by {filters}" if filters else "all articles"
        so_far = "" if survey.is_complete else " so far…"
        counts = (
            f"{count(survey.quotations, 'quotation')} in {count(survey.articles, 'article')}, "
            f"{count(len(survey.speakers), 'speaker')}, {count(len(survey.outlets), 'outlet')}"
        )
        self.query_one("#about", Static).update(
            Content.assemble(
                ("The corpus", "bold"),
                (f"  {which}", "$text-accent" if filters else QUIET),
                "\n",
                (f"{counts}{so_far}", QUIET),
            )
        )

    def _speakers(self) -> tuple[Bar, ...]:
        return tuple(
            Bar(clean_line(name), number, target=ToSpeaker(name))
            for name, number in self._survey.speakers[:MOST_SPEAKERS]
        )

    def _outlets(self) -> tuple[Bar, ...]:
        return tuple(
            Bar(
                clean_line(row.outlet) or "unknown outlet",
                row.quotations,
                " · ".join(f"{cut(name, MOST_OF_A_NAME)} {number:,}" for name, number in row.quoted)
                or count(row.articles, "article"),
                ToOutlet(row.outlet) if row.outlet else None,
            )
            for row in self._survey.outlets
        )

    def _days(self) -> tuple[Bar, ...]:
        line = timeline(self._survey.days or {}, MOST_DAYS)
        return tuple(
            Bar(line.label(period), period.count, target=ToDays(period.first, period.last))
            for period in reversed(line.periods)
            if period.count
        )

    @on(BarList.Chosen)
    def _chosen(self, event: BarList.Chosen) -> None:
        self.main.go_to(event.target, filters=event.filters)

    def action_filter(self) -> None:
        """Filter the articles by what is under the cursor."""
        if isinstance(self.current, BarList):
            self.current.filter()

    def action_export(self) -> None:
        """Export the quotations that were counted."""
        self.main.action_export()


def _statement(row: StatementRow) -> Bar:
    """Return the words, and below who said them and when they were carried."""
    fullest = row.fullest
    days = list(dict.fromkeys(day(when) for when in (row.first, row.last) if when is not None))
    about = (
        cut(fullest.speaker or "speaker unknown", MOST_OF_A_NAME),
        count(row.articles, "article"),
        " to ".join(days) or "undated",
    )
    return Bar(
        clean_line(fullest.text),
        row.outlets,
        " · ".join(about),
        ToStatement(fullest.article_id, fullest.start),
    )
