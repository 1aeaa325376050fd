"""Who speaks, and whom and what articles are about, over a selection of articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.library.rows import EntityRow, SpeakerRow
from tui.library.tokens import name_key
from tui.model import Entity, EntityKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from tui.library.connections import Task

_ARTICLES_AT_ONCE = 500


def all_speakers(connection: sqlite3.Connection) -> tuple[SpeakerRow, ...]:
    """Return the speakers of the whole library, those with most quotations first."""
    rows = connection.execute(
        "SELECT name, role, quotations, quoting, aliases, members FROM entity"
        " WHERE quotations > 0 ORDER BY quotations DESC, name"
    )
    return tuple(_speaker(*row) for row in rows)


def all_entities(connection: sqlite3.Connection) -> tuple[EntityRow, ...]:
    """Return whom and what the whole library mentions, those in most articles first."""
    rows = connection.execute(
        "SELECT name, kind, role, articles, mentions, aliases FROM entity"
        " WHERE articles > 0 ORDER BY articles DESC, mentions DESC, name"
    )
    return tuple(_entity(*row) for row in rows)


def speaker_called(connection: sqlite3.Connection, name: str) -> Entity | None:
    """Return who in the whole library bears ``name``, as an entity that is mentioned nowhere."""
    row = connection.execute(
        "SELECT name, kind, role, members FROM entity WHERE key = ? ORDER BY quotations DESC",
        (name_key(name),),
    ).fetchone()
    if row is None:
        return None
    known, kind, role, members = row
    return Entity(known, EntityKind(kind), role, members=tuple(json.loads(members)))


def speakers_of(task: Task, articles: Iterable[int]) -> tuple[SpeakerRow, ...]:
    """Return the speakers of these articles, those with most quotations first."""
    quotations: dict[int, int] = {}
    quoting: dict[int, int] = {}
    for entity, _, said in _parts(task, articles):
        if said:
            quotations[entity] = quotations.get(entity, 0) + said
            quoting[entity] = quoting.get(entity, 0) + 1
    found = [
        _speaker(name, role, quotations[entity], quoting[entity], aliases, members)
        for entity, name, role, aliases, members in _rows(
            task, "id, name, role, aliases, members", list(quotations)
        )
    ]
    return tuple(sorted(found, key=lambda row: (-row.quotations, row.name)))


def entities_of(task: Task, articles: Iterable[int]) -> tuple[EntityRow, ...]:
    """Return whom and what these articles mention, those in most of them first."""
    mentions: dict[int, int] = {}
    mentioning: dict[int, int] = {}
    for entity, mentioned, _ in _parts(task, articles):
        if mentioned:
            mentions[entity] = mentions.get(entity, 0) + mentioned
            mentioning[entity] = mentioning.get(entity, 0) + 1
    found = [
        _entity(name, kind, role, mentioning[entity], mentions[entity], aliases)
        for entity, name, kind, role, aliases in _rows(
            task, "id, name, kind, role, aliases", list(mentions)
        )
    ]
    return tuple(sorted(found, key=lambda row: (-row.articles, -row.mentions, row.name)))


def _parts(task: Task, articles: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Yield entity, mentions and quotations of each part of the articles."""
    for ids in _in_runs(articles):
        task.look()
        places = ",".join("?" * len(ids))
        yield from task.connection.execute(
            "SELECT entity, mentions, part.quotations FROM article"  # noqa: S608 - places only
            f" JOIN part ON part.content = article.content WHERE article.id IN ({places})",
            ids,
        )


def _rows(task: Task, columns: str, entities: list[int]) -> Iterator[tuple[Any, ...]]:
    for ids in _in_runs(entities):
        yield from task.connection.execute(
            f"SELECT {columns} FROM entity WHERE id IN ({','.join('?' * len(ids))})",  # noqa: S608 - no input in it
            ids,
        )


def _in_runs(ids: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for id_ in ids:
        run.append(id_)
        if len(run) == _ARTICLES_AT_ONCE:
            yield run
            run = []
    if run:
        yield run


def _speaker(  # noqa: PLR0913, PLR0917 - the columns of the table
    name: str, role: str, quotations: int, articles: int, aliases: str, members: str
) -> SpeakerRow:
    return SpeakerRow(
        name, role, quotations, articles, tuple(json.loads(aliases)), tuple(json.loads(members))
    )


def _entity(  # noqa: PLR0913, PLR0917 - the columns of the table
    name: str, kind: str, role: str, articles: int, mentions: int, aliases: str
) -> EntityRow:
    known = tuple(json.loads(aliases))
    return EntityRow(name, EntityKind(kind), role, articles, mentions, known)
