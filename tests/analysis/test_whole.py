"""Names of bodies that are one, and what the last word of a name shows."""

from __future__ import annotations

import pytest

from tui.analysis import analyse


def named(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], str(one.kind)) for span, one in analyse(text).named(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He left the Water and Power Authority of Nepal.", "Water and Power Authority of Nepal"),
        (
            "He wrote for Lima Watch. The Transit and Harbour Board met.",
            "Transit and Harbour Board",
        ),
        ("They sued the Civil Aviation Authority of Nepal.", "Civil Aviation Authority of Nepal"),
    ],
)
def test_a_body_is_named_as_a_whole(text: str, name: str) -> None:
    assert (name, "organisation") in named(text)


def test_two_bodies_stay_two() -> None:
    found = dict(named("They sued Costa Bank and the Lima Police Service."))
    assert set(found) == {"Costa Bank", "Lima Police Service"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They saw the Brelo Falcons win.", "Brelo Falcons", "organisation"),
        ("He works for Tambuli Logistics now.", "Tambuli Logistics", "organisation"),
        ("They swam in Tambuli Reservoir.", "Tambuli Reservoir", "place"),
        ("The Lima OCPD Ana Costa left.", "Ana Costa", "person"),
    ],
)
def test_the_last_words_of_a_name_show_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in named(text)


def test_a_body_that_only_its_country_marks_is_described_and_not_named() -> None:
    assert named("The Peruvian navy said it had won.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "They met the Reform Movement’s Ana Costa in May.",
            [("Reform Movement", "organisation"), ("Ana Costa", "person")],
        ),
        (
            "They sued Lima Bank, Costa Holdings and the Brelo Police Service.",
            [
                ("Lima Bank", "organisation"),
                ("Costa Holdings", "organisation"),
                ("Brelo Police Service", "organisation"),
            ],
        ),
    ],
)
def test_names_that_a_mark_parts_are_two(text: str, names: list[tuple[str, str]]) -> None:
    assert named(text) == names


def test_a_firm_goes_by_its_first_word() -> None:
    found = named("They sued Tambuli Logistics on Monday. Nobody trusts Tambuli.")
    assert ("Tambuli", "organisation") in found


def test_a_place_right_before_a_surname_is_a_given_name() -> None:
    assert ("Chad Costa", "person") in named("The trade fell, said Chad Costa, who left Lima.")


def test_a_country_is_no_body() -> None:
    assert ("US", "place") in named("They met the US President in May.")
