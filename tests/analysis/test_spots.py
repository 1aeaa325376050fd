"""Joining what a text parts of a name, and the short forms that it explains."""

from __future__ import annotations

import pytest

from tests.analysis.stories import Story
from tui.analysis.spots import is_short_for
from tui.model import EntityKind


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("LWA", "Lake Water Authority"),
        ("MoH", "Ministry of Health"),
        ("RICEBO", "Volta Rice Board"),
        ("L.W.A", "Lake Water Authority"),
    ],
)
def test_letters_of_a_name_in_their_order_are_short_for_it(short: str, name: str) -> None:
    assert is_short_for(short, name.split())


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("AFP", "Addis Ababa"),
        ("LWA", "Lagos"),
        ("PTI", "New Delhi"),
        ("left", "Lena Eriksson"),
        ("L", "Lake Water Authority"),
        ("LWX", "Lake Water Authority"),
    ],
)
def test_other_letters_are_not(short: str, name: str) -> None:
    assert not is_short_for(short, name.split())


def test_what_stands_in_brackets_after_a_name_is_the_same() -> None:
    story = Story(
        "The Volta Rice Board (RICEBO) paid the farmers on Monday. RICEBO said that more would "
        "follow. The Kenya Harbour Authority (KHA) did not answer."
    )
    assert story.name("RICEBO", 2) == "Volta Rice Board"
    assert story.name("KHA") == "Kenya Harbour Authority"


def test_an_agency_after_a_place_is_not_the_place() -> None:
    story = Story("ADDIS ABABA (AFP) - Two bridges opened on Monday, the city said.")
    place = story.named("Addis Ababa")
    assert place.kind is EntityKind.PLACE
    assert "AFP" not in place.aliases


@pytest.mark.parametrize("marks", ["“”", '""', "‘’"])
def test_a_nickname_parts_no_name(marks: str) -> None:
    name = f"William {marks[0]}Sonny{marks[1]} Okello"
    story = Story(f"The coach, {name}, left on Monday. Okello was paid.")
    people = [one for one in story.resolution.entities if one.kind is EntityKind.PERSON]
    assert [one.name for one in people] == [name]
