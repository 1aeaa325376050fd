"""Names of wars, summits and competitions."""

from __future__ import annotations

import pytest

from tui.analysis import analyse
from tui.analysis.events import is_event
from tui.model import EntityKind


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Lima Summit", True),
        ("Korean War", True),
        ("Battle of Brel", True),
        ("World War II", True),
        ("Summit", False),
        ("Lima Bank", False),
    ],
)
def test_a_head_noun_makes_an_event(name: str, *, is_one: bool) -> None:
    assert is_event(name.split()) is is_one


def test_an_event_is_an_entity_of_its_own_kind() -> None:
    analysis = analyse("They met at the Lima Summit. After the Lima Summit they left.")
    (event,) = [one for one in analysis.entities if one.kind is EntityKind.EVENT]
    assert (event.name, len(event.mentions)) == ("Lima Summit", 2)


def test_a_city_and_a_small_noun_are_a_treaty() -> None:
    analysis = analyse("They may leave the Ottawa treaty. The Ottawa Convention binds them.")
    (treaty,) = [one for one in analysis.entities if one.kind is EntityKind.AGREEMENT]
    assert {*treaty.aliases, treaty.name} == {"Ottawa treaty", "Ottawa Convention"}
