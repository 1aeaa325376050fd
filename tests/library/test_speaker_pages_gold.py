"""Each speaker's page lists exactly the quotations that people marked as that speaker's.

Of the sample corpus, and of five real reports where they lie beside the repository. Direct speech
must agree with the gold. Indirect speech is compared with what the analysis finds: where that
differs from the gold, the page must differ in just the same way, and the message says how.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tui.analysis import analyse
from tui.config import load
from tui.library import Library
from tui.library.indexing import bring_up_to_date
from tui.model import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "articles.json"
Place = tuple[str, int, int]
Words = tuple[str, str]

needs_reports = pytest.mark.skipif(not GOLD.exists(), reason="the gold articles are not here")


def opened(folder: Path, corpus: Path) -> Library:
    roster = load(ROOT / "config.yaml", environ={}, cwd=ROOT).roster
    bring_up_to_date(folder / "library.sqlite", (corpus,), roster, processes=1)
    return Library.open(folder / "library.sqlite")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened(tmp_path_factory.mktemp("reports"), SHARED / "articles") as library:
        yield library


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened(tmp_path_factory.mktemp("sample"), ROOT / "articles") as library:
        yield library


def gold() -> list[dict[str, Any]]:
    return list(json.loads(GOLD.read_text("utf-8"))) if GOLD.exists() else []


def on_page(library: Library, speaker: str, kind: QuotationKind) -> set[Place]:
    """Return where the quotations stand that are this speaker's own."""
    return {
        (row.article, row.start, row.end)
        for appearance in library.appearances(speaker)
        for row in appearance.quotations
        if row.kind is kind and row.speaker == speaker
    }


def marked(kind: str) -> dict[str, set[Place]]:
    found: dict[str, set[Place]] = defaultdict(set)
    for article in gold():
        for one in article["quotations"]:
            if one["kind"] == kind:
                found[one["speaker"]].add((article["file"], one["start"], one["end"]))
    return found


@needs_reports
@pytest.mark.parametrize("speaker", marked("direct"))
def test_a_page_lists_exactly_the_direct_quotations_of_the_reports(
    reports: Library, speaker: str
) -> None:
    assert on_page(reports, speaker, QuotationKind.DIRECT) == marked("direct")[speaker]


@needs_reports
def test_nobody_else_has_a_page_with_direct_quotations(reports: Library) -> None:
    known = marked("direct")
    for row in reports.speakers():
        if row.name not in known:
            assert on_page(reports, row.name, QuotationKind.DIRECT) == set(), row.name


@needs_reports
@pytest.mark.parametrize("speaker", marked("indirect"))
def test_indirect_quotations_differ_from_the_gold_only_where_the_analysis_does(
    reports: Library, speaker: str
) -> None:
    roster = load(ROOT / "config.yaml", environ={}, cwd=ROOT).roster
    found: set[Place] = set()
    for article in gold():
        text = (SHARED / "articles" / article["file"]).read_text("utf-8")
        analysis = analyse(text, roster)
        for quotation in analysis.quotations:
            said_by = analysis.speaker_of(quotation)
            if quotation.kind is QuotationKind.INDIRECT and said_by and said_by.name == speaker:
                found.add((article["file"], *quotation.span))
    wanted = marked("indirect")[speaker]
    listed = on_page(reports, speaker, QuotationKind.INDIRECT)
    assert listed == found, f"besides: {listed - wanted}, missing: {wanted - listed}"


@needs_reports
def test_a_member_s_page_lists_what_the_group_said_too(reports: Library) -> None:
    ministers = next(row for row in reports.speakers() if len(row.members) == 4)
    joint = marked("direct")[ministers.name]
    for member in ministers.members:
        listed = {
            (row.article, row.start, row.end)
            for appearance in reports.appearances(member)
            for row in appearance.quotations
            if row.kind is QuotationKind.DIRECT
        }
        assert listed == joint | marked("direct")[member], member


def sample_gold() -> dict[str, set[Words]]:
    table = yaml.safe_load((ROOT / "tests" / "sample_gold.yaml").read_text("utf-8"))
    found: dict[str, set[Words]] = defaultdict(set)
    for key, article in table.items():
        for quoted in article["quotations"]:
            found[quoted["speaker"]].add((key, quoted["words"]))
    return found


@pytest.mark.parametrize("speaker", sample_gold())
def test_a_page_lists_exactly_the_direct_quotations_of_the_sample(
    sample: Library, speaker: str
) -> None:
    listed = {
        (row.article, row.text)
        for appearance in sample.appearances(speaker)
        for row in appearance.quotations
        if row.kind is QuotationKind.DIRECT and row.speaker == speaker
    }
    assert listed == sample_gold()[speaker]


def test_the_sample_has_no_page_with_direct_quotations_that_nobody_marked(
    sample: Library,
) -> None:
    for row in sample.speakers():
        own = on_page(sample, row.name, QuotationKind.DIRECT)
        assert bool(own) == (row.name in sample_gold()), row.name
