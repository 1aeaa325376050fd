"""Numbers drawn with block characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.charts import bar, columns


@pytest.mark.parametrize(
    ("number", "drawn"), [(0, "    "), (8, "████"), (4, "██  "), (5, "██▌ "), (0.001, "▏   ")]
)
def test_a_bar_is_as_long_as_its_share(number: float, drawn: str) -> None:
    assert bar(number, 8, 4) == drawn


def test_a_bar_of_nothing_or_without_room_is_empty() -> None:
    assert bar(0, 0, 3) == "   "
    assert bar(3, 5, 0) == ""


def test_few_columns_carry_their_numbers_and_all_labels() -> None:
    assert columns([2, 0, 4], ["18 Mar", "19 Mar", "20 Mar"], width=30, height=6) == [
        "                    4         ",
        "2                   █████████ ",
        "▄▄▄▄▄▄▄▄▄           █████████ ",
        "█████████           █████████ ",
        "──────────────────────────────",
        "18 Mar    19 Mar    20 Mar    ",
    ]


def test_many_columns_say_their_greatest_and_keep_the_first_and_the_last_label() -> None:
    lines = columns(list(range(1, 31)), [f"day {at}" for at in range(30)], width=30, height=5)
    assert lines[0].startswith("30 at most")
    assert lines[-1].startswith("day 0")
    assert lines[-1].endswith("day 29")
    assert lines[1][-1] == "█"


def test_the_least_number_is_still_seen() -> None:
    *_, low, _, _ = columns([1, 1000], ["a", "b"], width=8, height=6)
    assert low[0] == "▁"


@given(
    st.lists(st.integers(0, 10**6), max_size=60),
    st.integers(1, 120),
    st.integers(4, 12),
)
def test_every_line_has_the_width(numbers: list[int], width: int, height: int) -> None:
    labels = [str(number) for number in numbers]
    lines = columns(numbers, labels, width=width, height=height)
    assert {len(line) for line in lines} == {width}
    assert len(lines) == height
