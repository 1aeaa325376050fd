"""Articles with the same text are one entry of a folded list."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill
from tui.library import Library, Listing, Selection
from tui.library.copying import alike, text_keys, text_shingles
from tui.library.found import COUNTED_AT_ONCE
from tui.library.words import words
from tui.library.writing import Writer
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDED = Listing(fold=True)
DAY = date(2025, 3, 18)


def story(seed: int, length: int = 200) -> str:
    """Return a text that no other seed's shares a run of words with."""
    chosen = random.Random(seed)  # noqa: S311 - the same text each time
    return " ".join(f"word{chosen.randrange(5_000)}" for _ in range(length))


def article(key: str, text: str, day: int = 0, outlet: str = "") -> tuple[Article, Analysis]:
    published = DAY + timedelta(days=day)
    return Article(key, f"Report {key}", text, outlet, published=published), Analysis()


def edited(text: str) -> str:
    """Return a text as another outlet runs it: another beginning, and the end cut."""
    words = text.split()
    return " ".join(["By", "our", "own", "desk", *words[4:-10]])


def keys(library: Library, query: str = "", listing: Listing = FOLDED) -> list[str]:
    results = library.select(Selection(query), listing)
    assert results.complete() == results.total
    rows = results.window(0, 100)
    assert len(rows) == results.total
    assert [results.rank(row.id) for row in rows] == list(range(len(rows)))
    return [("  " * row.beneath) + row.key + ("+" * (row.copies - row.beneath)) for row in rows]


AGENCY = story(1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a library with one text in three outlets and two articles of their own."""
    path = tmp_path / "library.sqlite"
    fill(
        path,
        [
            article("a", AGENCY, 0, "Ledger"),
            article("other", story(2), 1, "Ledger"),
            article("b", edited(AGENCY), 2, "Courier"),
            article("c", AGENCY, -3, "Post"),
            article("mixed", f"{AGENCY[:900]} {story(3)}", 3, "Post"),
        ],
        batch=2,
    )
    return path


def test_articles_with_the_same_text_are_one_entry_for_which_the_newest_stands(path: Path) -> None:
    with Library.open(path) as library:
        assert keys(library) == ["mixed", "b++", "other"]
        assert keys(library, listing=Listing()) == ["mixed", "b", "other", "a", "c"]
        results = library.select(Selection(), FOLDED)
        assert (results.total, results.folded) == (3, 2)


def test_a_filter_that_leaves_out_the_newest_lists_another(path: Path) -> None:
    with Library.open(path) as library:
        assert keys(library, "outlet:ledger ") == ["other", "a++"]
        assert keys(library, "outlet:post ") == ["mixed", "c++"]
        assert keys(library, "-outlet:courier ") == ["mixed", "other", "a++"]
        shared = AGENCY.split()[100]
        assert keys(library, f"{shared} -nothing ") == ["mixed", "b++"]
        results = library.select(Selection(f"{shared} "), FOLDED)
        assert (results.total, results.folded) == (2, 2)
        phrase = " ".join(AGENCY.split()[50:53])
        assert keys(library, f'"{phrase}"') == ["mixed", "b++"]


def test_an_open_entry_shows_the_others_of_its_text_below(path: Path) -> None:
    with Library.open(path) as library:
        for name in ("a", "b", "c"):
            listing = Listing(fold=True, opened=frozenset({library.find(name)}))
            assert keys(library, "", listing) == ["mixed", "b++", "  a+", "  c+", "other"]
            assert keys(library, "outlet:post ", listing) == ["mixed", "c++", "  b+", "  a+"]
            assert keys(library, "nothing ", listing) == []
        results = library.select(Selection(), listing)
        for start in range(6):
            for count in range(4):
                rows = results.window(start, count)
                assert rows == results.window(0, 10)[start : start + count]


def test_the_place_of_a_folded_article_is_that_of_its_entry(path: Path) -> None:
    with Library.open(path) as library:
        folded = library.find("c")
        assert library.select(Selection(), FOLDED).rank(folded) == 1
        assert library.select(Selection("outlet:courier OR outlet:post "), FOLDED).rank(folded) == 1
        assert library.select(Selection("outlet:ledger "), FOLDED).rank(folded) == 1


def remove(path: Path, *names: str) -> None:
    with Library.open(path) as library:
        ids = [library.find(name) for name in names]
    with closing(Writer(path)) as writer:
        writer.begin()
        writer.change([], ids)
        writer.commit()


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        (("a",), ["mixed", "b+", "other"]),
        (("b",), ["mixed", "other", "a+"]),
        (("c",), ["mixed", "b+", "other"]),
        (("a", "c"), ["mixed", "b", "other"]),
        (("a", "b"), ["mixed", "other", "c"]),
        (("a", "b", "c"), ["mixed", "other"]),
    ],
)
def test_an_article_that_goes_leaves_its_copies_folded(
    path: Path, gone: Sequence[str], left: list[str]
) -> None:
    remove(path, *gone)
    with Library.open(path) as library:
        assert keys(library) == left
        assert sorted(keys(library, "-nothing ")) == sorted(left)


def test_one_that_comes_later_joins_them_whatever_became_of_the_first(path: Path) -> None:
    remove(path, "a")
    fill(path, [article("d", AGENCY, 9), article("e", story(2), 10)])
    remove(path, "b")
    with Library.open(path) as library:
        assert keys(library) == ["e+", "d+", "mixed"]
        assert keys(library, "-nothing ") == ["e+", "d+", "mixed"]
        assert keys(library, "outlet:post ") == ["mixed", "c+"]


def test_short_texts_and_those_that_share_only_half_are_no_copies() -> None:
    assert text_keys(words("Subscribe to read on. " * 3)) == ()
    assert not alike(text_shingles(["word"] * 500), text_shingles(["word"] * 500))
    half = f"{AGENCY[:600]} {story(4)}"
    assert not alike(text_shingles(words(AGENCY)), text_shingles(words(half)))
    assert alike(text_shingles(words(AGENCY)), text_shingles(words(edited(AGENCY))))
    assert set(text_keys(words(AGENCY))) & set(text_keys(words(edited(AGENCY))))


def test_a_long_result_is_folded_as_it_is_fetched(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    number = COUNTED_AT_ONCE + 500
    texts = {place: f"{story(place, 60)} same" for place in range(0, number, 1_000)}
    fill(
        path,
        [
            article(str(place), texts[place] if place % 1_000 == 0 else "same", place // 8)
            for place in range(number)
        ]
        + [article(f"again {place}", text, (number - place) // 8) for place, text in texts.items()],
        batch=2_000,
    )
    with Library.open(path) as library:
        results = library.select(Selection("same "), FOLDED)
        assert results.complete() == number
        assert results.folded == len(texts)
        everything = library.select(Selection(), FOLDED)
        assert everything.total == number
        listed = [row.id for row in everything.window(0, number)]
        assert listed == [row.id for row in results.window(0, number)] == list(results)
