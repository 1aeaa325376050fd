"""Names in a text: where they begin and end, and what stands before them."""

from __future__ import annotations

import pytest

from tui.analysis.names import NamePhrase, gender_of
from tui.analysis.nouns import Gender, nouns
from tui.analysis.people import same_given
from tui.analysis.runs import Runs
from tui.analysis.segment import segment
from tui.analysis.spotting import name_phrases
from tui.model import EntityKind


def phrases(text: str) -> list[NamePhrase]:
    document = segment(text)
    return list(name_phrases(document, Runs(document)))


def names(text: str) -> list[str]:
    return [phrase.name for phrase in phrases(text)]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        (
            "Then Peruvian Finance Minister Ana Costa left.",
            "Peruvian Finance Minister",
            "Ana Costa",
        ),
        ("Then Peru’s Prime Minister Ana Costa left.", "Peru’s Prime Minister", "Ana Costa"),
        ("Then Secretary of State Ana Costa left.", "Secretary of State", "Ana Costa"),
        ("Then Chief of Defence Ana Costa left.", "Chief of Defence", "Ana Costa"),
        ("Then Sen. Ana Costa left.", "Senator", "Ana Costa"),
        ("Then police chief Ana Costa left.", "police chief", "Ana Costa"),
        (
            "Then Minister of Foreign Affairs Ana Costa left.",
            "Minister of Foreign Affairs",
            "Ana Costa",
        ),
        ("Then Mrs. Ana de la Costa left.", "", "Ana de la Costa"),
        (
            "Then former Costa Rican President Luis Mora left.",
            "former Costa Rican President",
            "Luis Mora",
        ),
    ],
)
def test_a_role_is_told_from_the_name(text: str, role: str, name: str) -> None:
    phrase = phrases(text)[-1]
    assert (phrase.role, phrase.name) == (role, name)
    assert phrase.span.of(text) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("However, the dam broke.", []),
        ("Talks failed on Tuesday in March.", []),
        ("The Prime Minister and the Finance Secretary met.", []),
        ("Latvians and Muslims met.", []),
        ("Then Robert C. “Bobby” Lane Jr. left.", ["Robert C Bobby Lane Jr"]),
        ("The Ministry of Trade and Industry fell.", ["Ministry of Trade and Industry"]),
        ("A Bank of Japan study fell.", ["Bank of Japan"]),
        ("They saw Johnson & Sons fall.", ["Johnson & Sons"]),
        ("They saw the New York Police Department.", ["New York Police Department"]),
        ("Atlantic City fell to the Democratic Party.", ["Atlantic City", "Democratic Party"]),
        ("Then Martin Luther King Jr. spoke.", ["Martin Luther King Jr"]),
        ("Then Ludwig van Beethoven played.", ["Ludwig van Beethoven"]),
    ],
)
def test_capitals_are_names_where_they_name_something(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met Ana Costa there.", EntityKind.PERSON),
        ("They met Mr. Zzyzx there.", EntityKind.PERSON),
        ("They met in Lake Victoria County then.", EntityKind.PLACE),
        ("They fled to Nova Scotia then.", EntityKind.PLACE),
        ("They left the Geneva Convention then.", EntityKind.AGREEMENT),
        ("They broke the Convention on Cluster Munitions then.", EntityKind.AGREEMENT),
        ("They sued the Justice Department then.", EntityKind.ORGANISATION),
        ("They sued the NATO office.", EntityKind.ORGANISATION),
        ("They sued General Motors then.", EntityKind.ORGANISATION),
        ("They met the Nordic Countries then.", EntityKind.GROUP),
        ("They watched TV then.", None),
    ],
)
def test_words_show_what_is_named(text: str, kind: EntityKind | None) -> None:
    assert [phrase.kind for phrase in phrases(text)] == ([kind] if kind else [])


def test_given_names_tell_the_gender_of_most() -> None:
    assert gender_of("Paweł") is Gender.MALE
    assert gender_of("Anna-Lena") is Gender.FEMALE
    assert gender_of("Robin") is Gender.UNKNOWN
    assert gender_of("Zzyzx") is Gender.UNKNOWN


def test_given_names_of_all_continents_tell_it() -> None:
    women = ["Ngozi", "Thandeka", "Nomvula", "Siti", "Xiomara", "Shabnam"]
    men = ["Emeka", "Sipho", "Rajesh", "Joko", "Tariq"]
    assert {gender_of(name) for name in women} == {Gender.FEMALE}
    assert {gender_of(name) for name in men} == {Gender.MALE}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ted", "edward", True),
        ("j", "john", True),
        ("john", "john", True),
        ("eric", "erica", False),
        ("heidi", "ted", False),
    ],
)
def test_given_names_may_be_one_persons(one: str, other: str, *, same: bool) -> None:
    assert same_given(one, other) is same


def test_every_noun_has_its_plural() -> None:
    table = nouns()
    for single, several in [
        ("minister", "ministers"),
        ("deputy", "deputies"),
        ("spokeswoman", "spokeswomen"),
        ("attorney general", "attorneys general"),
        ("coach", "coaches"),
    ]:
        if single in table:
            assert table[several].is_plural
            assert not table[single].is_plural


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They left the city of Zzyzx then.", EntityKind.PLACE),
        ("Zzyzx, a small town in the hills, is empty.", EntityKind.PLACE),
        ("They own the Zzyzx region now.", EntityKind.PLACE),
        ("They sold East Zzyzx then.", EntityKind.PLACE),
        ("They feared the Soviet Union then.", EntityKind.PLACE),
        ("They read J.R. Zzyzx then.", EntityKind.PERSON),
        ("They rode the Zzyzx Valley Railroad then.", EntityKind.ORGANISATION),
    ],
)
def test_words_beside_a_name_tell_its_kind(text: str, kind: EntityKind) -> None:
    assert next(one for one in phrases(text) if one.name != "They").kind is kind
