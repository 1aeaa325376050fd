"""Organisations and agreements: what their names show, and when two are one."""

from __future__ import annotations

import pytest

from tui.analysis.agreements import agreement_key, is_agreement
from tui.analysis.bodies import lower_case_bodies
from tui.analysis.organisations import (
    acronyms,
    initials,
    is_acronym,
    is_of_country,
    is_organisation,
    organisation_key,
)
from tui.analysis.segment import segment


@pytest.mark.parametrize(
    "name",
    [
        "Polish Ministry of Defense",
        "Poland’s defence ministry",
        "Poland's Ministry of National Defence",
        "Polish Defence Ministry",
    ],
)
def test_one_ministry_has_one_key(name: str) -> None:
    assert organisation_key(name) == organisation_key("Ministry of Defence", "PL")


def test_two_countries_ministries_are_two() -> None:
    assert organisation_key("Polish Defence Ministry") != organisation_key("Czech Defence Ministry")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Ministry of Trade", True),
        ("Green Party", True),
        ("Harbour Times", True),
        ("NATO", True),
        ("Ana Costa", False),
        ("TV", False),
    ],
)
def test_head_nouns_and_acronyms_show_an_organisation(name: str, *, is_one: bool) -> None:
    assert is_organisation(name.split()) is is_one


def test_an_acronym_is_short_in_capitals_and_no_other_abbreviation() -> None:
    assert is_acronym("ZXQ")
    assert is_acronym("U.N.")
    assert not is_acronym("GDP")
    assert not is_acronym("Zxq")
    assert not is_acronym("NGO")
    assert initials(["World", "Bank", "of", "the", "Sea"]) == "WBS"
    assert acronyms()["EU"] == "European Union"


def test_a_country_has_one_ministry_and_many_companies() -> None:
    assert is_of_country("ministry")
    assert not is_of_country("company")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Now Chile’s defence ministry paid.", ["Chile’s defence ministry"]),
        ("Now the Chilean navy was sold.", ["Chilean navy"]),
        ("Now Chile’s central bank was sold.", ["Chile’s central bank"]),
        ("Now the Chilean navy base was sold.", []),
        ("Now the defence ministry was sold.", []),
        ("Now the Zzyx ministry was sold.", []),
        ("ministry", []),
    ],
)
def test_a_body_in_lower_case_is_a_countrys(text: str, found: list[str]) -> None:
    assert [phrase.span.of(text) for phrase in lower_case_bodies(segment(text))] == found


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Bern Convention", True),
        ("Treaty of Rome", True),
        ("Clean Air Act", True),
        ("Brexit", True),
        ("Convention", False),
        ("Ana Costa", False),
    ],
)
def test_head_nouns_show_an_agreement(name: str, *, is_one: bool) -> None:
    assert is_agreement(name.split()) is is_one


def test_treaties_of_one_name_have_one_key_whatever_the_noun() -> None:
    assert agreement_key("Bern Convention") == agreement_key("1979 Bern Treaty")
    assert agreement_key("Bern Convention") != agreement_key("Bonn Convention")
    assert agreement_key("Convention") == {"convention"}
