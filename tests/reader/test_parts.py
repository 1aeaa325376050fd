"""The parts of the reader that have no screen."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.library import SpeakerRow
from tui.reader import browser
from tui.reader.browser import UnsafeAddressError, open_address, safe_address
from tui.reader.filters import Filter, FilterKind, Filters
from tui.reader.latest import Latest
from tui.reader.matching import SpeakerIndex
from tui.reader.motion import Motion, moved
from tui.reader.wording import count, cut, day, duration, ends, fit

if TYPE_CHECKING:
    from collections.abc import Callable

MOE = Filter(FilterKind.SPEAKER, "Hedda Moe")
BAY = Filter(FilterKind.ENTITY, "Ostrava Bay")


# Filters


def test_a_query_keeps_its_place_among_the_filters() -> None:
    filters = Filters().with_query("quay").toggled(MOE).with_query("quays")
    assert [item.value for item in filters.items] == ["quays", "Hedda Moe"]
    assert filters.with_query("  ").items == (MOE,)


def test_filters_become_a_selection() -> None:
    selection = Filters().with_query("quay").toggled(MOE).toggled(BAY).selection
    assert (selection.query, selection.speakers, selection.entities) == (
        "quay",
        ("Hedda Moe",),
        ("Ostrava Bay",),
    )


def test_speakers_are_exchanged_together() -> None:
    filters = Filters((MOE, BAY)).with_speakers(("Tomas Brandt", "Hedda Moe"))
    assert filters.speakers == ("Hedda Moe", "Tomas Brandt")
    assert filters.with_speakers(()).items == (BAY,)


def test_the_newest_filter_goes_first() -> None:
    assert Filters((MOE, BAY)).without_newest().items == (MOE,)
    assert Filters().without_newest() == Filters()


def test_toggling_twice_changes_nothing() -> None:
    assert Filters((BAY,)).toggled(MOE).toggled(MOE) == Filters((BAY,))


# Addresses


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//a.example/x",
        "http://", "https://a.example/\x1b]52;c;x\x07", "https://a.example/a b", "http://[::1",
        "-version", "https://a.example/\u202egnp.exe",
    ],
)  # fmt: skip
def test_only_web_addresses_are_opened(url: str) -> None:
    with pytest.raises(UnsafeAddressError):
        safe_address(url)


def test_an_address_is_handed_on_in_plain_characters() -> None:
    assert safe_address("https://a.example/łódź?q=1#x") == (
        "https://a.example/%C5%82%C3%B3d%C5%BA?q=1#x"
    )


def test_a_quote_in_an_address_cannot_end_an_argument() -> None:
    assert '"' not in safe_address('https://a.example/"x')


def test_a_browser_in_the_terminal_gets_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    asked: list[str] = []

    def remember(_self: object, url: str) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(webbrowser.GenericBrowser, "open", remember)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    suspended: list[bool] = []

    def suspend() -> nullcontext[None]:
        suspended.append(True)
        return nullcontext()

    assert open_address("https://a.example/x", suspend)
    assert asked == ["https://a.example/x"]
    assert suspended == [True]


def test_no_browser_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert not browser.open_address("https://a.example/x", nullcontext)


# Speakers by a few letters

SPEAKERS = SpeakerIndex(
    [
        SpeakerRow("Mira Halloran", "port director", 9, 3, ("M. Halloran",), ()),
        SpeakerRow("Łucja Śliwa-Okoń", "", 8, 3, (), ()),
        SpeakerRow("Harbour council", "", 7, 3, (), ("Lena Okafor", "Tomas Brandt")),
        SpeakerRow("Omar Hallé", "mayor", 6, 3, (), ()),
    ]
)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("", [0, 1, 2, 3]),
        ("hall", [0, 3]),
        ("sliwa", [1]),
        ("okon", [1]),
        ("director", [0]),
        ("okafor", [2]),
        ("mira port", [0]),
        ("haloran", [0]),
        ("xyzzyx", []),
        ("q", []),
    ],
)
def test_speakers_are_found_by_a_part_of_name_role_or_member(typed: str, order: list[int]) -> None:
    assert SPEAKERS.matching(typed)[: len(order) or None] == order


def test_the_beginning_of_a_word_comes_before_its_middle() -> None:
    index = SpeakerIndex(
        [SpeakerRow(name, "", 1, 1, (), ()) for name in ("Joanna Berg", "Anna Lind")]
    )
    assert index.matching("anna")[:2] == [1, 0]


# The newest job


def test_of_the_jobs_waiting_only_the_newest_is_done() -> None:
    done: list[int] = []
    begun, go = threading.Event(), threading.Event()
    latest = Latest("test")

    def first() -> None:
        begun.set()
        go.wait(5)
        done.append(0)

    def job(number: int) -> Callable[[], None]:
        return lambda: done.append(number)

    latest.submit(first)
    assert begun.wait(5)
    assert not latest.idle
    finished = threading.Event()
    for number in range(1, 5):
        latest.submit(job(number))

    def last() -> None:
        done.append(5)
        finished.set()

    latest.submit(last)
    go.set()
    assert finished.wait(5)
    latest.close()
    assert done == [0, 5]


def test_a_closed_one_does_nothing_more() -> None:
    latest = Latest("test")
    latest.close()
    latest.submit(lambda: pytest.fail("ran"))
    assert latest.idle


# Moving


@given(
    st.integers(0, 10**6),
    st.sampled_from(Motion),
    st.integers(1, 10**6),
    st.integers(0, 50),
)
def test_moving_never_leaves_the_list(position: int, motion: Motion, total: int, page: int) -> None:
    assert 0 <= moved(min(position, total - 1), motion, total=total, page=page) < total


def test_the_ends_are_reached_in_one_step() -> None:
    assert moved(500, Motion.TOP, total=1000, page=10) == 0
    assert moved(500, Motion.BOTTOM, total=1000, page=10) == 999
    assert moved(500, Motion.HALF_DOWN, total=1000, page=10) == 505


# Words


@given(st.text(), st.integers(0, 40))
def test_text_is_made_to_fit_exactly(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
    assert cell_len(fit(text, width)) == width
    assert not set(fit(text, width)) & set("\n\t\x1b\x9b")


@given(st.text(), st.text(), st.integers(0, 40))
def test_two_ends_fill_the_line_exactly(left: str, right: str, width: int) -> None:
    assert cell_len(ends(left, right, width)) == width


def test_cut_words_end_in_an_ellipsis() -> None:
    assert cut("音楽会", 6) == "音楽会"
    assert cut("音楽会", 5) == "音楽…"
    assert cut("音楽会", 4) == "音…"
    assert cut("anything", 0) == ""


@pytest.mark.parametrize(("number", "words"), [(0, "0 hits"), (1, "1 hit"), (20000, "20,000 hits")])
def test_numbers_are_counted_in_words(number: int, words: str) -> None:
    assert count(number, "hit") == words


def test_dates_and_durations() -> None:
    assert day(None) == "undated"
    assert day(date(2025, 3, 18)) == "18 Mar 2025"
    assert day(date(2025, 3, 18), year=False) == "18 Mar"
    assert [duration(seconds) for seconds in (0.2, 40, 61, 7300)] == ["1 s", "40 s", "1 min", "2 h"]
