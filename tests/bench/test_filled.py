"""The library that speed is measured on is one that the program could have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.filled import PART, Filled, filled
from tui.ingest import read, source_files
from tui.library import Library, Selection
from tui.library.indexing import bring_up_to_date
from tui.model import Roster

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = PART + 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return filled(tmp_path_factory.mktemp("filled"), ARTICLES, processes=1)


def test_the_indexer_finds_nothing_to_do(made: Filled) -> None:
    summary = bring_up_to_date(made.library, [made.corpus], Roster())
    assert (summary.added, summary.changed, summary.removed) == (0, 0, 0)
    assert summary.unchanged == ARTICLES


def test_the_articles_are_those_of_the_files_with_their_quotations(made: Filled) -> None:
    in_files = [item for source in source_files(made.corpus) for item in read(source)]
    with Library.open(made.library) as library:
        rows = library.select(Selection()).window(0, ARTICLES)
        assert {row.key for row in rows} == {getattr(item, "key", "") for item in in_files}
        assert library.counts().quotations > ARTICLES
        spoken = next(row for row in rows if row.quotations)
        quotation = next(iter(library.quotations(article=spoken.id)))
        assert library.article(spoken.id).text[quotation.start : quotation.end] == quotation.text


def test_what_was_made_before_is_used_again(made: Filled) -> None:
    before = made.library.stat().st_mtime_ns
    assert filled(made.library.parent, ARTICLES, processes=1) == made
    assert made.library.stat().st_mtime_ns == before


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, made: Filled) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled(tmp_path, ARTICLES, processes=1, on_part=stop)
    told: list[int] = []
    again = filled(tmp_path, ARTICLES, processes=1, on_part=told.append)
    assert told == [ARTICLES]
    with Library.open(again.library) as library, Library.open(made.library) as whole:
        assert library.counts() == whole.counts()
