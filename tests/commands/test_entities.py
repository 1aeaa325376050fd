"""``onrecord entities`` lists whom and what articles name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.usefixtures("corpus")


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    outcome = run("entities", *arguments, "--format", "json")
    assert outcome.status == 0, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    return found


def test_everything_named_is_listed_with_what_it_is_and_how_often(run: Run) -> None:
    found = {each["name"]: each for each in listed(run)}
    assert list(found["Ines Duarte"]) == ["name", "kind", "articles", "mentions", "aliases"]
    assert found["Ines Duarte"]["kind"] == "person"
    assert found["Ines Duarte"]["articles"] == 2
    assert "Duarte" in found["Ines Duarte"]["aliases"]


def test_a_kind_and_a_query_choose_among_them(run: Run) -> None:
    people = listed(run, "--kind", "person")
    assert {each["kind"] for each in people} == {"person"}
    chosen = listed(run, "person:brandt", "--kind", "person")
    assert "Olaf Brandt" in {each["name"] for each in chosen}
    assert {each["name"] for each in chosen} <= {each["name"] for each in people}
    assert listed(run, "person:nobody") == []


def test_for_people_it_is_a_table(run: Run) -> None:
    head, *rows = run("entities").out.splitlines()
    assert head.split() == ["Name", "Kind", "Articles", "Mentions", "Also"]
    assert any(row.startswith("Ines Duarte") for row in rows)
