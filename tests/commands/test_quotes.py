"""``onrecord quotes`` and ``onrecord speakers`` say who said what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.conftest import FERRIES
from tui.commands.quotes import _shape
from tui.library import QuotationRow
from tui.model import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.usefixtures("corpus")

FIELDS = [
    "article", "headline", "outlet", "published", "url", "start", "end", "text", "kind", "fragment",
    "speaker", "role", "members", "mention", "cue", "confidence", "corrected",
]  # fmt: skip


def rows(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.status == 0, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    return found


def quotes(run: Run, *arguments: str) -> list[dict[str, Any]]:
    return rows(run("quotes", *arguments, "--format", "json"))


def test_a_row_holds_the_quotation_its_article_and_its_speaker(run: Run) -> None:
    first = quotes(run)[0]
    assert list(first) == FIELDS
    text = FERRIES.split("---\n")[2]
    assert first["text"] in text
    assert first["end"] - first["start"] == len(first["text"])
    assert 0 <= first.pop("confidence") <= 1
    del first["start"], first["end"], first["fragment"]
    assert first == {
        "article": "ferries.md",
        "headline": "Ferry firm seeks another pier",
        "outlet": "Island Post",
        "published": "2024-05-03",
        "url": "",
        "text": "Nobody asked us,",
        "kind": "direct",
        "speaker": "Olaf Brandt",
        "role": "director",
        "members": [],
        "mention": "Olaf Brandt",
        "cue": "said",
        "corrected": False,
    } | {"mention": first["mention"]}
    assert "Olaf Brandt" in first["mention"]


@pytest.mark.parametrize("name", ["Ines Duarte", "duarte", "DUARTE", "Dúarte"])
def test_a_speaker_goes_by_full_name_or_surname_in_any_spelling(run: Run, name: str) -> None:
    found = quotes(run, "--speaker", name)
    assert {row["speaker"] for row in found} == {"Ines Duarte"}
    assert {row["article"] for row in found} == {"ferries.md", "harbour.md"}


def test_several_speakers_are_any_of_them(run: Run) -> None:
    found = quotes(run, "--speaker", "Duarte", "--speaker", "Brandt")
    assert {row["speaker"] for row in found} == {"Ines Duarte", "Olaf Brandt"}


def test_a_query_chooses_the_articles(run: Run) -> None:
    assert {row["article"] for row in quotes(run, "quay")} == {"harbour.md"}


@pytest.mark.parametrize(
    "article", ["harbour.md", "https://coast.example/harbour", "Harbour to close for a month"]
)
def test_an_article_goes_by_file_name_url_or_headline(run: Run, article: str) -> None:
    found = quotes(run, "--article", article)
    assert {row["article"] for row in found} == {"harbour.md"}
    assert [row["start"] for row in found] == sorted(row["start"] for row in found)


def test_the_limit_stops_after_so_many(run: Run) -> None:
    assert len(quotes(run, "--limit", "2")) == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--speaker", "Duate"], "no article quotes 'Duate'. Did you mean 'Ines Duarte'?"),
        (["--speaker", " "], "no article quotes ' '. `onrecord speakers` lists everyone who is"),
        (["--speaker", "Xqz"], "no article quotes 'Xqz'. `onrecord speakers` lists everyone who"),
        (["--article", "harbor.md"], "harbour.md"),
    ],
)
def test_a_name_nobody_bears_is_a_failure_that_names_the_nearest(
    run: Run, arguments: list[str], says: str
) -> None:
    outcome = run("quotes", *arguments)
    assert (outcome.status, outcome.out) == (1, "")
    assert says in outcome.err


def test_a_name_that_several_bear_stands_for_all_of_them_and_says_so(
    run: Run, corpus: Path
) -> None:
    (corpus / "tram.txt").write_text("Tram is back\n\n“It runs,” engineer Rui Duarte said.\n")
    outcome = run("quotes", "--speaker", "Duarte", "--format", "json")
    assert {row["speaker"] for row in rows(outcome)} == {"Ines Duarte", "Rui Duarte"}
    assert "'Duarte' stands for Ines Duarte, Rui Duarte." in outcome.err


def test_the_table_shows_direct_speech_in_quotation_marks(run: Run) -> None:
    out = run("quotes").out
    assert out.startswith("Speaker")
    assert "“Nobody asked us,”" in out


@pytest.mark.parametrize(
    ("speaker", "members", "confidence", "shown"),
    [
        (None, (), 0.9, "unattributed"),
        ("Ines Duarte", (), 0.9, "Ines Duarte"),
        ("Ines Duarte", (), 0.1, "Ines Duarte ?"),
        ("Both sides", ("Ines Duarte",), 0.9, "Both sides (joint)"),
    ],
)
def test_the_table_marks_who_is_unknown_unsure_or_joint(
    speaker: str | None, members: tuple[str, ...], confidence: float, shown: str
) -> None:
    row = QuotationRow(
        article="a.md",
        headline="A",
        outlet="",
        published=None,
        start=0,
        end=2,
        text="So",
        kind=QuotationKind.INDIRECT,
        fragment=True,
        speaker=speaker,
        members=members,
        mention=None,
        cue=None,
        confidence=confidence,
        article_id=1,
    )
    column, *_, words = _shape(0.5).columns
    assert column.cell(row) == shown
    assert words.cell(row) == "So"


def test_csv_has_the_same_fields(run: Run) -> None:
    assert run("quotes", "--format", "csv").out.splitlines()[0] == ",".join(FIELDS)


def test_only_those_that_are_sure_enough_are_listed(run: Run) -> None:
    every = quotes(run)
    bound = sorted(row["confidence"] for row in every)[len(every) // 2] - 0.0005
    sure = quotes(run, "--min-confidence", str(bound))
    assert sure == [row for row in every if row["confidence"] > bound]
    assert 0 < len(sure) < len(every)
    counted = rows(run("speakers", "--min-confidence", str(bound), "--format", "json"))
    assert sum(row["quotations"] for row in counted) == len(sure)
    assert {row["name"] for row in counted} == {row["speaker"] for row in sure}


@pytest.mark.parametrize("command", ["quotes", "speakers"])
@pytest.mark.parametrize("share", ["1.5", "-1", "high"])
def test_a_confidence_is_a_share(run: Run, command: str, share: str) -> None:
    outcome = run(command, f"--min-confidence={share}")
    assert (outcome.status, outcome.out) == (2, "")
    assert "--min-confidence" in outcome.err


def test_speakers_are_listed_with_what_is_known_of_them(run: Run) -> None:
    listed = rows(run("speakers", "--format", "json"))
    assert list(listed[0]) == ["name", "role", "quotations", "articles", "aliases", "members"]
    assert listed[0]["name"] == "Ines Duarte"
    assert listed[0]["articles"] == 2
    assert listed[0]["quotations"] >= 3
    assert "Olaf Brandt" in {row["name"] for row in listed}


def test_a_query_chooses_the_articles_of_the_speakers(run: Run) -> None:
    listed = rows(run("speakers", "quay", "--format", "json"))
    assert [row["name"] for row in listed] == ["Ines Duarte"]
    assert "Ines Duarte" in run("speakers", "quay").out


def test_a_group_is_listed_with_its_members_and_found_by_one_of_them(
    run: Run, home: Path, corpus: Path
) -> None:
    (home / "config.yaml").write_text(
        "corpora: [news]\nroster:\n  speakers: [{name: Ines Duarte}, {name: Olaf Brandt}]\n"
        "  groups: [{name: Both sides, members: [Ines Duarte, Olaf Brandt],"
        " phrases: [the two sides]}]\n"
    )
    (corpus / "deal.txt").write_text(
        "A deal at last\n\n“The pier will be shared,” the two sides said on Friday.\n"
    )
    joint = [row for row in quotes(run, "--speaker", "Brandt") if row["article"] == "deal.txt"]
    assert [row["members"] for row in joint] == [["Ines Duarte", "Olaf Brandt"]]
    assert "Both sides (joint)" in run("quotes", "--speaker", "Brandt").out
    groups = {row["name"]: row["members"] for row in rows(run("speakers", "--format", "json"))}
    assert groups["Both sides"] == ["Ines Duarte", "Olaf Brandt"]


@pytest.mark.parametrize("name", ["maier", "Larsen", "maier-larsen", "eva larsen"])
def test_either_half_of_a_double_name_will_do(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "double"
    folder.mkdir()
    (folder / "one.txt").write_text("“It is cold,” said Eva Maier-Larsen.\n", encoding="utf-8")
    outcome = run("quotes", "--speaker", name, "--corpus", str(folder), "--format", "json")
    assert [row["speaker"] for row in json.loads(outcome.out)] == ["Eva Maier-Larsen"]
