"""``onrecord statements`` lists what most outlets carry, and how each of them words it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

POST = """---
outlet: Island Post
published: 2024-05-03
---
“The old pier is safe for ferries, and we will defend our harbour in court,” Mayor Ines Duarte said.

“Nobody asked the fishermen of this island about it,” Olaf Brandt said.
"""
ECHO = """---
outlet: Coast Echo
published: 2024-05-04
---
Mayor Ines Duarte said: “The old pier is safe for ferries, and we will defend our harbor.”

“Nobody asked the fishermen of this island about it,” Olaf Brandt said.
"""
NEWS = """---
outlet: Ferry News
published: 2024-05-04
---
“The old stone pier is safe for ferries, and we will defend our harbour in court,” Jonas Weill said.
"""
FIELDS = [
    "number", "text", "speaker", "outlets", "articles", "renderings", "first", "last", "article",
    "start", "end",
]  # fmt: skip
RENDERING = [
    "passage", "outlet", "published", "article", "headline", "start", "end", "kind", "speaker",
    "mention", "text", "differences",
]  # fmt: skip


@pytest.fixture(autouse=True)
def carried(home: Path) -> None:
    """Make three articles that carry the same words."""
    folder = home / "articles"
    folder.mkdir()
    for name, text in (("post", POST), ("echo", ECHO), ("news", NEWS)):
        (folder / f"{name}.md").write_text(text, "utf-8")
    (home / "config.yaml").write_text("corpora: [articles]\n", "utf-8")


def rows(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.status == 0, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    return found


def test_the_most_widely_carried_come_first(run: Run) -> None:
    first, second = rows(run("statements", "--format", "json"))
    assert list(first) == FIELDS
    assert (first["number"], first["outlets"], first["articles"], first["renderings"]) == (
        1,
        3,
        3,
        3,
    )
    assert first["text"].startswith("The old stone pier")
    assert (first["first"], first["last"]) == ("2024-05-03", "2024-05-04")
    assert second["speaker"] == "Olaf Brandt"
    assert second["outlets"] == 2


def test_a_query_a_speaker_and_a_limit_choose(run: Run) -> None:
    def found(*arguments: str) -> list[int]:
        return [row["outlets"] for row in rows(run("statements", *arguments, "--format", "json"))]

    assert found("--limit", "1") == [3]
    assert found("--speaker", "Brandt") == [2]
    assert found("outlet:ferry") == [3]
    assert found("said:fishermen") == [2]


def test_the_renderings_of_one_say_how_they_differ(run: Run) -> None:
    outcome = run("statements", "--show", "1", "--format", "json")
    fullest, post, echo = rows(outcome)
    assert list(fullest) == RENDERING
    assert fullest["differences"] == f"“{fullest['text']}”"
    assert post["differences"] == (
        "“The old [−stone] pier is safe for ferries, and we will defend our harbour in court,”"
    )
    assert echo["differences"] == (
        "“The old [−stone] pier is safe for ferries, and we will defend our ≈harbor. …”"
    )
    assert "Note: outlets disagree about the speaker: Ines Duarte; Jonas Weill." in outcome.err


def test_a_table_names_outlet_and_speaker(run: Run) -> None:
    listed = run("statements").out.splitlines()
    assert listed[0].split()[:5] == ["#", "Outlets", "Articles", "Speaker", "When"]
    assert "3 May 2024 – 4 May 2024" in listed[1]
    shown = run("statements", "--show", "2").out
    assert "Island Post, 3 May 2024" in shown
    assert "Olaf Brandt" in shown


def test_csv_has_a_row_for_each_rendering(run: Run) -> None:
    outcome = run("statements", "--show", "1", "--format", "csv")
    assert [row["outlet"] for row in csv.DictReader(io.StringIO(outcome.out))] == [
        "Ferry News", "Island Post", "Coast Echo",
    ]  # fmt: skip


def test_a_number_that_is_not_in_the_list_is_an_error_that_says_so(run: Run) -> None:
    outcome = run("statements", "--show", "9")
    assert outcome.status == 1
    assert "there is no statement 9: the list has 2 statements." in outcome.err
