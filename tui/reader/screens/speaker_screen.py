"""A speaker's page: who it is, and everything the articles quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.clean import clean_line
from tui.export.citing import cited
from tui.library.days import today
from tui.library.narrowing import hits, understood
from tui.library.profile import Profile
from tui.reader.command import Place
from tui.reader.gatherer import Gathered, Gatherer, Narrowed
from tui.reader.screens.view_screen import ViewScreen
from tui.reader.targets import ToOutlet, ToSpeaker
from tui.reader.widgets.bar_list import Bar, BarList, Bars
from tui.reader.widgets.footer import Footer
from tui.reader.widgets.quotation_list import QuotationList
from tui.reader.widgets.search_bar import SearchBar
from tui.reader.widgets.timeline_view import TimelineView
from tui.reader.wording import count, cut, day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from tui.library import QuotationRow
    from tui.model import Span
    from tui.reader.screens.visiting_screen import VisitingScreen

QUIET = "$foreground 65%"
MOST_LOOKED_AT = 100
"""Among how many of the newest quotations the speaker's role, or its members, are looked for."""


class SpeakerScreen(ViewScreen):
    """All that one speaker is quoted with, in all articles, whatever filters the list has."""

    def __init__(self, main: VisitingScreen, name: str) -> None:
        super().__init__(main)
        self.speaker = name
        self._role = ""
        self._gatherer = Gatherer(main.library, name, self.post_from_thread)
        self._sequence = 0
        self._profile = Profile()
        self._rows: list[QuotationRow] = []
        self._count = 0
        self._is_complete = False
        self._query = ""
        self._goal: tuple[int, int] | None = None

    @property
    def idle(self) -> bool:
        """Whether everything asked is answered and shown."""
        return self._gatherer.idle and (self._is_complete or not self._sequence)

    @property
    def quotations(self) -> QuotationList:
        """The quotations."""
        return self.query_one(QuotationList)

    @property
    def search_bar(self) -> SearchBar:
        """The line in which the page is searched."""
        return self.query_one(SearchBar)

    def compose(self) -> ComposeResult:
        """Lay out who it is, the timeline, and the two lists."""
        main = self.main
        yield Static(id="about", markup=False)
        yield SearchBar(id="search")
        yield TimelineView(id="timeline")
        with Horizontal(id="parts"):
            with Vertical(id="quotations-part", classes="part"):
                yield QuotationList(
                    main.colour_of,
                    main.config.confidence_threshold,
                    self.speaker,
                    self._hits_in,
                    id="quotations",
                )
            with Vertical(id="facts-part", classes="part") as part:
                part.border_title = Content("About")
                yield BarList(main.colour_of, id="facts")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin to gather."""
        super().on_mount()
        self.quotations.empty = "Gathering the quotations…"
        self._show_about()
        self._show_title()
        self._sequence = self._gatherer.gather()

    def on_unmount(self) -> None:
        """End the threads."""
        self._gatherer.close()

    def renew(self) -> None:
        """Gather again; the cursor stays on its quotation."""
        row = self.quotations.row
        self._goal = None if row is None else (row.article_id, row.start)
        self._is_complete = False
        self._sequence = self._gatherer.gather()

    # What was gathered

    @on(Gathered)
    def _gathered(self, event: Gathered) -> None:
        if event.sequence != self._sequence:
            return
        is_new = event.rows is not self._rows
        if is_new and self._goal is not None and not event.is_complete:
            return  # the page stays as it is until the new one has come
        self._profile, self._rows, self._count = event.profile, event.rows, event.count
        self._is_complete = event.is_complete
        own = [row for row in event.rows[:MOST_LOOKED_AT] if row.speaker == self.speaker]
        about = (", ".join(row.members) or row.role for row in own)
        self._role = self._role or next(filter(None, about), "")
        if event.is_complete:
            self.quotations.empty = f"No article quotes {self.speaker}."
        self._show_about()
        self._show_facts()
        timeline = self.query_one(TimelineView)
        timeline.undated = event.profile.undated
        timeline.days = event.profile.days or {}
        if self._query:
            self._gatherer.narrow(self._sequence, self._query, self._rows)
        elif is_new:
            self._show_all()
        else:
            self.quotations.lengthen(range(self._count))
            self._show_title()

    def _show_all(self) -> None:
        self.quotations.show(self._rows, range(self._count), position=self._position(None))
        self._show_title()

    @on(Narrowed)
    def _narrowed(self, event: Narrowed) -> None:
        if (event.sequence, event.query) != (self._sequence, self._query):
            return
        self.quotations.empty = "No quotation on this page has all of this."
        self.quotations.show(self._rows, event.shown, position=self._position(event.shown))
        self._show_title()
        self.search_bar.show_words(
            f"{count(len(event.shown), 'quotation')} · {understood(self._query, today())}"
        )

    def _position(self, shown: Sequence[int] | None) -> int:
        """Return where the quotation stands that the reader came from, else the beginning."""
        goal, self._goal = self._goal, None
        if goal is None:
            return 0
        places = range(self._count) if shown is None else shown
        for place, index in enumerate(places):
            if (self._rows[index].article_id, self._rows[index].start) == goal:
                return place
        return 0

    def _hits_in(self, words: str) -> tuple[Span, ...]:
        return hits(self._query, words, today()) if self._query else ()

    # What is shown

    def _show_about(self) -> None:
        profile = self._profile
        so_far = "" if self._is_complete else " so far…"
        number = count(profile.quotations, "quotation")
        articles = count(profile.articles, "article")
        kinds = f"{profile.direct:,} direct, {profile.quotations - profile.direct:,} reported"
        joint = f", {profile.joint:,} of them joint" if profile.joint else ""
        self.query_one("#about", Static).update(
            Content.assemble(
                ("█ ", self.main.colour_of(self.speaker)),
                (clean_line(self.speaker), "bold"),
                (f"  {clean_line(self._role)}" if self._role else "", QUIET),
                "\n",
                (f"  {number} ({kinds}{joint}) in {articles}{so_far}", QUIET),
            )
        )

    def _show_title(self) -> None:
        shown, total = self.quotations.entry_count, self._count
        title = "Quotations, the newest first"
        if self._query:
            title = f"{shown:,} of {count(total, 'quotation')} with “{cut(self._query, 30)}”"
        self.query_one("#quotations-part").border_title = Content(title)

    def _show_facts(self) -> None:
        profile = self._profile
        self.query_one(BarList).show(
            (
                Bars(
                    "Roles as given, by articles",
                    tuple(
                        Bar(clean_line(use.role), use.articles, _when(use.first, use.last))
                        for use in profile.roles
                    ),
                ),
                Bars(
                    "Outlets, by quotations",
                    tuple(
                        Bar(
                            clean_line(share.name) or "unknown outlet",
                            share.quotations,
                            target=ToOutlet(share.name) if share.name else None,
                        )
                        for share in profile.outlets
                    ),
                ),
                Bars(
                    "Quoted beside, by articles",
                    tuple(
                        Bar(clean_line(share.name), share.articles, target=ToSpeaker(share.name))
                        for share in profile.beside
                    ),
                ),
            )
        )

    # Searching in the page

    def action_search(self) -> None:
        """Open the search bar."""
        self.search_bar.open(self._query)
        self.query_one(Footer).place = Place.SEARCH

    def action_keep_search(self) -> None:
        """Close the search bar; the query stays in force."""
        self.search_bar.close()
        self.query_one(Footer).place = Place.VIEW
        self.quotations.focus()

    @on(SearchBar.Typed)
    def _typed(self, event: SearchBar.Typed) -> None:
        self._search(event.query)

    def _search(self, query: str) -> None:
        self._query = query.strip() and query
        self._goal = None
        if self._query:
            self._gatherer.narrow(self._sequence, self._query, self._rows)
        else:
            self.search_bar.show_words(count(self._count, "quotation"))
            self._show_all()

    def action_back(self) -> None:
        """Take the search away, or leave the page."""
        if self.search_bar.is_open or self._query:
            with self.search_bar.prevent(SearchBar.Typed):
                self.action_keep_search()
            if self._query:
                self._search("")
        else:
            super().action_back()

    # Going elsewhere

    @on(QuotationList.Opened)
    def _quotation_opened(self, event: QuotationList.Opened) -> None:
        self.main.visit(event.row.article_id, event.row.start, f"{self.speaker}’s page")

    @on(BarList.Chosen)
    def _fact_chosen(self, event: BarList.Chosen) -> None:
        if isinstance(event.target, ToOutlet) and not event.filters:
            self._search(event.target.query)
            self.quotations.focus()
        else:
            self.main.go_to(event.target, filters=event.filters)

    def action_filter(self) -> None:
        """Filter the articles by what is under the cursor, among quotations by the speaker."""
        if self.current is self.quotations:
            self.main.go_to(ToSpeaker(self.speaker), filters=True)
        else:
            self.query_one(BarList).filter()

    def action_copy_quotation(self) -> None:
        """Copy the quotation under the cursor with its source."""
        row = self.quotations.row
        if row is None:
            return
        words = cited(row, self.main.config.confidence_threshold)
        self.app.copy_to_clipboard(words)
        self.notify(cut(words, 120), title="Copied", markup=False)

    def action_export(self) -> None:
        """Export the page's quotations, those that the search leaves."""
        rows = self.quotations.listed
        self.main.export(self.speaker, lambda: rows)


def _when(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "undated"
    return day(first) if day(first) == day(last) else f"{day(first)} to {day(last)}"
