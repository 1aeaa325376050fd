"""``onrecord show`` prints one article with its speakers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.commands.conftest import HARBOUR
from tui.commands import show
from tui.commands.marking import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.usefixtures("corpus")


def test_the_text_comes_under_its_headline_with_speakers_in_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    outcome = run("show", "harbour.md")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "Harbour to close for a month"
    assert " ".join(lines[1:3]).startswith(
        "Coast Courier · Mila Ström · 2 May 2024 · https://coast.example/harbour"
    )
    assert max(map(len, lines)) <= 60
    words = " ".join(outcome.out.split())
    assert "“The quay cannot wait another winter,” ‹Duarte› Duarte said." in words
    assert "Speakers Duarte Ines Duarte" in words


def test_json_has_the_exact_text_and_offsets_into_it(run: Run) -> None:
    answer = json.loads(run("show", "harbour.md", "--format", "json").out)
    assert list(answer) == [
        "article", "headline", "outlet", "author", "published", "url", "text", "quotations",
    ]  # fmt: skip
    assert answer["text"].strip() == HARBOUR.split("---\n")[2].strip()
    assert answer["author"] == "Mila Ström"
    for row in answer["quotations"]:
        assert answer["text"][row["start"] : row["end"]] == row["text"]
    assert {row["speaker"] for row in answer["quotations"]} == {"Ines Duarte"}


def test_an_undated_article_says_so_and_has_its_headline_once(run: Run, corpus: Path) -> None:
    (corpus / "note.txt").write_text("Lighthouse lit\n\nThe lamp is back.\n")
    lines = run("show", "note").out.splitlines()
    assert lines == ["Lighthouse lit", "undated", "", "The lamp is back."]


def test_an_article_that_is_not_there_is_a_failure_that_names_the_nearest(run: Run) -> None:
    outcome = run("show", "harbor.md")
    assert (outcome.status, outcome.out) == (1, "")
    assert "harbour.md" in outcome.err


def test_a_name_that_several_articles_bear_names_them(run: Run, corpus: Path) -> None:
    (corpus / "old").mkdir()
    (corpus / "old" / "harbour.md").write_text(HARBOUR.replace("/harbour", "/old"))
    outcome = run("show", "Harbour to close for a month")
    assert outcome.status == 1
    assert "harbour.md" in outcome.err
    assert "old/harbour.md" in outcome.err


def test_only_a_terminal_gets_the_furniture_faint(capsys: pytest.CaptureFixture[str]) -> None:
    show._write(Line("Subscribe", faint=True), styled=True)
    show._write(Line("Subscribe", faint=True), styled=False)
    show._write(Line("He said so."), styled=True)
    assert capsys.readouterr().out == "\x1b[2mSubscribe\x1b[0m\nSubscribe\nHe said so.\n"
