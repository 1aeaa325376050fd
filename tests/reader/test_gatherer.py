"""What a page asks of the library is answered, taken up again, or said to have failed."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tui.library import Interrupted, Library
from tui.reader.answers import Failed
from tui.reader.gatherer import Gathered, Gatherer, Narrowed
from tui.reader.targets import ToDays, ToOutlet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.message import Message

    from tui.library.appearances import Appearance


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def answered(gatherer: Gatherer) -> None:
    while not gatherer.idle:
        time.sleep(0.005)
    gatherer.close()


def test_a_search_elsewhere_that_interrupts_only_delays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def interrupted_once(name: str) -> Iterator[Appearance]:
        calls.append(name)
        if len(calls) == 1:
            raise Interrupted("stopped")
        yield from ()

    monkeypatch.setattr(library, "appearances", interrupted_once)
    posted: list[Message] = []
    gatherer = Gatherer(library, "Ada Berg", posted.append)
    sequence = gatherer.gather()
    answered(gatherer)
    (last,) = posted
    assert isinstance(last, Gathered)
    assert (last.sequence, last.is_complete, len(calls)) == (sequence, True, 2)


def test_a_failure_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> Iterator[Appearance]:
        raise OSError("the disk is gone")

    monkeypatch.setattr(library, "appearances", broken)
    posted: list[Message] = []
    gatherer = Gatherer(library, "Ada Berg", posted.append)
    gatherer.gather()
    answered(gatherer)
    (last,) = posted
    assert isinstance(last, Failed)
    assert "the disk is gone" in last.reason


def test_narrowing_answers_for_the_rows_it_was_given(library: Library) -> None:
    posted: list[Message] = []
    gatherer = Gatherer(library, "Ada Berg", posted.append)
    gatherer.narrow(1, "bridge", [])
    answered(gatherer)
    (last,) = posted
    assert isinstance(last, Narrowed)
    assert (last.query, last.shown) == ("bridge", [])


@pytest.mark.parametrize(
    ("first", "last", "query"),
    [
        (date(2025, 3, 18), date(2025, 3, 18), "on:2025-03-18"),
        (date(2025, 3, 17), date(2025, 3, 23), "after:2025-03-17 before:2025-03-24"),
        (date(9999, 1, 1), date.max, "after:9999-01-01"),
    ],
)
def test_days_lead_to_the_search_that_finds_them(first: date, last: date, query: str) -> None:
    assert ToDays(first, last).query == query


def test_an_outlet_s_quotation_marks_do_not_break_its_search() -> None:
    assert ToOutlet('The "Post"').query == 'outlet:"The  Post "'
