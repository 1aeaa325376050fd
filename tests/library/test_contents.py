"""Texts and analyses stand in the order in which articles arrive, and go when their articles go."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.library.building import MTIME
from tui.library import Library, LibraryError
from tui.library.prepared import article_digest, prepared
from tui.library.writing import Addition, Writer
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OLD = ("The tram is late", date(2003, 5, 1)), ("The tram is early", date(2004, 5, 1))
NEW = ("The ferry is late", date(2024, 5, 1)), ("The ferry is early", date(2023, 5, 1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def addition(headline: str, published: date | None, replaces: int | None = None) -> Addition:
    article = Article(headline, headline, f"{headline} again.", published=published)
    row = prepared(article, Analysis(), article_digest(article, ""))
    return Addition(1, MTIME, row, replaces)


def write(file: Path, additions: Iterable[Addition], removals: Iterable[int] = ()) -> None:
    with closing(Writer(file)) as writer:
        writer.begin()
        writer.change(list(additions), removals)
        writer.commit()


def stored(file: Path) -> list[str]:
    """Return the headlines of the articles whose texts are stored, in the order of the texts."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT headline FROM content LEFT JOIN article ON content = content.id"
            " ORDER BY content.id"
        )
        return [headline for (headline,) in rows]


def id_of(file: Path, headline: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        ((id_,),) = connection.execute("SELECT id FROM article WHERE headline = ?", (headline,))
        return int(id_)


def test_what_arrives_later_is_stored_behind_whatever_its_date(file: Path) -> None:
    for batch in (NEW, OLD):
        write(file, [addition(*each) for each in batch])
    assert set(stored(file)[:2]) == {headline for headline, _ in NEW}
    assert set(stored(file)[2:]) == {headline for headline, _ in OLD}
    with Library.open(file) as library:
        for headline, published in (*NEW, *OLD):
            article = library.article(id_of(file, headline))
            assert (article.text, article.published) == (f"{headline} again.", published)


def test_an_article_that_is_removed_takes_its_text_along(file: Path) -> None:
    write(file, [addition(*each) for each in (*NEW, *OLD)])
    gone = id_of(file, NEW[0][0])
    write(file, [], [gone])
    assert sorted(stored(file)) == sorted(headline for headline, _ in (NEW[1], *OLD))
    with Library.open(file) as library:
        for ask in (library.article, library.analysis):
            with pytest.raises(LibraryError, match="no longer"):
                ask(gone)


def test_an_article_that_is_replaced_keeps_its_place_but_not_its_text(file: Path) -> None:
    write(file, [addition(*each) for each in NEW])
    headline, published = NEW[1]
    place = id_of(file, headline)
    write(file, [addition("The ferry is gone", published, place)])
    assert sorted(stored(file)) == sorted((NEW[0][0], "The ferry is gone"))
    with Library.open(file) as library:
        assert library.article(place).text == "The ferry is gone again."
        assert library.find("The ferry is gone") == place
