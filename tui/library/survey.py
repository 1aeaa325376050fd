"""Who is quoted, where and when, over a selection of articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.stored import unpacked_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from tui.library.connections import Task

_AT_ONCE = 500
_TOLD_EVERY = 20_000
MOST_QUOTED = 8
"""How many speakers are named for each outlet."""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet and whom it quotes, most quotations first; an unknown outlet has no name.

    ``quoted`` are the ``MOST_QUOTED`` speakers it quotes most, each with the number of quotations;
    what a group said counts for the group and for each member.
    """

    outlet: str
    articles: int
    quotations: int
    quoted: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was counted in ``articles`` articles: speakers and outlets, most quotations first.

    ``days`` counts quotations, ``undated`` those of articles without a date.
    """

    articles: int = 0
    quotations: int = 0
    speakers: tuple[tuple[str, int], ...] = ()
    outlets: tuple[OutletRow, ...] = ()
    days: Mapping[date, int] | None = None
    undated: int = 0
    is_complete: bool = False


def surveys(task: Task, articles: Iterable[int]) -> Iterator[Survey]:
    """Yield what is counted in these articles: now and then what there is so far, then all."""
    counting = _Counting()
    told = _TOLD_EVERY
    for ids in _in_runs(articles):
        task.look()
        counting.add(task.connection, ids)
        if counting.articles >= told:
            yield counting.survey(task.connection, is_complete=False)
            told += _TOLD_EVERY
    yield counting.survey(task.connection, is_complete=True)


class _Counting:
    def __init__(self) -> None:
        self.articles = 0
        self._articles: Counter[str] = Counter()
        self._quotations: Counter[str] = Counter()
        self._quoted: dict[str, Counter[int]] = {}
        self._days: Counter[str] = Counter()

    def add(self, connection: sqlite3.Connection, ids: list[int]) -> None:
        places = ",".join("?" * len(ids))
        outlets: dict[int, str] = {}
        for id_, outlet, published, quotations in connection.execute(
            f"SELECT id, outlet, published, quotations FROM article WHERE id IN ({places})",  # noqa: S608 - places only
            ids,
        ):
            outlets[id_] = outlet
            self._articles[outlet] += 1
            self._quotations[outlet] += quotations
            self._days[published[:10]] += quotations
        self.articles += len(outlets)
        for article, entity, quotations in connection.execute(
            "SELECT article.id, entity, part.quotations FROM article"  # noqa: S608 - places only
            f" JOIN part ON part.content = article.content WHERE article.id IN ({places})"
            " AND part.quotations > 0",
            ids,
        ):
            if article in outlets:
                self._quoted.setdefault(outlets[article], Counter())[entity] += quotations

    def survey(self, connection: sqlite3.Connection, *, is_complete: bool) -> Survey:
        speakers: Counter[int] = Counter()
        for quoted in self._quoted.values():
            speakers.update(quoted)
        names = _names(connection, list(speakers))
        outlets = [
            OutletRow(
                outlet,
                articles,
                self._quotations[outlet],
                _most_first(names, self._quoted.get(outlet, Counter()))[:MOST_QUOTED],
            )
            for outlet, articles in self._articles.items()
        ]
        days = {unpacked_date(day): number for day, number in self._days.items()}
        return Survey(
            articles=self.articles,
            quotations=self._quotations.total(),
            speakers=_most_first(names, speakers),
            outlets=tuple(
                sorted(outlets, key=lambda row: (-row.quotations, -row.articles, row.outlet))
            ),
            days={day: number for day, number in days.items() if day is not None and number},
            undated=days.get(None, 0),
            is_complete=is_complete,
        )


def _most_first(names: Mapping[int, str], counted: Counter[int]) -> tuple[tuple[str, int], ...]:
    """Return the names of the entities with their numbers; of equals, by name."""
    rows = [(names[entity], number) for entity, number in counted.items() if entity in names]
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))


def _names(connection: sqlite3.Connection, entities: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for ids in _in_runs(entities):
        places = ",".join("?" * len(ids))
        found.update(
            connection.execute(f"SELECT id, name FROM entity WHERE id IN ({places})", ids)  # noqa: S608 - places only
        )
    return found


def _in_runs(ids: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for id_ in ids:
        run.append(id_)
        if len(run) == _AT_ONCE:
            yield run
            run = []
    if run:
        yield run
