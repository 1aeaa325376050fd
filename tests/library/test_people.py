"""Speakers, entities and quotations, over everything and over a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill, person, saying
from tests.library.conftest import HARBOUR, PORTS
from tui.library import EntityRow, Library, Selection, SpeakerRow
from tui.library.prepared import parts
from tui.model import (
    Analysis,
    Article,
    Entity,
    EntityKind,
    KnownSpeaker,
    QuotationKind,
    Roster,
    Span,
)

if TYPE_CHECKING:
    from pathlib import Path

BERZINA = SpeakerRow("Ilze Bērziņa", "Mayor", 3, 2, ("Bērziņa",), ())
GROUP = SpeakerRow("Mayors of both ports", "", 1, 1, (), ("Ilze Bērziņa", "Jan Nowak"))
NOWAK = SpeakerRow("Jan Nowak", "Mayor", 2, 1, (), ())


def test_joint_quotations_count_for_the_group_and_for_each_member(library: Library) -> None:
    assert library.speakers() == (BERZINA, NOWAK, GROUP)


def test_what_a_speaker_counts_is_what_filtering_by_them_shows(library: Library) -> None:
    for speaker in library.speakers():
        selection = Selection(speakers=(speaker.name,))
        assert len(list(library.quotations(selection))) == speaker.quotations
        assert library.select(selection).total == speaker.articles


def test_speakers_of_a_selection_count_only_its_articles(library: Library) -> None:
    assert library.speakers(Selection("dredged ")) == (
        SpeakerRow("Ilze Bērziņa", "Mayor", 2, 1, ("Bērziņa",), ()),
    )
    assert library.speakers(Selection("ports ")) == library.speakers()
    assert library.speakers(Selection("nowhere ")) == ()


def test_entities_are_those_that_are_mentioned_by_name(library: Library) -> None:
    group = EntityRow("Mayors of both ports", EntityKind.GROUP, "", 1, 1)
    union = EntityRow("Baltic Ports Union", EntityKind.ORGANISATION, "", 1, 1)
    berzina = EntityRow("Ilze Bērziņa", EntityKind.PERSON, "Mayor", 1, 2, ("Bērziņa",))
    nowak = EntityRow("Jan Nowak", EntityKind.PERSON, "Mayor", 1, 1)
    assert library.entities() == (berzina, union, nowak, group)
    assert library.entities(Selection("dredged ")) == (berzina, union)


def test_quotations_come_newest_article_first_in_the_order_of_the_text(library: Library) -> None:
    rows = list(library.quotations())
    assert [row.text.split()[0] for row in rows] == ["Solidarity", "Fees", "no", "We", "of"]
    first = rows[0]
    assert (first.article, first.headline, first.outlet) == (
        PORTS.key,
        PORTS.headline,
        PORTS.outlet,
    )
    assert (first.speaker, first.members) == (GROUP.name, GROUP.members)
    assert PORTS.text[first.start : first.end] == first.text
    assert (rows[-1].kind, rows[-1].confidence) == (QuotationKind.INDIRECT, 0.6)
    assert library.article(first.article_id).key == PORTS.key


@pytest.mark.parametrize(
    ("query", "first_words"),
    [
        ("speaker:nowak ", ["Solidarity", "Fees"]),
        ("-speaker:berzina ports ", []),
        ("kind:indirect ", ["no", "of"]),
        ("said:plans ", ["no", "We"]),
        ("-said:solidarity OR said:fees ", ["Fees", "no"]),
        ("dredged ", ["We", "of"]),
        ("speaker:ilze OR kind:indirect ", ["Solidarity", "no", "We", "of"]),
    ],
)
def test_a_query_chooses_among_quotations(
    library: Library, query: str, first_words: list[str]
) -> None:
    rows = list(library.quotations(Selection(query)))
    assert [row.text.split()[0] for row in rows] == first_words


def test_the_quotations_of_one_article(library: Library) -> None:
    harbour = library.find(HARBOUR.key)
    assert [row.article for row in library.quotations(article=harbour)] == [HARBOUR.key] * 2
    assert list(library.quotations(Selection("fees "), article=harbour)) == []


def test_one_person_in_two_spellings_is_one_speaker_with_the_accents(tmp_path: Path) -> None:
    text = "“Yes,” she said."
    articles = [
        (
            Article(key=name, headline=name, text=text),
            Analysis((saying(text, "Yes,", 0),), (person(name, Span(7, 10)),)),
        )
        for name in ("Evika Silina", "Evika Siliņa", "Evika Silina")
    ]
    path = tmp_path / "library.sqlite"
    fill(path, articles)
    with Library.open(path) as library:
        assert [(row.name, row.quotations) for row in library.speakers()] == [("Evika Siliņa", 3)]


def test_a_member_in_a_group_and_alone_in_one_article_is_one_speaker(library: Library) -> None:
    nowak = [row for row in library.speakers() if "Nowak" in row.name]
    assert nowak == [NOWAK]


def test_counts(library: Library) -> None:
    counts = library.counts()
    assert (counts.articles, counts.quotations, counts.speakers, counts.skipped) == (3, 5, 3, 0)


def test_the_roster_says_who_the_members_of_a_group_are() -> None:
    roster = Roster(speakers=(KnownSpeaker("Jan NOWAK", role="Mayor", aliases=("Johnny",)),))
    text = "“We agree,” the mayors said."
    analysis = Analysis(
        (saying(text, "We agree,", 0),),
        (Entity("The mayors", EntityKind.GROUP, members=("Jan Nowak", "Ida Lem")),),
    )
    found = {
        part.name: (part.role, part.aliases, part.quotations) for part in parts(analysis, roster)
    }
    assert found == {
        "The mayors": ("", (), 1),
        "Jan Nowak": ("Mayor", ("Johnny",), 1),
        "Ida Lem": ("", (), 1),
    }
