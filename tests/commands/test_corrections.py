"""``onrecord corrections``, and what the other commands say of what was corrected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tui import locations
from tui.library import Library, Verdict
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]
    Correct = Callable[[str, int, str | Verdict], None]

pytestmark = pytest.mark.usefixtures("corpus")


@pytest.fixture
def correct(run: Run, corpus: Path) -> Correct:
    """Return a function that corrects a quotation of an article, as the reader does."""
    assert run("index").status == 0

    def correct(article: str, number: int, said: str | Verdict) -> None:
        library_file = locations.library_file((corpus,))
        with Library.open(library_file, locations.marks_file()) as library:
            found = library.find(article)
            quotation = library.analysis(found).quotations[number]
            library.corrector(Roster()).correct(found, quotation, said)

    return correct


def rows(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.status == 0, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    return found


def listed(run: Run) -> list[dict[str, Any]]:
    return rows(run("corrections", "--format", "json"))


def test_without_corrections_nothing_is_listed(run: Run) -> None:
    assert listed(run) == []
    assert run("corrections").out == ""


def test_a_correction_is_listed_with_all_that_is_known_of_it(run: Run, correct: Correct) -> None:
    correct("ferries.md", 0, "Ines Duarte")
    (row,) = listed(run)
    assert row["context"][row["start"] :].startswith("Nobody asked us,")
    assert 0 < row.pop("confidence") < 1
    assert row.pop("made").startswith("20")
    del row["context"], row["start"]
    assert row == {
        "id": 1,
        "identity": "ferries.md\nFerry firm seeks another pier",
        "article": "ferries.md",
        "headline": "Ferry firm seeks another pier",
        "outlet": "Island Post",
        "text": "Nobody asked us,",
        "occurrence": 1,
        "kind": "direct",
        "thought": "Olaf Brandt",
        "quotation": True,
        "speaker": "Ines Duarte",
        "members": [],
        "waits": "",
    }


def test_every_command_goes_by_the_reader_s_word(run: Run, correct: Correct) -> None:
    correct("ferries.md", 0, "Ines Duarte")
    correct("ferries.md", 1, Verdict.NO_QUOTATION)
    (row,) = rows(run("quotes", "--article", "ferries.md", "--format", "json"))
    assert (row["speaker"], row["confidence"], row["corrected"]) == ("Ines Duarte", 1.0, True)
    assert "Ines Duarte ✎" in run("quotes").out
    assert "‹Duarte✎›" in run("show", "ferries.md").out
    assert {row["name"] for row in rows(run("speakers", "--format", "json"))} == {"Ines Duarte"}
    assert run("search", "speaker:brandt").out == ""
    assert json.loads(run("search", "said:invited", "--format", "json").out)["total"] == 0
    assert "not a quotation" in run("corrections").out


def test_why_is_told_of_each_quotation(run: Run, correct: Correct) -> None:
    out = run("show", "ferries.md", "--why").out
    assert "\nWhy\n" in out
    assert "“said” reports the words" in out
    assert "How sure: " in out
    correct("ferries.md", 0, "Ines Duarte")
    out = run("show", "ferries.md", "--why").out
    assert "Speaker: Ines Duarte, Mayor ✎" in out
    assert "It is your own word" in out
    assert "By itself, it finds Olaf Brandt" in out
    shown = json.loads(run("show", "ferries.md", "--why", "--format", "json").out)
    told = {part["title"]: part["words"] for part in shown["quotations"][0]["why"]}
    assert told["Speaker"] == "Ines Duarte, Mayor ✎"
    plain = json.loads(run("show", "ferries.md", "--format", "json").out)
    assert "why" not in plain["quotations"][0]


def test_a_correction_is_taken_back_by_its_number(run: Run, correct: Correct) -> None:
    correct("ferries.md", 0, "Ines Duarte")
    correct("harbour.md", 0, Verdict.NO_QUOTATION)
    outcome = run("corrections", "--undo", "1")
    assert (outcome.status, outcome.out) == (0, "")
    assert "Correction 1 taken back: “Nobody asked us,”" in outcome.err
    assert [row["id"] for row in listed(run)] == [2]
    quoted = rows(run("quotes", "--article", "ferries.md", "--format", "json"))
    assert quoted[0]["speaker"] == "Olaf Brandt"
    assert not quoted[0]["corrected"]


@pytest.mark.parametrize(
    ("number", "status", "says"),
    [
        ("7", 1, "there is no correction 7. `onrecord corrections` lists them."),
        ("0", 2, "--undo"),
        ("first", 2, "--undo"),
    ],
)
def test_a_number_that_is_none_is_said_to_be(
    run: Run, correct: Correct, number: str, status: int, says: str
) -> None:
    correct("ferries.md", 0, "Ines Duarte")
    outcome = run("corrections", "--undo", "1", "--undo", number)
    assert (outcome.status, outcome.out) == (status, "")
    assert says in outcome.err
    assert len(listed(run)) == 1  # then nothing is taken back


def test_a_correction_of_an_article_that_changed_is_said_to_wait(
    run: Run, correct: Correct, corpus: Path
) -> None:
    correct("ferries.md", 0, "Ines Duarte")
    path = corpus / "ferries.md"
    path.write_text(path.read_text("utf-8").replace("Nobody asked", "No one told"), "utf-8")
    (row,) = listed(run)
    assert row["waits"] == "the article no longer has these words"
    assert "no longer has these words" in run("corrections").out
    path.unlink()
    assert [row["waits"] for row in listed(run)] == ["the article is not in this library"]


def test_the_export_is_the_same_in_csv(run: Run, correct: Correct) -> None:
    correct("ferries.md", 0, Verdict.NO_QUOTATION)
    head, *lines = run("corrections", "--format", "csv").out.splitlines()
    assert head.startswith("id,identity,article,headline,outlet,text,occurrence,kind,thought")
    assert any("Nobody asked us," in line for line in lines)


def test_corrections_are_kept_in_the_user_s_data_folder(correct: Correct, tmp_path: Path) -> None:
    correct("ferries.md", 0, Verdict.NO_QUOTATION)
    assert (tmp_path / "data" / "onrecord" / "marks.sqlite").is_file()


def test_the_page_of_a_speaker_says_what_was_corrected(run: Run, correct: Correct) -> None:
    correct("ferries.md", 0, "Ines Duarte")
    out = run("speaker", "Duarte").out
    assert "Nobody asked us," in out
    assert "corrected ✎" in " ".join(out.split())
