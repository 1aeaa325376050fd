"""What a selection finds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.building import fill
from tests.library.conftest import HARBOUR, PORTS, UNDATED
from tui.library import Library, Selection
from tui.library.candidates import Candidate, Marked
from tui.library.found import COUNTED_AT_ONCE
from tui.library.query import parse
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

ALL = [PORTS.key, UNDATED.key, HARBOUR.key]  # 2 April, 19 March (its file's day), 18 March


def keys(library: Library, selection: Selection | str) -> list[str]:
    if isinstance(selection, str):
        selection = Selection(selection)
    results = library.select(selection)
    rows = results.window(0, 100)
    assert results.total == len(rows)
    assert results.exact
    return [row.key for row in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("port", [PORTS.key, HARBOUR.key]),
        ("port ", [PORTS.key]),
        ("ports close ", [PORTS.key, HARBOUR.key]),
        ("fees", [PORTS.key]),
        ("nowhere", []),
        ("HARBOR ", [UNDATED.key, HARBOUR.key]),
        ("harbour ", [UNDATED.key, HARBOUR.key]),
        ("harbou", [UNDATED.key, HARBOUR.key]),
        ("defenc", [UNDATED.key]),
        ("colou", [UNDATED.key]),
        ("solidari", [PORTS.key, HARBOUR.key]),
        ("solidarit -dredge OR clos ", []),
        ("critics OR solidari", [PORTS.key, HARBOUR.key]),
        ("said:solida", [PORTS.key, HARBOUR.key]),
        ("speaker:berzin", [PORTS.key, HARBOUR.key]),
        ("nowhereatal", []),
        ("program ", [HARBOUR.key]),
        ("bērziņa ", [UNDATED.key, HARBOUR.key]),
        ("BERZINA ", [UNDATED.key, HARBOUR.key]),
        ('"no plans"', [PORTS.key, HARBOUR.key]),
        ('"plans no"', [UNDATED.key]),
        ('"no plans to"', [HARBOUR.key]),
        ('"no plan"', []),
        ('-"no plans"', [UNDATED.key]),
        ('"to be dredged the"', []),  # from the headline into the text
        ("harbour -dredged ", [UNDATED.key]),
        ("-harbor ", [PORTS.key]),
        ("fees OR dredged ", [PORTS.key, HARBOUR.key]),
        ('"plans no" OR fees ', [PORTS.key, UNDATED.key]),
        ('"plans no" OR -ports ', [UNDATED.key]),
        ("said:solidarity ", [PORTS.key, HARBOUR.key]),
        ("said:dredged ", []),
        ('said:"no plans"', [PORTS.key, HARBOUR.key]),
        ('said:"plans no"', []),
        ('-said:"no plans to"', [PORTS.key, UNDATED.key]),
        ("speaker:nowak ", [PORTS.key]),
        ("speaker:berz", [PORTS.key, HARBOUR.key]),
        ('speaker:"ilze berzina"', [PORTS.key, HARBOUR.key]),
        ('speaker:"ilze nowak"', []),
        ("speaker:mayors ", [PORTS.key]),
        ("speaker:official ", [PORTS.key]),
        ("-speaker:nowak ", [UNDATED.key, HARBOUR.key]),
        ("outlet:baltic ", [HARBOUR.key]),
        ('outlet:"vistula courier"', [PORTS.key]),
        ("author:grinius ", [HARBOUR.key]),
        ("entity:union ", [HARBOUR.key]),
        ("org:union ", [HARBOUR.key]),
        ("person:union ", []),
        ('person:"ilze berzina"', [HARBOUR.key]),
        ("group:mayors ", [PORTS.key]),
        ("place:union ", []),
        ("after:2025-04 ", [PORTS.key]),
        ("before:2025-04 ", [HARBOUR.key]),
        ("on:2025-03-18 ", [HARBOUR.key]),
        ("on:2025 ", [PORTS.key, HARBOUR.key]),
        ("after:2025 before:2025-04 ports ", [HARBOUR.key]),
        ("-on:2025-03-18 ", [PORTS.key, UNDATED.key]),
        ("on:2025-03-18 OR fees ", [PORTS.key, HARBOUR.key]),
        ('on:"18 March 2025" ', [HARBOUR.key]),
        ("fees AND harbour ", []),
        ("fees AND ports ", [PORTS.key]),
        ("is:undated ", [UNDATED.key]),
        ("-is:undated ", [PORTS.key, HARBOUR.key]),
        ("is:undated OR fees ", [PORTS.key, UNDATED.key]),
        ('is:undated OR "port fees"', [PORTS.key, UNDATED.key]),
        ("kind:indirect ", [PORTS.key, HARBOUR.key]),
        ("kind:direct harbour ", [HARBOUR.key]),
        ('kind:direct OR "plans no"', ALL),
        ("is:unread ", ALL),
        ("is:read ", []),
        ("is:starred OR fees ", [PORTS.key]),
        ('"', ALL),
        ("\0", ALL),
    ],
)
def test_a_query_finds(library: Library, query: str, found: list[str]) -> None:
    assert keys(library, query) == found


def test_yesterday_is_the_day_before_the_one_on_which_it_is_asked(library: Library) -> None:
    query = "on:yesterday OR on:yesterday"
    for today, found in ((date(2025, 3, 19), [HARBOUR.key]), (date(2025, 4, 3), [PORTS.key])):
        selection = Selection(query, today=today)
        assert keys(library, selection) == found
        assert library.hits(selection, "on yesterday") == ()
    assert library.hits(Selection(query), "on yesterday") != ()


def test_a_speaker_is_found_alone_and_in_a_group(library: Library) -> None:
    assert keys(library, Selection(speakers=("Ilze Bērziņa",))) == [PORTS.key, HARBOUR.key]
    assert keys(library, Selection(speakers=("ilze berzina",))) == [PORTS.key, HARBOUR.key]
    assert keys(library, Selection(speakers=("Mayors of both ports",))) == [PORTS.key]
    assert keys(library, Selection(speakers=("Bērziņa",))) == []


def test_any_of_the_speakers_and_all_of_the_entities(library: Library) -> None:
    both = ("Ilze Bērziņa", "Jan Nowak")
    assert keys(library, Selection(speakers=both)) == [PORTS.key, HARBOUR.key]
    assert keys(library, Selection("dredged ", speakers=both)) == [HARBOUR.key]
    assert keys(library, Selection(entities=("Ilze Bērziņa",))) == [HARBOUR.key]
    assert keys(library, Selection(entities=("Ilze Bērziņa", "Baltic Ports Union"))) == [
        HARBOUR.key
    ]
    assert keys(library, Selection(entities=both)) == []


def test_rows_carry_what_the_list_shows(library: Library) -> None:
    (row,) = library.select(Selection("dredged ")).window(0, 1)
    assert (row.headline, row.outlet, row.author) == (
        HARBOUR.headline,
        HARBOUR.outlet,
        HARBOUR.author,
    )
    assert (row.published, row.url, row.quotations) == (HARBOUR.published, HARBOUR.url, 2)
    assert row.words == 27
    assert (row.is_read, row.is_starred) == (False, False)


def test_articles_and_analyses_come_back_whole(library: Library) -> None:
    for row in library.select(Selection()).window(0, 3):
        article = library.article(row.id)
        original = {article.key: article for article in (HARBOUR, PORTS, UNDATED)}[row.key]
        assert (article.text, article.published) == (original.text, original.published)
        assert len(library.analysis(row.id).quotations) == row.quotations


def test_what_was_understood_comes_with_the_results(library: Library) -> None:
    results = library.select(Selection("harbour speaker:ilze "))
    assert results.understood == library.understand("harbour speaker:ilze ")
    assert results.understood.text == "harbour, quoting ilze"
    assert [term.words for term in results.understood.terms] == [("harbour",)]
    assert results.took_ms > 0


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of more articles than are counted at once, four of them on each day."""
    path = tmp_path_factory.mktemp("many") / "library.sqlite"
    first = date(1999, 1, 1)
    fill(
        path,
        (
            (
                Article(
                    key=f"{number}.txt",
                    headline=f"Report {number}",
                    text="one of many" if number % 3 else "one third of many",
                    published=first + timedelta(days=number // 4),
                ),
                Analysis(),
            )
            for number in range(COUNTED_AT_ONCE + 2_500)
        ),
        batch=2_000,
    )
    return path


@pytest.mark.parametrize("query", ["", "many ", '"of many"', "is:unread "])
def test_a_long_list_is_fetched_as_it_is_shown(many: Path, query: str) -> None:
    everything = COUNTED_AT_ONCE + 2_500
    with Library.open(many) as library:
        results = library.select(Selection(query))
        assert results.exact == (query == "")
        newest = everything - 1
        assert [row.key for row in results.window(0, 2)] == [f"{newest}.txt", f"{newest - 1}.txt"]
        middle = results.window(7_000, 3)
        assert [row.key for row in middle] == [
            f"{newest - rank}.txt" for rank in range(7_000, 7_003)
        ]
        assert results.rank(middle[1].id) == 7_001
        last = results.window(everything - 2, 10)
        assert [row.key for row in last] == ["1.txt", "0.txt"]
        assert results.rank(last[-1].id) == everything - 1
        assert results.rank(5) is None
        assert results.rank(last[-1].id + 1_000) is None
        assert results.complete() == results.total == everything
        assert results.exact
        assert results.window(everything, 5) == ()
        assert results.window(0, 0) == ()


def test_completing_counts_what_the_first_answer_left(many: Path) -> None:
    with Library.open(many) as library:
        results = library.select(Selection("-third "))
        total = (COUNTED_AT_ONCE + 2_500) * 2 // 3
        assert results.complete() == total
        assert sum(1 for _ in results) == total


def test_a_beginning_of_more_words_than_are_spelt_out_finds_them_too(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    names = ["alphabet" + letters for letters in map("".join, product("abcdefghijk", repeat=2))]
    fill(path, [(Article(name, "h", name), Analysis()) for name in names])
    with Library.open(path) as library:
        assert library.select(Selection("alphabet")).total == 121
        assert library.select(Selection("alphabeta")).total == 11
        assert library.select(Selection("alphabetab")).total == 1


WORDS = st.sampled_from(["mine", "mines", "port", "defence", "defense", "plan", "no", "to"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
TERMS = st.builds(
    "{}{}".format,
    st.sampled_from(["", "-", "said:", "-said:"]),
    st.one_of(WORDS, TEXTS.map('"{}"'.format)),
)
QUERIES = st.lists(st.one_of(TERMS, st.just("OR")), max_size=5).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6), query=QUERIES, growing=st.booleans())
def test_the_index_finds_what_reading_every_article_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str, *, growing: bool
) -> None:
    query = query if growing else f"{query} "
    path = tmp_path_factory.mktemp("some") / "library.sqlite"
    fill(
        path,
        [
            (Article(key=str(number), headline="", text=text), Analysis())
            for number, text in enumerate(texts)
        ],
    )
    with Library.open(path) as library:
        found = set(library.select(Selection(query)))
        tree = parse(query)
        with library._connections.borrow() as connection:
            read = {
                row.id
                for row in library.select(Selection()).window(0, 100)
                if Candidate(connection, row.id, Marked()).holds(tree)
            }
    assert found == read


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()))
def test_no_selection_is_an_error(library: Library, query: str, speaker: str, entity: str) -> None:
    selection = Selection(query, (speaker,), (entity,))
    for one in (Selection(query), selection):
        assert library.select(one).total <= 3
        assert library.hits(one, query) is not None
    assert list(library.quotations(selection)) is not None
