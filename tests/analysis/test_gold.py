"""Every quotation of five real reports, marked by hand; skipped where they do not lie nearby."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tui.analysis import analyse
from tui.config import load
from tui.model import Analysis, Quotation, Span

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "articles.json"
LEAST_INDIRECT = 15

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the gold articles are not here")


def articles() -> list[dict[str, Any]]:
    if not GOLD.exists():
        return []
    return list(json.loads(GOLD.read_text(encoding="utf-8")))


@cache
def read(name: str) -> tuple[str, Analysis]:
    """Return the text and the analysis of a gold article, with the sample's roster."""
    roster = load(ROOT / "config.yaml", environ={}, cwd=ROOT).roster
    text = (SHARED / "articles" / name).read_text(encoding="utf-8")
    return text, analyse(text, roster)


def wanted(kind: str) -> list[Any]:
    return [
        pytest.param(article["file"], item, id=f"{article['file'][:3]}-{item['start']}")
        for article in articles()
        for item in article["quotations"]
        if item["kind"] == kind
    ]


def quotation_at(analysis: Analysis, span: Span) -> Quotation | None:
    return next((item for item in analysis.quotations if item.span == span), None)


@pytest.mark.parametrize(("name", "item"), wanted("direct"))
def test_a_direct_quotation_is_found_with_its_mention_and_speaker(
    name: str, item: dict[str, Any]
) -> None:
    _, analysis = read(name)
    quotation = quotation_at(analysis, Span(item["start"], item["end"]))
    assert quotation is not None
    assert quotation.kind == "direct"
    assert quotation.fragment is item["fragment"]
    assert quotation.attribution is not None
    assert quotation.attribution.mention == Span(*item["mention"])
    speaker = analysis.speaker_of(quotation)
    assert speaker is not None
    assert speaker.name == item["speaker"]


@pytest.mark.parametrize("article", articles(), ids=lambda article: article["file"][:3])
def test_nothing_else_in_quotation_marks_is_taken_for_speech(article: dict[str, Any]) -> None:
    text, analysis = read(article["file"])
    gold = {item["text"] for item in article["quotations"] if item["kind"] == "direct"}
    found = {item.span.of(text) for item in analysis.quotations if item.kind == "direct"}
    assert found == gold


def test_most_indirect_quotations_are_found_with_their_speaker() -> None:
    right = 0
    for article in articles():
        _, analysis = read(article["file"])
        for item in article["quotations"]:
            quotation = quotation_at(analysis, Span(item["start"], item["end"]))
            if item["kind"] != "indirect" or quotation is None:
                continue
            speaker = analysis.speaker_of(quotation)
            mentioned = quotation.attribution is not None and (
                quotation.attribution.mention == Span(*item["mention"])
            )
            right += mentioned and speaker is not None and speaker.name == item["speaker"]
    assert right >= LEAST_INDIRECT
