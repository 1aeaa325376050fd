"""The order by relevance."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill
from tui.library import Interrupted, Library, Listing, Order, Selection, relevance
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

RELEVANT = Listing(Order.RELEVANCE)
FILLER = "lorem ipsum dolor sit amet consectetur elit sed eiusmod tempor"
TEXTS = {
    "harbour often": f"Harbour works: a harbour for a harbor, harbour. {FILLER}",
    "once": f"The harbour opened. {FILLER}",
    "long": f"The harbour opened. {FILLER} {FILLER} {FILLER} {FILLER}",
    "ferry": f"The ferry and the harbours. {FILLER}",
    "phrase": f"A deep harbour, deep harbour, and deep harbour. {FILLER}",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a library in which newer articles are less about harbours."""
    path = tmp_path / "library.sqlite"
    articles = [
        (Article(key, "Report", text, published=date(2025, 1, 1) + timedelta(days=day)), Analysis())
        for day, (key, text) in enumerate(TEXTS.items())
    ]
    titled = Article("titled", "Harbour", f"Works. {FILLER}", published=date(2024, 1, 1))
    none = Article("none", "Report", f"Nothing at all. {FILLER}", published=date(2026, 1, 1))
    fill(path, [*articles, (titled, Analysis()), (none, Analysis())])
    return path


def keys(library: Library, query: str, listing: Listing = RELEVANT) -> list[str]:
    results = library.select(Selection(query), listing)
    rows = results.window(0, 50)
    assert [results.rank(row.id) for row in rows] == list(range(len(rows)))
    return [row.key for row in rows]


def test_what_is_most_about_the_words_comes_first(path: Path) -> None:
    with Library.open(path) as library:
        found = keys(library, "harbour ")
        assert found == ["harbour often", "phrase", "titled", "once", "long"]
        assert keys(library, "harb")[:2] == ["harbour often", "phrase"]
        assert keys(library, "harbour OR ferry ")[0] == "ferry"  # the rarer word weighs more
        assert keys(library, '"deep harbour"') == ["phrase"]
        assert keys(library, "nowhere ") == []


def test_without_a_word_to_look_for_the_newest_come_first(path: Path) -> None:
    with Library.open(path) as library:
        results = library.select(Selection("before:2025-01-03 "), RELEVANT)
        assert results.order is Order.NEWEST
        assert keys(library, "before:2025-01-03 ") == keys(library, "before:2025-01-03 ", Listing())
        assert library.select(Selection("harbour "), RELEVANT).order is Order.RELEVANCE


def test_of_many_only_the_newest_are_ranked_and_the_rest_follow_by_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path) as library:
        assert library.select(Selection("harbour "), RELEVANT).ranked_of is None
        monkeypatch.setattr(relevance, "NEWEST_RANKED", 3)
        monkeypatch.setattr("tui.library.results.NEWEST_RANKED", 3)
        results = library.select(Selection("harbour "), RELEVANT)
        assert results.ranked_of == 3
        assert keys(library, "harbour ") == ["phrase", "once", "long", "harbour often", "titled"]
        assert [row.key for row in results.window(3, 9)] == ["harbour often", "titled"]
        assert [row.key for row in results.window(2, 2)] == ["long", "harbour often"]


def test_ranking_can_be_stopped(path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with Library.open(path) as library, pytest.raises(Interrupted):
        library.select(Selection("harbour "), RELEVANT, stop=stop)


def test_a_common_word_is_counted_by_its_share_of_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    day = date(2020, 1, 1)
    fill(
        path,
        [
            (Article(str(n), "h", f"common {'rare' * (n == 7)}", published=day), Analysis())
            for n in range(40)
        ],
    )
    monkeypatch.setattr(relevance, "_COUNTED_EXACTLY", 5)
    with Library.open(path) as library, library._connections.task() as task:
        common, rare = library.understand("common rare ").terms
        assert relevance._idf(task, rare) > relevance._idf(task, common) > 0
        assert relevance._idf(task, common) < 0.05
