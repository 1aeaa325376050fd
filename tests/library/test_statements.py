"""Quotations that render the same words are one statement, and no others are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.library.building import person, saying
from tui.config import load
from tui.library import Library, Selection, linking
from tui.library.indexing import bring_up_to_date
from tui.library.prepared import article_digest, prepared
from tui.library.writing import Addition, Writer
from tui.model import Analysis, Article, Entity, EntityKind, QuotationKind, Roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.library.statement import Statement

    Told = tuple[Article, Analysis]

ROOT = Path(__file__).parents[2]
REPORTS = ROOT.parent / "shared" / "articles"
DIRECT, INDIRECT = QuotationKind.DIRECT, QuotationKind.INDIRECT
DAY = date(2025, 6, 2)
LONG = "The old pier is safe for ferries, but every beam below the water must be measured again"
MEASURED = "every beam below the water must be measured again"


def told(
    key: str,
    *said: tuple[str, str | Entity] | tuple[str, str | Entity, QuotationKind],
    days: int | None = 0,
    outlet: str | None = None,
    padding: str = "",
) -> Told:
    """Return an article with these quotations, of so many days after ``DAY``."""
    entities: list[Entity] = []
    text = f"{padding}\n" if padding else ""
    for words, _, *kind in said:
        text += f"{words} ({key})\n" if kind == [INDIRECT] else f"“{words}” ({key})\n"
    quotations = []
    for words, speaker, *kind in said:
        entity = speaker if isinstance(speaker, Entity) else person(speaker)
        if entity not in entities:
            entities.append(entity)
        quotations.append(saying(text, words, entities.index(entity), kind[0] if kind else DIRECT))
    article = Article(
        key=key,
        headline=key,
        text=text,
        outlet=key.title() if outlet is None else outlet,
        published=None if days is None else DAY + timedelta(days),
    )
    return article, Analysis(tuple(quotations), tuple(entities))


class Shelf:
    """A library to which articles are added and from which they are taken."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "library.sqlite"
        self._writer = Writer(self.file)
        self._from = self._writer.begin_file("/made/up", "up")

    def change(self, articles: Iterable[Told] = (), gone: Iterable[str] = ()) -> None:
        ids = self._writer.articles_of(self._from)
        additions = [
            Addition(
                self._from,
                1_742_342_400_000_000_000,
                prepared(article, analysis, article_digest(article, "")),
                replaces=ids[article.key][0] if article.key in ids else None,
            )
            for article, analysis in articles
        ]
        self._writer.begin()
        self._writer.change(additions, [ids[key][0] for key in gone])
        self._writer.commit()

    def close(self) -> None:
        self._writer.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


def places(statement: Statement) -> frozenset[tuple[str, str]]:
    return frozenset((row.article, row.text) for row in statement.renderings)


def statements(file: Path, selection: Selection | None = None) -> list[frozenset[tuple[str, str]]]:
    """Return the renderings of each statement, the most widely carried first."""
    with Library.open(file) as library:
        found = []
        for row in library.statements(selection or Selection()):
            statement = library.statement(row.fullest.article_id, row.fullest.start)
            assert statement is not None
            assert (statement.outlets, statement.articles) == (row.outlets, row.articles)
            assert len(statement.renderings) == row.renderings
            found.append(places(statement))
        return found


def of(articles: Sequence[Told], folder: Path) -> list[list[str]]:
    """Return the keys of the articles that carry each statement."""
    shelf = Shelf(folder)
    shelf.change(articles)
    shelf.close()
    return [sorted({key for key, _ in each}) for each in statements(shelf.file)]


# What is one statement


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("our defence forces need harbour room", "Our defense forces need harbor room."),
        (LONG, MEASURED),
        (LONG, "The old pier is safe... every beam below the water must be measured again"),
        (LONG, "The old pier is secure for ferries, but beams under water must be measured"),
        (LONG, "the old pier"),
    ],
    ids=["spelling", "cut", "elided", "reworded", "fragment"],
)  # fmt: skip
def test_the_same_words_of_one_speaker_are_one_statement(
    one: str, other: str, tmp_path: Path
) -> None:
    found = of(
        [told("post", (one, "Ada Lund")), told("echo", (other, "Ada Lund"), days=1)], tmp_path
    )
    assert found == [["echo", "post"]]


def test_indirect_speech_belongs_to_it_where_it_shares_enough_words(tmp_path: Path) -> None:
    report = "that the pier was old but safe, and that beams in the water must be measured"
    found = of(
        [
            told("post", (LONG, "Ada Lund")),
            told("echo", (report, "Ada Lund", INDIRECT)),
            told("news", ("that ferries were late", "Ada Lund", INDIRECT)),
        ],
        tmp_path,
    )
    assert found == [["echo", "post"]]


def test_a_long_quotation_is_the_same_whoever_is_named_and_outlets_may_disagree(
    shelf: Shelf,
) -> None:
    shelf.change([told("post", (LONG, "Ada Lund")), told("echo", (LONG, "Bo Krall"))])
    with Library.open(shelf.file) as library:
        (row,) = library.statements()
        statement = library.statement(row.fullest.article_id, row.fullest.start)
    assert statement is not None
    assert statement.disagrees
    assert set(statement.speakers) == {"Ada Lund", "Bo Krall"}


@pytest.mark.parametrize(
    "other",
    [
        Entity("an official", EntityKind.PERSON, named=False),
        Entity("both engineers", EntityKind.GROUP, members=("Ada Lund", "Bo Krall")),
    ],
    ids=["unnamed", "group"],
)
def test_a_group_and_an_unnamed_source_contradict_no_one(shelf: Shelf, other: Entity) -> None:
    shelf.change([told("post", (LONG, "Ada Lund")), told("echo", (LONG, other))])
    with Library.open(shelf.file) as library:
        (row,) = library.statements()
        statement = library.statement(row.fullest.article_id, row.fullest.start)
    assert statement is not None
    assert not statement.disagrees


def test_words_said_twice_in_one_article_are_one_statement(tmp_path: Path) -> None:
    found = of([told("post", (LONG, "Ada Lund"), (MEASURED + " soon", "Ada Lund"))], tmp_path)
    assert found == [["post"]]


def test_long_words_quoted_again_a_year_later_are_the_same_utterance(tmp_path: Path) -> None:
    words = f"{LONG} by divers of the harbour office"
    years_on = told("echo", (words, "Ada Lund"), days=400)
    assert of([told("post", (words, "Ada Lund")), years_on], tmp_path) == [["echo", "post"]]


def test_an_article_without_a_date_contradicts_no_date(tmp_path: Path) -> None:
    undated = told(
        "echo", ("The old pier is safe for ferries, but every beam", "Ada Lund"), days=None
    )
    assert of([told("post", (LONG, "Ada Lund")), undated], tmp_path) == [["echo", "post"]]


# What is none


@pytest.mark.parametrize(
    ("words", "other", "speaker", "days"),
    [
        ("no comment", "no comment", "Ada Lund", 0),
        (LONG, "the old pier", "Bo Krall", 0),
        (LONG, "the old pier", "Ada Lund", 5),
        (LONG, "Old Pier", "Ada Lund", 0),
        ("We will go on with the works for as long as money lasts this year",
         "We will go on with the works for as long as money lasts this year", "Ada Lund", 60),
        ("The ferries run again on Monday", "The ferries run late tonight again", "Bo Krall", 0),
        (LONG, "Ferries are safe and every pier is old", "Ada Lund", 0),
    ],
    ids=[
        "common", "other speaker", "other days", "a name", "said again", "alike", "other order",
    ],
)  # fmt: skip
def test_what_could_be_chance_is_no_statement(
    words: str, other: str, speaker: str, days: int, tmp_path: Path
) -> None:
    found = of(
        [told("post", (words, "Ada Lund")), told("echo", (other, speaker), days=days)], tmp_path
    )
    assert found == []


def test_a_short_fragment_joins_no_two_speeches(tmp_path: Path) -> None:
    articles = [
        told("post", ("Nobody has a comment on the bridge works of this spring", "Ada Lund")),
        told("echo", ("I have a comment for the owners of the ferry company", "Ada Lund")),
        told("news", ("a comment", "Ada Lund")),
    ]
    assert of(articles, tmp_path) == []


# One occasion, several passages

FIRST = "The old pier is safe for ferries until the winter storms"
SECOND = "Whoever closes the harbour market will answer to the islanders"
MAYORS = Entity("the mayors", EntityKind.GROUP, members=("Ada Lund", "Bo Krall"))


def test_passages_that_two_reports_quote_together_are_one_statement(tmp_path: Path) -> None:
    articles = [
        told("post", (FIRST, "Ada Lund"), (SECOND, "Ada Lund"), padding="Rain fell all morning."),
        told("echo", (SECOND, "Ada Lund"), (FIRST, "Ada Lund"), padding="A quiet council met."),
        told("news", (FIRST, "Ada Lund")),
    ]
    assert of(articles, tmp_path) == [["echo", "news", "post"]]


def test_a_reprint_is_no_second_witness(tmp_path: Path) -> None:
    padding = " ".join(f"word{at}" for at in range(200))
    articles = [
        told(key, (FIRST, "Ada Lund"), (SECOND, "Ada Lund"), padding=padding)
        for key in ("post", "echo")
    ]
    assert of(articles, tmp_path) == [["echo", "post"], ["echo", "post"]]


def test_of_several_who_speak_as_one_a_single_report_is_enough(tmp_path: Path) -> None:
    articles = [
        told("post", (FIRST, MAYORS), (SECOND, MAYORS)),
        told("echo", (FIRST, MAYORS)),
        told("news", (SECOND, MAYORS), days=1),
    ]
    assert of(articles, tmp_path) == [["echo", "news", "post"]]


def test_several_who_speak_as_one_go_by_many_names(tmp_path: Path) -> None:
    unnamed = Entity("the island mayors", EntityKind.GROUP, named=False)
    towns = Entity("Nyhavn and Korsby", EntityKind.GROUP, members=("Nyhavn", "Korsby"))
    articles = [
        told("post", (FIRST, unnamed), (SECOND, unnamed)),
        told("echo", (FIRST, MAYORS)),
        told("news", (SECOND, towns), days=1),
    ]
    assert of(articles, tmp_path) == [["echo", "news", "post"]]


def test_people_of_a_sort_are_not_several_who_speak_as_one(tmp_path: Path) -> None:
    some = Entity("islanders", EntityKind.GROUP, named=False)
    articles = [
        told("post", (FIRST, some), (SECOND, some)),
        told("echo", (FIRST, some)),
        told("news", (SECOND, some), days=1),
    ]
    assert of(articles, tmp_path) == [["echo", "post"], ["news", "post"]]


def test_passages_are_told_apart_and_each_has_its_fullest_first(shelf: Shelf) -> None:
    shelf.change(
        [
            told("post", (FIRST, MAYORS), (SECOND, MAYORS)),
            told("echo", ("safe for ferries", MAYORS)),
            told("news", (SECOND, MAYORS), days=1),
            told("star", ("until the winter storms", MAYORS)),
        ]
    )
    with Library.open(shelf.file) as library:
        (row,) = library.statements()
        statement = library.statement(row.fullest.article_id, row.fullest.start)
    assert statement is not None
    first, second = statement.passages
    assert [row.text for row in first.renderings] == [
        FIRST, "safe for ferries", "until the winter storms",
    ]  # fmt: skip
    assert first.fullest.text == FIRST
    assert {row.article for row in second.renderings} == {"post", "news"}
    assert (statement.outlets, statement.articles, len(statement.renderings)) == (4, 4, 5)


# Articles come and go


def corpus(seed: int) -> list[Told]:
    """Return articles of several outlets on a few speeches, cut in many ways."""
    chance = Random(seed)  # noqa: S311 - the same articles each time, no secret
    nouns = [f"{a}{b}" for a in ("har", "mar", "pon", "tel", "vor") for b in ("bin", "dost", "kel")]
    speeches = [
        (speaker, [" ".join(chance.choices(nouns, k=9)) for _ in range(2)])
        for speaker in ("Ada Lund", "Bo Krall", MAYORS)
        for _ in range(2)
    ]
    articles = []
    for at in range(24):
        said = []
        for speaker, passages in chance.sample(speeches, 2):
            for passage in passages:
                words = passage.split()
                cut = words[chance.randrange(4) : len(words) - chance.randrange(4)]
                if chance.random() < 0.8:
                    said.append((" ".join(cut), speaker))
        padding = " ".join(chance.choices("abcdefghijklmnop", k=30))
        articles.append(told(f"n{at}", *said, days=chance.randrange(4), padding=padding))
    return articles


@pytest.mark.parametrize("seed", range(6))
def test_the_way_by_which_articles_came_makes_no_difference(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "SAID", replace(linking.SAID, new=2 * seed, waiting=5 * seed))
    monkeypatch.setattr(linking, "RUNS", replace(linking.RUNS, new=2 * seed, waiting=7 * seed))
    articles = corpus(seed)
    at_once = Shelf(tmp_path / "at once")
    at_once.change(articles)
    at_once.close()
    one_by_one = Shelf(tmp_path / "one by one")
    chance = Random(seed)  # noqa: S311 - the same order each time, no secret
    order = chance.sample(articles, len(articles))
    passing = corpus(seed + 100)[:10]
    one_by_one.change([(Article(f"x{a.key}", "", a.text, published=DAY), b) for a, b in passing])
    for each in order:
        one_by_one.change([each])
    changed, analysis = order[0]
    one_by_one.change(
        [(Article(changed.key, "", "Nobody said a word.", published=DAY), Analysis())]
    )
    one_by_one.change([(changed, analysis)], gone=[f"x{article.key}" for article, _ in passing])
    one_by_one.close()
    expected = statements(at_once.file)
    assert expected
    assert set(statements(one_by_one.file)) == set(expected)


def test_a_statement_ends_when_only_one_article_is_left(shelf: Shelf) -> None:
    shelf.change([told("post", (LONG, "Ada Lund")), told("echo", (LONG, "Ada Lund"))])
    assert len(statements(shelf.file)) == 1
    shelf.change(gone=["echo"])
    assert statements(shelf.file) == []
    with Library.open(shelf.file) as library:
        assert library.reach(library.find("post")) == {}
        assert library.statement(library.find("post"), 1) is None


def test_a_statement_falls_apart_when_what_linked_it_is_gone(shelf: Shelf) -> None:
    ends = [told("post", (FIRST, "Ada Lund")), told("echo", (SECOND, "Ada Lund"))]
    more = [told("star", (FIRST, "Ada Lund")), told("isle", (SECOND, "Ada Lund"))]
    whole = told("news", (f"{FIRST}. {SECOND}", "Ada Lund"))
    shelf.change([*ends, *more, whole])
    assert [len(each) for each in statements(shelf.file)] == [5]
    shelf.change(gone=["news"])
    assert [len(each) for each in statements(shelf.file)] == [2, 2]


def test_what_was_undone_leaves_no_trace(shelf: Shelf) -> None:
    writer = shelf._writer
    article, analysis = told("post", (LONG, "Ada Lund"), (MEASURED, "Ada Lund"))
    row = prepared(article, analysis, b"")
    writer.begin()
    writer._linker.add(1, row.said, {(part.key, part.kind): 1 for part in row.parts})
    writer.roll_back()
    shelf.change([told("echo", (LONG, "Ada Lund"))])
    assert statements(shelf.file) == []


# Asking


def test_the_most_widely_carried_come_first_and_a_selection_keeps_some(shelf: Shelf) -> None:
    shelf.change(
        [
            told("post", (FIRST, "Ada Lund")),
            told("echo", (FIRST, "Ada Lund"), (SECOND, "Bo Krall")),
            told("news", (SECOND, "Bo Krall"), days=3),
            told("star", (SECOND, "Bo Krall"), days=3, outlet=""),
        ]
    )
    with Library.open(shelf.file) as library:
        rows = library.statements()
        assert [row.fullest.text for row in rows] == [SECOND, FIRST]
        assert [row.outlets for row in rows] == [3, 2]
        assert (rows[0].first, rows[0].last) == (DAY, DAY + timedelta(3))
        assert [row.fullest.text for row in library.statements(limit=1)] == [SECOND]
        for selection, expected in (
            (Selection("outlet:post"), [FIRST]),
            (Selection("outlet:echo"), [SECOND, FIRST]),
            (Selection("outlet:echo said:ferries"), [FIRST]),
            (Selection(speakers=("Bo Krall",)), [SECOND]),
            (Selection("outlet:nowhere"), []),
        ):
            assert [row.fullest.text for row in library.statements(selection)] == expected
        reach = library.reach(library.find("echo"))
        assert sorted(each.outlets for each in reach.values()) == [2, 3]


# The gold


def indexed(corpus: Path, folder: Path, *, with_roster: bool = True) -> Path:
    known = load(ROOT / "config.yaml", environ={}, cwd=ROOT).roster if with_roster else Roster()
    bring_up_to_date(folder / "library.sqlite", [corpus], known, processes=1)
    return folder / "library.sqlite"


def test_the_statements_of_the_sample_are_those_marked_by_hand(tmp_path: Path) -> None:
    gold = yaml.safe_load((ROOT / "tests" / "sample_statements.yaml").read_text("utf-8"))
    expected = {frozenset((key, words) for key, words in each) for each in gold}
    assert set(statements(indexed(ROOT / "articles", tmp_path))) == expected


def test_the_joint_statement_is_one_with_all_its_outlets_and_nobody_elses_words(
    tmp_path: Path,
) -> None:
    if not REPORTS.is_dir():
        pytest.skip("the five reports on one event are not beside the repository")
    with Library.open(indexed(REPORTS, tmp_path)) as library:
        row, *_ = library.statements()
        statement = library.statement(row.fullest.article_id, row.fullest.start)
    assert statement is not None
    assert {row.article for row in statement.renderings} == {
        path.name for path in REPORTS.glob("*.txt")
    }
    assert set(statement.speakers) == {"Defence ministers of Poland, Lithuania, Latvia and Estonia"}
    assert not statement.disagrees
    assert {row.kind for row in statement.renderings} == {DIRECT, INDIRECT}


def test_without_a_roster_the_joint_statement_is_one_too(tmp_path: Path) -> None:
    if not REPORTS.is_dir():
        pytest.skip("the five reports on one event are not beside the repository")
    with Library.open(indexed(REPORTS, tmp_path, with_roster=False)) as library:
        row, *others = library.statements()
    assert (row.outlets, row.articles) == (5, 5)
    assert all(each.articles == 1 for each in others)
