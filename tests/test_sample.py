"""The sample corpus: it reads, it is our own, and the program finds who said what in it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from tui.analysis import analyse
from tui.config import load
from tui.fold import fold
from tui.ingest import read, source_files
from tui.model import Article, EntityKind, QuotationKind, Roster, Skipped

ROOT = Path(__file__).parent.parent
REPORTS = ROOT.parent / "shared" / "articles"


class Quoted(TypedDict):
    words: str
    speaker: str


class Gold(TypedDict, total=False):
    quotations: list[Quoted]
    not_speech: list[str]


GOLD: dict[str, Gold] = yaml.safe_load((ROOT / "tests" / "sample_gold.yaml").read_text("utf-8"))


def articles() -> dict[str, Article]:
    found = [item for source in source_files(ROOT / "articles") for item in read(source)]
    assert not [item for item in found if isinstance(item, Skipped)]
    return {item.key: item for item in found if isinstance(item, Article)}


def roster() -> Roster:
    return load(ROOT / "config.yaml", environ={}, cwd=ROOT).roster


def test_every_file_reads_and_every_article_is_in_the_gold() -> None:
    assert set(articles()) == set(GOLD)


def test_every_article_has_a_headline_and_says_something() -> None:
    for article in articles().values():
        assert 15 <= len(article.headline) <= 90, article.key
        assert len(article.text.split()) >= 30, article.key
        assert article.replaced == 0, article.key


def test_the_sample_shows_each_way_to_keep_an_article() -> None:
    kinds = {"".join(Path(key.partition("#")[0]).suffixes) for key in articles()}
    assert kinds == {".txt", ".md", ".md.gz", ".html", ".json", ".jsonl"}


def test_one_article_is_undated_and_the_others_are_of_those_days() -> None:
    dates = {key: article.published for key, article in articles().items()}
    assert [key for key, day in dates.items() if day is None] == ["four-ministers.txt"]
    for day in filter(None, dates.values()):
        assert (day.year, day.month) == (2025, 3)
        assert 18 <= day.day <= 20
    assert any(isinstance(day, datetime) for day in dates.values())
    assert any(not isinstance(day, datetime) for day in dates.values() if day)


def test_no_article_claims_an_address_on_the_web() -> None:
    assert not [article.key for article in articles().values() if article.url]


def test_what_the_gold_marks_stands_in_the_articles() -> None:
    for key, article in articles().items():
        for quoted in GOLD[key]["quotations"]:
            assert quoted["words"] in article.text, key
        for words in GOLD[key].get("not_speech", []):
            assert words in article.text, key


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_no_sentence_but_what_officials_said_stands_in_the_reports_on_the_event() -> None:
    reports = sorted(REPORTS.glob("*.txt"))
    if not reports:
        pytest.skip("the reports that the sample's facts come from are not beside the repository")
    theirs = set().union(*(runs(report.read_text("utf-8")) for report in reports))
    for key, article in articles().items():
        outside = [article.headline, article.text]
        for quoted in GOLD[key]["quotations"]:
            outside = [piece for text in outside for piece in text.split(quoted["words"])]
        assert not set().union(*map(runs, outside)) & theirs, key


def test_what_officials_said_stands_word_for_word_in_the_reports_on_the_event() -> None:
    reports = sorted(REPORTS.glob("*.txt"))
    if not reports:
        pytest.skip("the reports that the sample's facts come from are not beside the repository")
    said = "\n".join(" ".join(re.findall(r"\w+", report.read_text("utf-8"))) for report in reports)
    for key, gold in GOLD.items():
        for quoted in gold["quotations"]:
            assert " ".join(re.findall(r"\w+", quoted["words"])) in said, (key, quoted["words"])


@pytest.mark.parametrize("key", GOLD)
def test_each_direct_quotation_is_found_with_its_speaker(key: str) -> None:
    from tui.analysis import analyse

    article = articles()[key]
    analysis = analyse(article.text, roster())
    found = []
    for quotation in analysis.quotations:
        if quotation.kind is QuotationKind.DIRECT:
            speaker = analysis.speaker_of(quotation)
            found.append((quotation.span.of(article.text), speaker.name if speaker else None))
    assert found == [(quoted["words"], quoted["speaker"]) for quoted in GOLD[key]["quotations"]]


def test_the_names_of_each_article_are_those_a_careful_reader_would_write_down() -> None:
    gold: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (ROOT / "tests" / "sample_names.yaml").read_text("utf-8")
    )
    missed: list[str] = []
    for key, article in articles().items():
        analysis = analyse(article.text, roster())
        named = [one for one in analysis.entities if one.named and one.kind is not EntityKind.GROUP]
        found = {(str(one.kind), one.name) for one in named}
        wanted = {(kind, name) for kind, names in gold[key].items() for name in names}
        assert found <= wanted, key
        missed += [name for _, name in wanted - found]
    assert len(missed) <= 1  # a newspaper that is only called by half its name
