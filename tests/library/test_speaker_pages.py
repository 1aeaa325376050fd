"""What is known of one speaker over all articles, and of all speakers in some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill, person, saying
from tui.library import Library, LibraryError, Selection
from tui.library.narrowing import Narrowing, hits, understood
from tui.library.profile import Gathering, Profile
from tui.model import Analysis, Article, QuotationKind, Span

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library import QuotationRow
    from tui.library.survey import Survey


def gathered(library: Library, name: str) -> Gathering:
    gathering = Gathering(name)
    for appearance in library.appearances(name):
        gathering.add(appearance)
    return gathering


def surveyed(library: Library, selection: Selection | None = None) -> Survey:
    *_, last = library.survey(selection or Selection())
    return last


# A speaker


def test_a_speaker_s_quotations_come_newest_first_the_joint_ones_among_them(
    library: Library,
) -> None:
    rows = gathered(library, "Ilze Bērziņa").rows
    assert [row.text for row in rows] == [
        "Solidarity is more than a word,",
        "We have no plans to close it,",
        "of solidarity among ports",
    ]
    assert rows[1].role == "Mayor"
    assert rows[1].url == "https://ledger.example/harbour"


def test_a_profile_counts_kinds_outlets_days_and_who_is_beside(library: Library) -> None:
    profile = gathered(library, "Ilze Bērziņa").profile()
    assert (profile.articles, profile.quotations, profile.direct, profile.joint) == (2, 3, 2, 1)
    assert [(share.name, share.quotations) for share in profile.outlets] == [
        ("Baltic Ledger", 2),
        ("Vistula Courier", 1),
    ]
    assert profile.days == {date(2025, 3, 18): 2, date(2025, 4, 2): 1}
    assert profile.undated == 0
    assert [(share.name, share.articles) for share in profile.beside] == [("Jan Nowak", 1)]


def test_what_a_group_says_on_its_own_page_is_not_called_joint(library: Library) -> None:
    profile = gathered(library, "Mayors of both ports").profile()
    assert (profile.quotations, profile.joint) == (1, 0)
    assert [share.name for share in profile.beside] == ["Jan Nowak"]


def test_a_name_is_found_in_another_spelling_of_it(library: Library) -> None:
    assert len(gathered(library, "ILZE BERZINA").rows) == 3


def test_nobody_has_an_empty_profile(library: Library) -> None:
    assert gathered(library, "Nobody Atall").profile() == replace(Profile(), days={})


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("the Polish Prime Minister Ada Berg", "Polish Prime Minister"),
        ("Poland’s mayor, Ada Berg", "Poland’s mayor"),
        ("Mrs. Berg", "mayor"),
        ("Dr Ada Berg", "mayor"),
        ("Berg", "mayor"),
        ("A former judge Berg", "former judge"),
    ],
)
def test_roles_are_the_article_s_own_words_before_the_name(
    tmp_path: Path, words: str, role: str
) -> None:
    text = f"“It is cold,” said {words}."
    start = text.index(words)
    analysis = Analysis(
        quotations=(saying(text, "It is cold,", 0),),
        entities=(person("Ada Berg", Span(start, start + len(words)), role="mayor"),),
    )
    fill(tmp_path / "library.sqlite", [(Article("a.md", "Cold", text), analysis)])
    with Library.open(tmp_path / "library.sqlite") as library:
        (use,) = gathered(library, "Ada Berg").profile().roles
    assert (use.role, use.articles, use.first) == (role, 1, None)


def test_a_role_has_the_dates_of_the_oldest_and_the_newest_article(tmp_path: Path) -> None:
    text = "“It is cold,” said Mayor Ada Berg."
    analysis = Analysis(
        quotations=(saying(text, "It is cold,", 0),),
        entities=(person("Ada Berg", Span(19, 33)),),
    )
    days = (date(2025, 3, 1), None, date(2025, 1, 1))
    fill(
        tmp_path / "library.sqlite",
        [
            (Article(f"{at}.md", "Cold", f"{text}{' ' * at}", published=day), analysis)
            for at, day in enumerate(days)
        ],
    )
    with Library.open(tmp_path / "library.sqlite") as library:
        (use,) = gathered(library, "Ada Berg").profile().roles
    assert (use.role, use.articles) == ("Mayor", 3)
    assert (use.first, use.last) == (date(2025, 1, 1), date(2025, 3, 1))


def test_an_article_can_be_asked_for_as_a_row(library: Library) -> None:
    (row,) = library.select(Selection(query="dredged")).window(0, 5)
    assert library.row(row.id) == row
    with pytest.raises(LibraryError, match="no longer"):
        library.row(row.id + 1)


# Narrowing what is at hand


def left(rows: list[QuotationRow], query: str) -> list[str]:
    return [rows[index].text for index in Narrowing(rows).matching(query)]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("solidarity", 2),
        ("SOLIDARITY ports", 1),
        ("solidarity -ports", 1),
        ('"no plans"', 1),
        ("plans OR word", 2),
        ("said:solid", 2),
        ("kind:indirect", 1),
        ("kind:direct", 2),
        ("outlet:courier", 1),
        ("speaker:nowak", 1),
        ("after:2025-04", 1),
        ("before:2025-04", 2),
        ("is:undated", 0),
        ("is:read", 0),
        ("author:tomas", 0),
        ("zebra", 0),
    ],
)
def test_a_query_leaves_the_quotations_that_have_all_of_it(
    library: Library, query: str, number: int
) -> None:
    rows = gathered(library, "Ilze Bērziņa").rows
    assert len(left(rows, query)) == number


def test_narrowing_takes_up_rows_that_were_added_meanwhile(library: Library) -> None:
    rows = gathered(library, "Ilze Bērziņa").rows
    growing = rows[:1]
    narrowing = Narrowing(growing)
    assert narrowing.matching("solidarity") == [0]
    growing += rows[1:]
    assert narrowing.matching("solidarity") == [0, 2]


def test_narrowing_can_be_stopped(library: Library) -> None:
    rows = gathered(library, "Ilze Bērziņa").rows
    assert Narrowing(rows).matching("", lambda: True) == []


def test_quotations_are_narrowed_to_a_day_counted_from_today(library: Library) -> None:
    rows = gathered(library, "Ilze Bērziņa").rows
    today = date(2025, 3, 19)
    assert len(Narrowing(rows).matching("on:yesterday", today=today)) == 2
    assert understood("on:yesterday", today) == "on 18 March 2025"
    assert hits("on:yesterday", "said on yesterday", today) == ()


def test_a_query_is_put_in_words_and_its_hits_are_found() -> None:
    assert understood("no -zebra ") == "no, without zebra"
    assert [span.of("No plans") for span in hits("plan", "No plans")] == ["plans"]


# Many articles


def test_a_survey_counts_speakers_outlets_and_days(library: Library) -> None:
    survey = surveyed(library)
    assert survey.is_complete
    assert (survey.articles, survey.quotations) == (3, 5)
    counts = {row.name: row.quotations for row in library.speakers()}
    assert dict(survey.speakers) == counts
    assert [number for _, number in survey.speakers] == sorted(counts.values(), reverse=True)
    assert [(row.outlet, row.quotations) for row in survey.outlets] == [
        ("Vistula Courier", 3),
        ("Baltic Ledger", 2),
        ("", 0),
    ]
    assert survey.outlets[1].quoted == (("Ilze Bērziņa", 2),)
    assert survey.days == {date(2025, 3, 18): 2, date(2025, 4, 2): 3}
    assert survey.undated == 0


def test_a_survey_counts_only_what_is_selected(library: Library) -> None:
    survey = surveyed(library, Selection(query="outlet:ledger"))
    assert (survey.articles, survey.speakers) == (1, (("Ilze Bērziņa", 2),))
    assert surveyed(library, Selection(query="zebra")).articles == 0


def test_a_long_survey_tells_what_there_is_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.survey._AT_ONCE", 2)
    monkeypatch.setattr("tui.library.survey._TOLD_EVERY", 2)
    text = "“It is cold,” said Ada Berg."
    analysis = Analysis((saying(text, "It is cold,", 0),), (person("Ada Berg", Span(19, 27)),))
    articles = [(Article(f"{at}.md", "Cold", f"{text}{' ' * at}"), analysis) for at in range(5)]
    fill(tmp_path / "library.sqlite", articles)
    with Library.open(tmp_path / "library.sqlite") as library:
        told = list(library.survey())
    assert [survey.articles for survey in told] == [2, 4, 5]
    assert [survey.is_complete for survey in told] == [False, False, True]
    assert told[-1].undated == 5


def test_direct_and_indirect_speech_keep_their_kind(library: Library) -> None:
    kinds = [row.kind for row in gathered(library, "Ilze Bērziņa").rows]
    assert kinds == [QuotationKind.DIRECT, QuotationKind.DIRECT, QuotationKind.INDIRECT]
