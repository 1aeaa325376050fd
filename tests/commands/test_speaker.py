"""``onrecord speaker`` prints a speaker's page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.usefixtures("corpus")


def page(run: Run, *arguments: str) -> dict[str, Any]:
    outcome = run("speaker", *arguments, "--format", "json")
    assert outcome.status == 0, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


@pytest.mark.parametrize("name", ["Ines Duarte", "duarte", "DÚARTE"])
def test_a_page_goes_by_full_name_or_surname_in_any_spelling(run: Run, name: str) -> None:
    assert page(run, name)["name"] == "Ines Duarte"


def test_a_name_of_several_words_needs_no_quotes(run: Run) -> None:
    assert page(run, "ines", "duarte")["name"] == "Ines Duarte"


def test_the_page_holds_what_all_articles_say(run: Run) -> None:
    found = page(run, "duarte")
    assert found["articles"] == 2
    assert found["direct"] + found["indirect"] == len(found["quotations"]) == 4
    assert found["roles"] == [
        {"role": "Mayor", "articles": 2, "first": "2024-05-02", "last": "2024-05-03"}
    ]
    assert found["timeline"]["unit"] == "day"
    assert [each["quotations"] for each in found["timeline"]["periods"]] == [3, 1]
    assert [each["name"] for each in found["outlets"]] == ["Coast Courier", "Island Post"]
    assert [each["name"] for each in found["beside"]] == ["Olaf Brandt"]
    assert [each["published"] for each in found["quotations"]] == ["2024-05-03"] + [
        "2024-05-02"
    ] * 3


def test_for_people_it_is_a_page_of_text(run: Run) -> None:
    out = run("speaker", "duarte").out
    lines = out.splitlines()
    assert lines[0] == "Ines Duarte"
    assert "4 quotations (3 direct, 1 indirect) in 2 articles" in out
    for title in ("Roles", "Quotations by day", "Outlets", "Quoted beside"):
        assert title in lines
    assert "“The firm was invited twice,”" in out
    assert "Island Post, 3 May 2024: Ferry firm seeks another pier (direct)" in out


@pytest.mark.parametrize("form", ["csv", "jsonl", "md"])
def test_other_formats_are_the_quotations_as_quotes_has_them(run: Run, form: str) -> None:
    out = run("speaker", "duarte", "--format", form).out
    assert out == run("quotes", "--speaker", "duarte", "--format", form).out
    assert "The firm was invited twice" in out


def test_a_name_nobody_bears_fails_and_names_the_nearest(run: Run) -> None:
    outcome = run("speaker", "Duate")
    assert (outcome.status, outcome.out) == (1, "")
    assert "Did you mean 'Ines Duarte'?" in outcome.err


def test_a_name_that_several_bear_fails_and_names_them(run: Run, corpus: Path) -> None:
    (corpus / "tram.txt").write_text("Tram is back\n\n“It runs,” engineer Rui Duarte said.\n")
    outcome = run("speaker", "duarte")
    assert outcome.status == 1
    assert "Ines Duarte, Rui Duarte" in outcome.err


def test_no_name_at_all_is_wrong_usage(run: Run) -> None:
    assert run("speaker").status == 2


def test_a_member_s_page_holds_what_the_group_said_and_says_so(
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
    found = page(run, "brandt")
    assert found["joint"] == 1
    assert "joint: Both sides" in run("speaker", "brandt").out
    assert "1 of them joint" in run("speaker", "brandt").out
    assert "1 undated" in run("speaker", "brandt").out


def test_an_article_shows_as_web_annotations(run: Run) -> None:
    outcome = run("show", "harbour.md", "--format", "webannotation")
    made = json.loads(outcome.out)
    assert made["type"] == "AnnotationCollection"
    sources = {item["target"]["source"] for item in made["first"]["items"]}
    assert sources == {"https://coast.example/harbour"}
    text = json.loads(run("show", "harbour.md", "--format", "json").out)["text"]
    place, quoted = made["first"]["items"][0]["target"]["selector"]
    assert text[place["start"] : place["end"]] == quoted["exact"]


def test_quotations_in_markdown_have_their_source_below_them(run: Run) -> None:
    out = run("quotes", "quay", "--format", "md").out
    assert "> “The quay cannot wait another winter,”\n>\n> — Ines Duarte" in out
    assert "[Harbour to close for a month](<https://coast.example/harbour>)" in out
