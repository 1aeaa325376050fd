"""Read the statements that the library keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.ids import day_number
from tui.library.quoted import chooses_quotations, quotation_row, quotation_rows
from tui.library.said import quoted
from tui.library.statement import Passage, Reach, Statement, StatementRow, disagree
from tui.library.stored import unpacked_date
from tui.library.wordings import renders_same
from tui.model import QuotationKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from tui.library.connections import Task
    from tui.library.rows import QuotationRow, Selection
    from tui.library.wordings import Wording
    from tui.model import Analysis, Article, Entity

MOST_RENDERINGS = 300
"""How many renderings of one statement are read at once, the fullest first."""

_LOOKED_AT = 4  # of the fullest renderings, for one in the speaker's own words
_WIDEST = (
    "SELECT id FROM statement ORDER BY outlets DESC, articles DESC, renderings DESC, id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A rendering with what its likeness to others is told by."""

    row: QuotationRow
    wording: Wording
    speaker: Entity | None


class Statements:
    """Reads statements over ``connection``.

    ``load`` returns an article with its analysis as the reader is to see it.
    """

    def __init__(
        self, connection: sqlite3.Connection, load: Callable[[int], tuple[Article, Analysis]]
    ) -> None:
        self._connection = connection
        self._load = load

    def reach(self, article: int) -> dict[int, Reach]:
        """Return how widely the statements of an article are carried, by where they begin."""
        rows = self._connection.execute(
            "SELECT start, outlets, articles FROM rendering"
            " JOIN statement ON statement.id = statement WHERE article = ?",
            (article,),
        )
        return {start: Reach(outlets, articles) for start, outlets, articles in rows}

    def of(self, article: int, start: int) -> Statement | None:
        """Return the statement that the quotation beginning at ``start`` renders, if others do."""
        row = self._connection.execute(
            "SELECT statement, renderings FROM rendering"
            " JOIN statement ON statement.id = statement WHERE article = ? AND start = ?",
            (article, start),
        ).fetchone()
        if row is None:
            return None
        statement, renderings = row
        found = self._renderings(statement, MOST_RENDERINGS)
        if len(found) < 2:
            return None
        return Statement(
            passages=_passages(found),
            disagrees=disagree(each.speaker for each in found),
            left_out=max(0, renderings - MOST_RENDERINGS),
        )

    def widest(self, limit: int) -> tuple[StatementRow, ...]:
        """Return the statements of the whole library that most outlets carry."""
        rows = self._connection.execute(_WIDEST, (limit,)).fetchall()
        return tuple(self._rows(statement for (statement,) in rows))

    def widest_of(
        self, task: Task, articles: Iterable[int], selection: Selection, limit: int
    ) -> tuple[StatementRow, ...]:
        """Return those of the articles of a selection that most outlets carry."""
        chooses = chooses_quotations(selection)
        found: dict[int, tuple[int, ...]] = {}
        for article in articles:
            task.look()
            starts = self._statements_at(article)
            if starts and chooses:
                wanted = quotation_rows(article, *self._load(article), selection)
                starts = {row.start: starts[row.start] for row in wanted if row.start in starts}
            found.update(dict.fromkeys(starts.values(), ()))
        ids = sorted(found, key=self._by_reach)
        return tuple(self._rows(ids[:limit]))

    def _statements_at(self, article: int) -> dict[int, int]:
        rows = self._connection.execute(
            "SELECT start, statement FROM rendering WHERE article = ?", (article,)
        )
        return dict(rows.fetchall())

    def _by_reach(self, statement: int) -> tuple[int, ...]:
        row = self._connection.execute(
            "SELECT -outlets, -articles, -renderings, id FROM statement WHERE id = ?", (statement,)
        ).fetchone()
        return tuple(row)

    def _rows(self, statements: Iterable[int]) -> Iterator[StatementRow]:
        for statement in statements:
            outlets, articles, renderings = self._connection.execute(
                "SELECT outlets, articles, renderings FROM statement WHERE id = ?", (statement,)
            ).fetchone()
            found = sorted(self._renderings(statement, _LOOKED_AT), key=_fullness)
            first, last = self._between(statement)
            if found:
                yield StatementRow(
                    found[0].row, outlets, articles, renderings, first=first, last=last
                )

    def _between(self, statement: int) -> tuple[date | None, date | None]:
        """Return when the first and the last dated article that carry a statement appeared."""
        rows = self._connection.execute(
            "SELECT published FROM article WHERE published != '' AND id IN"
            " (SELECT article FROM rendering WHERE statement = ?) ORDER BY id",
            (statement,),
        ).fetchall()
        if not rows:
            return None, None
        return unpacked_date(rows[0][0]), unpacked_date(rows[-1][0])

    def _renderings(self, statement: int, limit: int) -> list[_Rendering]:
        """Return renderings of a statement, the fullest first; those gone are left out."""
        rows = self._connection.execute(
            "SELECT article, start FROM rendering WHERE statement = ?"
            " ORDER BY words DESC, article, start LIMIT ?",
            (statement, limit),
        ).fetchall()
        by_article: dict[int, dict[int, _Rendering]] = {}
        for article, _ in rows:
            if article not in by_article:
                by_article[article] = self._told(article)
        return [
            by_article[article][start] for article, start in rows if start in by_article[article]
        ]

    def _told(self, id_: int) -> dict[int, _Rendering]:
        article, analysis = self._load(id_)
        is_dated = article.published is not None
        compared = quoted(article.text, analysis, day_number(id_), is_dated=is_dated)
        wordings = {each.start: each.wording for each in compared}
        found = {}
        for quotation in analysis.quotations:
            wording = wordings.get(quotation.span.start)
            if wording is not None:
                speaker = analysis.speaker_of(quotation)
                row = quotation_row(id_, article, quotation, speaker)
                found[row.start] = _Rendering(row, wording, speaker)
        return found


def _passages(renderings: Sequence[_Rendering]) -> tuple[Passage, ...]:
    """Return the renderings by the words they share, the most widely carried passage first."""
    groups: list[list[_Rendering]] = []
    for each in renderings:
        like = [group for group in groups if _belongs(each, group)]
        groups = [group for group in groups if group not in like]
        groups.append([other for group in like for other in group] + [each])
    passages = [
        Passage(tuple(each.row for each in sorted(group, key=_fullness))) for group in groups
    ]
    return tuple(sorted(passages, key=_width))


def _belongs(rendering: _Rendering, group: Sequence[_Rendering]) -> bool:
    return any(
        other.wording.stems == rendering.wording.stems
        or renders_same(rendering.wording, other.wording)
        for other in group
    )


def _fullness(rendering: _Rendering) -> tuple[bool, int, int, int]:
    """Return the order within a passage: the speaker's own words before reports of them.

    Of each, the fullest come first, and of those the earliest.
    """
    row = rendering.row
    is_reported = row.kind is QuotationKind.INDIRECT
    return is_reported, -len(rendering.wording.stems), row.article_id, row.start


def _width(passage: Passage) -> tuple[int, int, int]:
    """Return the order of passages: widely carried ones first, then the fuller."""
    rows = passage.renderings
    outlets = len({row.outlet or row.article_id for row in rows})
    return -outlets, -len(passage.fullest.text), passage.fullest.start
