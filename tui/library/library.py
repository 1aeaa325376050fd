"""The library: what the rest of the program asks about the articles it holds.

What only some questions need, the query language above all, is imported when one of them is asked
first: the reader's first frame shows the newest articles and waits for nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui.library.connections import Connections
from tui.library.errors import LibraryError
from tui.library.everything import Everything
from tui.library.listed import article_rows
from tui.library.loading import load_analysis, load_article
from tui.library.marked import MarkedArticles
from tui.library.marks import Mark, Marks
from tui.library.results import Results
from tui.library.rows import ArticleRow, Counts, Listing, Selection, Understood
from tui.model import Skipped

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Iterator, Sequence
    from datetime import date
    from types import TracebackType

    from tui.library.appearances import Appearance
    from tui.library.correcting import Corrector
    from tui.library.results import Finder
    from tui.library.rows import EntityRow, QuotationRow, SpeakerRow
    from tui.library.statement import Reach, Statement, StatementRow
    from tui.library.statements import Statements
    from tui.library.survey import Survey
    from tui.model import Analysis, Article, Roster, Span

_EVERYTHING = Selection()
_PLAIN = Listing()


class Library:
    """The articles of a corpus, as they were indexed, and the reader's marks.

    Any number of threads may use one library at once. Methods raise LibraryError when the file
    turns out to be damaged, and Interrupted when ``interrupt`` stopped them.
    """

    def __init__(self, connections: Connections, marks: Marks) -> None:
        self._connections = connections
        self._marks = marks
        self._marked = MarkedArticles(connections, marks)

    @classmethod
    def open(cls, path: Path, marks: Path | None = None) -> Self:
        """Open the library at ``path``, and the marks at ``marks`` (None: in memory only).

        An absent library is created empty; one that is damaged or of another version is set aside
        and begun anew. Raises OSError where the file cannot be made, and LibraryError for marks
        that cannot be used.
        """
        connections = Connections(path)
        try:
            return cls(connections, Marks(marks))
        except BaseException:
            connections.close()
            raise

    def close(self) -> None:
        """Close the files."""
        self._connections.close()
        self._marks.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def counts(self) -> Counts:
        """Return how much there is."""
        with self._connections.borrow() as connection:
            articles, quotations = connection.execute(
                "SELECT total(articles), total(quotations) FROM shelf"
            ).fetchone()
            (speakers,) = connection.execute(
                "SELECT count(*) FROM entity WHERE quotations > 0"
            ).fetchone()
            (skipped,) = connection.execute("SELECT count(*) FROM skipped").fetchone()
        return Counts(int(articles), int(quotations), speakers, skipped)

    def generation(self) -> int:
        """Return a number that changes whenever the indexer has committed something."""
        return self._connections.generation()

    def understand(self, query: str, today: date | None = None) -> Understood:
        """Return how ``query`` is read on the day ``today``. Pure; every string is a query."""
        from tui.library import highlight  # noqa: PLC0415 - see above
        from tui.library.query import parse  # noqa: PLC0415 - see above
        from tui.library.wording import in_words  # noqa: PLC0415 - see above

        tree = parse(query, today)
        return Understood(in_words(tree), tuple(highlight.terms(tree)))

    def select(
        self,
        selection: Selection,
        listing: Listing = _PLAIN,
        *,
        stop: threading.Event | None = None,
    ) -> Results:
        """Return the articles of a selection, the newest first unless ``listing`` says otherwise.

        Raises Interrupted when ``stop`` is set or ``interrupt`` was called meanwhile.
        """
        everything = selection == _EVERYTHING
        results = Results(
            self._connections,
            Everything(fold=listing.fold) if everything else self._finder(selection, listing),
            Understood("") if everything else self.understand(selection.query, selection.today),
            self._rows,
            listing,
        )
        results.begin(stop)
        return results

    def interrupt(self) -> None:
        """Stop what other threads are selecting, listing or counting now."""
        self._connections.interrupt()

    def article(self, id: int) -> Article:  # noqa: A002 - the name the row gives it
        """Return the article with this id. Raises LibraryError if it is gone."""
        with self._connections.borrow() as connection:
            return load_article(connection, id)

    def analysis(self, id: int) -> Analysis:  # noqa: A002 - the name the row gives it
        """Return the analysis of the article with this id. Raises LibraryError if it is gone."""
        with self._connections.borrow() as connection:
            return load_analysis(connection, id)

    def find(self, name: str) -> int:
        """Return the id of the article with this key, file name, stem, URL or headline.

        Raises ArticleNotFound, which names the nearest, or AmbiguousArticle, which names them all.
        """
        from tui.library.naming import article_named  # noqa: PLC0415 - see above

        with self._connections.borrow() as connection:
            return article_named(connection, name)

    def speakers(self, selection: Selection = _EVERYTHING) -> tuple[SpeakerRow, ...]:
        """Return who is quoted in the articles of a selection, most quotations first.

        A group counts for itself, and what it said counts for each member too.
        """
        from tui.library import people  # noqa: PLC0415 - see above

        if selection == _EVERYTHING:
            with self._connections.task() as task:
                return people.all_speakers(task.connection)
        articles = iter(self.select(selection))
        with self._connections.task() as task:
            return people.speakers_of(task, articles)

    def entities(self, selection: Selection = _EVERYTHING) -> tuple[EntityRow, ...]:
        """Return whom and what the articles of a selection mention, in most articles first."""
        from tui.library import people  # noqa: PLC0415 - see above

        if selection == _EVERYTHING:
            with self._connections.task() as task:
                return people.all_entities(task.connection)
        articles = iter(self.select(selection))
        with self._connections.task() as task:
            return people.entities_of(task, articles)

    def quotations(
        self, selection: Selection = _EVERYTHING, article: int | None = None
    ) -> Iterator[QuotationRow]:
        """Yield the quotations of the selected articles, newest article first, in text order.

        Speakers, ``speaker:``, ``said:`` and ``kind:`` also choose among an article's quotations.
        ``article`` leaves only that one's.
        """
        from tui.library.quoted import quotation_rows  # noqa: PLC0415 - see above

        results = self.select(selection)
        if article is None:
            articles: Iterator[int] | list[int] = iter(results)
        else:
            articles = [] if results.rank(article) is None else [article]
        for id_ in articles:
            with self._connections.borrow() as connection:
                found = (load_article(connection, id_), load_analysis(connection, id_))
            yield from quotation_rows(id_, *found, selection)

    def appearances(self, speaker: str) -> Iterator[Appearance]:
        """Yield what each article quotes of the speaker with this name, newest article first."""
        from tui.library.appearances import appearance  # noqa: PLC0415 - not for the start

        for id_ in self.select(Selection(speakers=(speaker,))):
            found = appearance(id_, self.article(id_), self.analysis(id_), speaker)
            if found is not None:
                yield found

    def survey(self, selection: Selection = _EVERYTHING) -> Iterator[Survey]:
        """Yield what is counted in the articles of a selection: at first what there is so far.

        Raises Interrupted when ``interrupt`` was called meanwhile.
        """
        from tui.library.survey import surveys  # noqa: PLC0415 - not for the start

        articles = iter(self.select(selection))
        with self._connections.task() as task:
            yield from surveys(task, articles)

    def row(self, id: int) -> ArticleRow:  # noqa: A002 - the name the row gives it
        """Return the article as a row of the list. Raises LibraryError if it is gone."""
        with self._connections.borrow() as connection:
            rows = self._rows(connection, [id])
        if not rows:
            raise LibraryError(f"article {id} is no longer in the library")
        return rows[0]

    def statement(self, article: int, start: int) -> Statement | None:
        """Return the statement that a quotation renders, with its other renderings.

        ``start`` is where the quotation begins in the text of the article with the id ``article``.
        None for a quotation whose words nobody else carries. Raises LibraryError if the article is
        gone.
        """
        with self._connections.borrow() as connection:
            return self._statements(connection).of(article, start)

    def statements(
        self, selection: Selection = _EVERYTHING, limit: int = 100
    ) -> tuple[StatementRow, ...]:
        """Return the statements that most outlets carry, of those the selection has quoted.

        Speakers, ``speaker:``, ``said:`` and ``kind:`` choose among the quotations. The reach is
        that in the whole library.
        """
        if selection == _EVERYTHING:
            with self._connections.task() as task:
                return self._statements(task.connection).widest(limit)
        articles = iter(self.select(selection))
        with self._connections.task() as task:
            reader = self._statements(task.connection)
            return reader.widest_of(task, articles, selection, limit)

    def reach(self, article: int) -> dict[int, Reach]:
        """Return how widely an article's quotations are carried, by where they begin.

        Only those that others carry too are in it.
        """
        with self._connections.borrow() as connection:
            return self._statements(connection).reach(article)

    def _statements(self, connection: sqlite3.Connection) -> Statements:
        from tui.library.statements import Statements  # noqa: PLC0415 - not for the start

        return Statements(connection, lambda id_: (self.article(id_), self.analysis(id_)))

    def skipped(self) -> tuple[Skipped, ...]:
        """Return the files and lines that hold no article, and why."""
        with self._connections.borrow() as connection:
            rows = connection.execute("SELECT path, reason, line FROM skipped ORDER BY path, line")
            return tuple(Skipped(Path(path), reason, line) for path, reason, line in rows)

    def hits(
        self, selection: Selection, text: str, analysis: Analysis | None = None
    ) -> tuple[Span, ...]:
        """Return where the query's words stand in a visible text: a headline, an article.

        With the article's ``analysis``, words of ``said:`` are marked only inside quotations.
        """
        from tui.library import highlight  # noqa: PLC0415 - see above

        return highlight.hits(selection.query, text, analysis, today=selection.today)

    def snippet(self, id: int, selection: Selection) -> str:  # noqa: A002 - the name the row gives it
        """Return a line of the article's text around the query's first hit."""
        from tui.library import highlight  # noqa: PLC0415 - see above

        with self._connections.borrow() as connection:
            text = load_article(connection, id).text
            analysis = load_analysis(connection, id)
        spans = highlight.hits(selection.query, text, analysis, today=selection.today)
        return highlight.snippet(text, spans)

    def set_read(self, id: int, value: bool) -> None:  # noqa: A002, FBT001 - a setter
        """Mark the article as read, or not."""
        self._marks.set(self.article(id).identity, Mark.READ, on=value)

    def set_starred(self, id: int, value: bool) -> None:  # noqa: A002, FBT001 - a setter
        """Star the article, or take the star away."""
        self._marks.set(self.article(id).identity, Mark.STARRED, on=value)

    @property
    def marks_file(self) -> Path | None:
        """The file with the reader's marks; None where they are kept in memory only."""
        return self._marks.path

    def corrector(self, roster: Roster) -> Corrector:
        """Return what makes, undoes and lists the reader's corrections of quotations."""
        from tui.library.correcting import Corrector  # noqa: PLC0415 - most sessions correct nothing

        return Corrector(self._connections, self._marks, roster)

    def _rows(self, connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[ArticleRow, ...]:
        return article_rows(connection, self._marks, ids)

    def _finder(self, selection: Selection, listing: Listing) -> Finder:
        from tui.library.candidates import Marked  # noqa: PLC0415 - see above
        from tui.library.found import Found  # noqa: PLC0415 - see above
        from tui.library.plan import plan  # noqa: PLC0415 - see above

        planned = plan(selection)
        if planned.lists_everything:
            return Everything(fold=listing.fold)
        marked = self._marked.articles() if planned.asks_for_marks else Marked()
        return Found(planned, marked, fold=listing.fold)
