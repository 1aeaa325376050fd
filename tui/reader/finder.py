"""What the screen asks of the library, answered outside the event loop.

Each kind of question has a thread that answers the newest one. A search that is no longer wanted
has its SQL interrupted; an answer that comes too late carries an old sequence number and is dropped
by whoever asked.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from tui.library import AmbiguousArticle, ArticleNotFound, Interrupted, Listing, Selection
from tui.reader.answers import (
    Completed,
    DayFound,
    Failed,
    Found,
    HitsCounted,
    Looked,
    NamesFound,
    Opened,
    PageFound,
    Ranked,
    SkippedFound,
    SpeakersFound,
)
from tui.reader.latest import Latest
from tui.reader.widgets.article_list import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.message import Message

    from tui.library import ArticleRow, Library, Results

_PLAIN = Listing()
_COMPLETED_EVERY_S = 0.5


class Finder:
    """Asks the library in threads and posts the answers, which may arrive on any thread."""

    def __init__(self, library: Library, post: Callable[[Message], object]) -> None:
        self._library = library
        self._post = post
        self._kinds = {
            kind: Latest(f"onrecord-{kind}")
            for kind in (
                "find",
                "complete",
                "page",
                "page ahead",
                "day",
                "open",
                "names",
                "hits",
                "rank",
                "speakers",
                "skipped",
                "look",
            )
        }
        self._marks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onrecord-marks")
        self._sequence = 0
        self._stop = Event()

    @property
    def idle(self) -> bool:
        """Whether every question is answered."""
        return all(kind.idle for kind in self._kinds.values())

    @property
    def finding(self) -> bool:
        """Whether a search is under way."""
        return not self._kinds["find"].idle

    def close(self) -> None:
        """Stop what runs; marks already asked for are still made."""
        self._stop.set()
        self._library.interrupt()
        for kind in self._kinds.values():
            kind.close()
        self._marks.shutdown(wait=True)

    def next_sequence(self) -> int:
        """Return a number greater than all before."""
        self._sequence += 1
        return self._sequence

    def find(
        self,
        selection: Selection,
        listing: Listing = _PLAIN,
        *,
        keep: int | str | None,
        near: int = 0,
    ) -> int:
        """Search; ``Found`` follows with the number returned here.

        The cursor goes to the article with the id or the key ``keep`` where it is among the
        results, else to the position ``near``.
        """
        sequence, stop = self._begin_search()
        self._submit(
            "find",
            lambda: self._post(self._found(sequence, selection, listing, stop, keep, near)),
        )
        return sequence

    def find_first(self, article: str, listing: Listing = _PLAIN) -> Found | None:
        """Return the newest articles, the cursor on the one with the key ``article``, at once.

        Only for the moment before the first frame, when there is nothing yet that could wait. None
        when the library cannot answer; ``Failed`` follows.
        """
        sequence, stop = self._begin_search()
        found: list[Found] = []
        self._quietly(
            lambda: found.append(
                self._found(sequence, Selection(), listing, stop, article or None, 0)
            )
        )
        return found[0] if found else None

    def _begin_search(self) -> tuple[int, Event]:
        """Stop the search before; return the number of another, and what stops it."""
        self._stop.set()
        self._stop = Event()
        self._library.interrupt()
        return self.next_sequence(), self._stop

    def _found(  # noqa: PLR0913, PLR0917 - what was asked
        self,
        sequence: int,
        selection: Selection,
        listing: Listing,
        stop: Event,
        keep: int | str | None,
        near: int,
    ) -> Found:
        results = self._library.select(selection, listing, stop=stop)
        rank = self._rank(results, keep)
        position = max(0, min(near if rank is None else rank, results.total - 1))
        start = position // PAGE * PAGE
        return Found(
            sequence=sequence,
            selection=selection,
            results=results,
            counts=self._library.counts(),
            position=position,
            start=start,
            rows=results.window(start, PAGE, found=True),
            kept=rank is not None,
        )

    def complete(self, sequence: int, results: Results) -> None:
        """Find the rest of ``results``; ``Completed`` follows, and before it now and then."""
        stop = self._stop

        def job() -> None:
            while not results.exact:
                total = results.complete(stop, within_s=_COMPLETED_EVERY_S)
                self._post(Completed(sequence, total, results.exact))

        self._submit("complete", job)

    def page(
        self, results: Results, revision: int, start: int, count: int, *, ahead: bool = False
    ) -> None:
        """Fetch rows of ``results``; ``PageFound`` follows.

        What is fetched ``ahead`` of being on screen never takes the place of what is wanted there.
        """
        self._submit(
            "page ahead" if ahead else "page",
            lambda: self._post(
                PageFound(revision, start, results.window(start, count, found=True))
            ),
        )

    def day(self, results: Results, day: date, *, around: int) -> None:
        """Look for ``day`` in ``results``; ``DayFound`` follows.

        With it come the rows of the pages that hold ``around`` rows before and after its place.
        """

        def job() -> None:
            rank = results.rank_of_day(day)
            if rank is None:
                self._post(DayFound(results, day, None))
                return
            start = max(rank - around, 0) // PAGE * PAGE
            end = ((rank + around) // PAGE + 1) * PAGE
            rows = results.window(start, end - start, found=True)
            self._post(DayFound(results, day, rank, start, rows))

        self._submit("day", job)

    def open(self, which: ArticleRow | int, selection: Selection) -> int:
        """Fetch an article, by row or by id; ``Opened`` follows with the number returned here."""
        sequence = self.next_sequence()

        def job() -> None:
            row = self._library.row(which) if isinstance(which, int) else which
            article = self._library.article(row.id)
            hits = self._library.hits(selection, article.text) if selection.query else ()
            analysis = self._library.analysis(row.id)
            reach = self._library.reach(row.id)
            outlets = {start: each.outlets for start, each in reach.items()}
            self._post(Opened(sequence, selection, row, article, analysis, hits, outlets))

        self._submit("open", job)
        return sequence

    def rank(self, results: Results, article: int) -> None:
        """Look up where an article stands; ``Ranked`` follows if it is among ``results``."""

        def job() -> None:
            rank = results.rank(article)
            if rank is not None:
                self._post(Ranked(article, rank))

        self._submit("rank", job)

    def names(self, selection: Selection) -> int:
        """Gather the names in all articles of ``selection``; ``NamesFound`` follows."""
        from tui.reader.names import names_in_articles  # noqa: PLC0415 - not for the first frame

        sequence = self.next_sequence()

        def job() -> None:
            speakers = self._library.speakers(selection)
            sections = names_in_articles(speakers, self._library.entities(selection))
            self._post(NamesFound(sequence, sections))

        self._submit("names", job)
        return sequence

    def count_hits(self, selection: Selection, rows: Sequence[ArticleRow], revision: int) -> None:
        """Count the hits in the articles of ``rows``; ``HitsCounted`` follows."""

        def job() -> None:
            counted = {
                row.id: len(self._library.hits(selection, self._library.article(row.id).text))
                for row in rows
            }
            self._post(HitsCounted(revision, counted))

        self._submit("hits", job)

    def skipped(self) -> None:
        """Fetch what could not be read; ``SkippedFound`` follows."""
        self._submit("skipped", lambda: self._post(SkippedFound(self._library.skipped())))

    def look(self) -> None:
        """Look whether the library has changed; ``Looked`` follows."""
        self._submit("look", lambda: self._post(Looked(self._library.generation())))

    def speakers(self) -> None:
        """Fetch every speaker; ``SpeakersFound`` follows."""
        self._submit("speakers", lambda: self._post(SpeakersFound(self._library.speakers())))

    def set_read(self, article: int, *, is_read: bool) -> None:
        """Mark an article read or unread."""
        self._marks.submit(self._quietly, lambda: self._library.set_read(article, is_read))

    def set_starred(self, article: int, *, is_starred: bool) -> None:
        """Put a star on an article or take it off."""
        self._marks.submit(self._quietly, lambda: self._library.set_starred(article, is_starred))

    def _rank(self, results: Results, keep: int | str | None) -> int | None:
        if isinstance(keep, str):
            try:
                keep = self._library.find(keep)
            except (ArticleNotFound, AmbiguousArticle):
                return None
        return None if keep is None else results.rank(keep)

    def _submit(self, kind: str, job: Callable[[], object]) -> None:
        self._kinds[kind].submit(lambda: self._quietly(job, kind))

    def _quietly(self, job: Callable[[], object], about: str = "") -> None:
        """Run ``job``; one that was interrupted says nothing, one that failed says why."""
        try:
            job()
        except Interrupted:
            return
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            self._post(Failed(f"{type(error).__name__}: {error}", about))
