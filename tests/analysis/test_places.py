"""The gazetteer: every country, its adjective, its people and its capital."""

from __future__ import annotations

import pycountry
import pytest

from tui.analysis.lexicon import load
from tui.analysis.places import (
    countries_called,
    country_code,
    country_name,
    is_adjective,
    place,
)


def test_every_country_of_the_standard_is_there_once() -> None:
    codes = [entry["code"] for entry in load("countries")["countries"]]
    assert len(codes) == len(set(codes))
    assert {country.alpha_2 for country in pycountry.countries} == set(codes) - {"XK"}


def test_every_sovereign_state_has_an_adjective() -> None:
    without = {
        entry["name"]
        for entry in load("countries")["countries"]
        if entry.get("capital") and not entry.get("adjectives")
    }
    territories = {
        "Dominica", "Northern Mariana Islands", "Saint Barthélemy", "Saint Martin", "Sint Maarten",
        "Svalbard and Jan Mayen", "US Virgin Islands", "Wallis and Futuna",
    }  # fmt: skip
    assert without <= territories


def test_the_names_of_the_standard_lead_to_their_country() -> None:
    missing = {
        country.name
        for country in pycountry.countries
        if "," not in country.name and country_code(country.name) != country.alpha_2
    }
    assert len(missing) <= 25  # long official forms such as "Brunei Darussalam" are not all there


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Poland", "PL"),
        ("Polish", "PL"),
        ("Poles", "PL"),
        ("U.S.", "US"),
        ("the Netherlands", "NL"),
        ("Dutch", "NL"),
        ("Côte d’Ivoire", "CI"),
        ("Norway", "NO"),
        ("Atlantis", ""),
    ],
)
def test_a_name_an_adjective_and_a_people_tell_the_country(word: str, code: str) -> None:
    assert country_code(word) == code


def test_a_capital_is_a_place_in_its_country() -> None:
    capital = place("Moscow")
    assert capital is not None
    assert (capital.code, capital.is_country) == ("RU", False)
    assert country_name("RU") == "Russia"


def test_a_group_of_countries_has_its_members() -> None:
    assert countries_called("the Baltic states") == {"EE", "LV", "LT"}
    assert countries_called("the moon states") == frozenset()


def test_a_people_names_no_place() -> None:
    assert is_adjective("Latvian")
    assert is_adjective("Muslim")
    assert not is_adjective("Latvia")
    assert place("Latvian") is None
