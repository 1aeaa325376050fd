"""Lines that belong to the site, and lines that only look like it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.shared import SHARED, articles
from tui.analysis.furniture import furniture

REPORT = (
    "The harbour froze on Monday, officials said.\n"
    "“We will break the ice,” the captain said.\n"
    "He donated a bell to the church."
)


def lines(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Today",
        "Source: NTB, Ritzau",
        "(ab/kl)",
        "Main image credit: Port of Narvik/Flickr (under CC BY 2.0)",
        "Photo: Ana Costa",
        "Click on the player above to hear the captain.",
        "Watch the full video below:",
        "Keep our news free by making a donation!",
        "This paper asks for your help: we cannot do it without you.",
        "Please MAKE A DONATION if you can.",
        "Donate now and read on.",
        "The harbour news is paid for through donations from our readers.",
        "Support our journalism for the price of a coffee.",
        "Why not become a member today?",
        "By becoming a patron and help to support us you keep the lights on.",
        "Help us keep this site and its reporting alive.",
        "Please disable your ad-blocker to read on.",
        "Sign up for our free newsletter and get it every morning.",
        "Follow us on Instagram",
        "Follow Ola Lie on Twitter @olalie.",
        "Share this article",
        "Advertisement",
        "© 2024 The Harbour Times",
        "Harbour Times, Narvik, 2024, all rights reserved.",
        "This article was originally published by The Harbour Times.",
        "https://example.org/more",
    ],
)
def test_a_line_of_the_site_is_furniture(line: str) -> None:
    assert lines(f"{REPORT}\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Today the harbour opened again.",
        "“I wanted to make a donation today, a large one, now,” he said.",
        "Source code was stolen from the port.",
        "Click beetles were found in the hold.",
        "Follow the money, the captain said, and you will find the owner.",
        "Ola Lie is a reporter who said he saw it.",
        "Share prices fell.",
        "Watch out for the ice, he said.",
        "(See the map.)",
    ],
)
def test_a_line_of_the_report_is_none(line: str) -> None:
    assert lines(f"{REPORT}\n{line}\n{REPORT}") == []


def test_an_embedded_post_is_furniture_with_its_signature() -> None:
    text = (
        f"{REPORT}\n"
        "The ice is half a metre thick\n"
        "See the map https://t.co/abc123\n"
        "— Port of Narvik (@narvikport) January 3, 2024\n"
        f"{REPORT}"
    )
    assert lines(text) == text.split("\n")[3:6]


def test_a_note_about_the_author_at_the_end_is_furniture() -> None:
    note = "Ola Lie is deputy editor of The Harbour Times. He has sailed for years."
    assert lines(f"{REPORT}\n{note}") == [note]


def test_the_same_words_at_the_beginning_are_the_report() -> None:
    note = "Ola Lie is editor of The Harbour Times. He was found on Monday."
    assert lines(f"{note}\n{REPORT}") == []


@given(st.text())
def test_spans_are_whole_lines_in_order(text: str) -> None:
    found = furniture(text)
    assert list(found) == sorted(found)
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)


def test_the_furniture_of_the_real_reports_is_found() -> None:
    found = {name[:3]: lines(text) for name, text in articles().items()}
    assert found["002"] == found["003"] == []
    assert found["004"] == ["Today"]
    assert [len(found[name]) for name in ("000", "001")] == [3, 10]


def test_hardly_any_line_of_other_reports_is_taken_for_furniture() -> None:
    path = SHARED / "gold" / "polnear-dev.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path}")
    marked = 0
    for row in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(row)
        spans = furniture(record["text"])
        starts = [part[0] for one in record["attributions"] for part in one["content"]]
        marked += sum(span.start <= start < span.end for span in spans for start in starts)
    assert marked <= 2
