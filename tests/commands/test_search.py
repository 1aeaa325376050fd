"""``onrecord search`` finds articles."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.usefixtures("corpus")


def test_json_is_the_query_its_meaning_and_the_results(run: Run) -> None:
    outcome = run("search", "winter", "quay", "--format", "json")
    assert outcome.status == 0
    answer = json.loads(outcome.out)
    fields = ["query", "understood", "total", "folded", "order", "ranked_of", "took_ms", "results"]
    assert list(answer) == fields
    assert (answer["folded"], answer["order"], answer["ranked_of"]) == (0, "newest", None)
    assert answer["query"] == "winter quay"
    assert "winter" in answer["understood"]
    assert answer["total"] == 1
    assert answer["took_ms"] >= 0
    (result,) = answer["results"]
    assert "winter" in result.pop("snippet")
    assert result.pop("quotations") >= 2
    assert result == {
        "article": "harbour.md",
        "headline": "Harbour to close for a month",
        "outlet": "Coast Courier",
        "published": "2024-05-02",
    }


def test_the_newest_comes_first_and_the_limit_leaves_the_total(run: Run) -> None:
    answer = json.loads(run("search", "Duarte", "--limit", "1", "--format", "json").out)
    assert answer["total"] == 2
    assert [result["article"] for result in answer["results"]] == ["ferries.md"]
    table = run("search", "Duarte", "--limit", "1")
    assert "2 articles, the newest 1 shown" in table.err


def test_a_day_may_be_given_as_people_say_it(run: Run) -> None:
    answer = json.loads(run("search", 'on:"2 May 2024"', "--format", "json").out)
    assert [result["article"] for result in answer["results"]] == ["harbour.md"]
    answer = json.loads(run("search", "winter AND before:today", "--format", "json").out)
    assert answer["understood"].startswith("winter, before ")
    assert answer["total"] == 1


def test_a_fact_that_is_not_known_is_null(run: Run, corpus: Path) -> None:
    (corpus / "note.txt").write_text("Lighthouse lit\n\nThe lamp is back.\n")
    (result,) = json.loads(run("search", "lamp", "--format", "json").out)["results"]
    assert (result["outlet"], result["published"]) == ("", None)


def test_a_table_in_a_pipe_has_a_row_a_line(run: Run) -> None:
    outcome = run("search", "winter")
    head, row = outcome.out.splitlines()
    assert head.split()[:3] == ["Source", "Article", "Headline"]
    assert row.startswith("Coast Courier, 2 May 2024  harbour.md  Harbour to close")
    assert outcome.err.startswith("1 article: ")


def test_other_formats_hold_the_results_alone(run: Run) -> None:
    lines = run("search", "pier", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["ferries.md"]
    rows = list(csv.DictReader(io.StringIO(run("search", "pier", "--format", "csv").out)))
    assert rows[0]["headline"] == "Ferry firm seeks another pier"
    assert run("search", "pier", "--format", "md").out.startswith("| Source | Article |")


@pytest.mark.parametrize(
    "words", [["Duarte", "-pier"], ["Duarte -pier"], ["--", "Duarte", "-pier"]]
)
def test_a_word_with_a_minus_is_left_out_and_no_option(run: Run, words: list[str]) -> None:
    answer = json.loads(run("search", "--format", "json", *words).out)
    assert [result["article"] for result in answer["results"]] == ["harbour.md"]


def test_a_mistyped_option_is_still_one(run: Run) -> None:
    outcome = run("search", "Duarte", "--fromat", "json")
    assert outcome.status == 2
    assert "No such option '--fromat'. Did you mean '--format'?" in outcome.err


def test_nothing_found_is_no_failure(run: Run) -> None:
    outcome = run("search", "zeppelin")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.startswith("No article: ")
    assert json.loads(run("search", "zeppelin", "--format", "json").out)["results"] == []


def test_the_library_is_brought_up_to_date_first_unless_told_not_to(run: Run, corpus: Path) -> None:
    assert run("search", "lamp").out == ""
    (corpus / "note.txt").write_text("Lighthouse lit\n\nThe lamp is back.\n")
    assert run("search", "lamp", "--no-index").out == ""
    assert "note.txt" in run("search", "lamp").out


def test_a_corpus_of_the_command_line_stands_before_or_behind_the_command(
    run: Run, home: Path, corpus: Path
) -> None:
    (home / "other").mkdir()
    (home / "other" / "tram.txt").write_text("Tram returns\n\nThe tram is back.\n")
    assert "tram.txt" in run("search", "tram", "--corpus", "other").out
    assert "tram.txt" in run("--corpus", "other", "search", "tram").out
    both = run("search", "tram OR quay", "--corpus", "other", "--corpus", corpus).out
    assert "tram.txt" in both
    assert "harbour.md" in both
    assert run("search", "tram").out == ""


def test_the_library_lies_where_it_is_told_to(run: Run, home: Path) -> None:
    run("search", "pier", "--library", "mine.sqlite")
    assert (home / "mine.sqlite").is_file()


def test_a_query_on_the_command_line_is_finished_and_matches_whole_words(run: Run) -> None:
    whole, begun = (
        json.loads(run("search", word, "--format", "json").out) for word in ("winter", "wint")
    )
    assert (whole["total"], begun["total"]) == (1, 0)


def test_the_order_and_the_folding_can_be_chosen(run: Run, corpus: Path) -> None:
    text = " ".join(f"ferryword{number}" for number in range(60))
    for name, extra in (("one", ""), ("two", " Again."), ("three", " ferryword1 ferryword1")):
        article = {"headline": name, "text": text + extra, "published": "2025-01-01"}
        (corpus / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    query = ("search", "ferryword1", "-nothing", "--format", "json", "--sort", "relevance")
    each = json.loads(run(*query).out)
    assert (each["order"], each["total"], each["folded"]) == ("relevance", 3, 0)
    assert each["results"][0]["headline"] == "three"
    assert "copies" not in each["results"][0]
    folded = json.loads(run(*query, "--fold").out)
    assert (folded["total"], folded["folded"], len(folded["results"])) == (3, 2, 1)
    assert folded["results"][0]["copies"] == 2
    said = run("search", "ferryword1", "-nothing", "--fold", "--limit", "0").err
    assert "3 articles, 2 folded, the newest 0 shown" in said
