"""A text wrapped at a fixed width reads as one that was not."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tui.lines import unwrapped

FIRST = (
    "The harbour will be closed for a month, the mayor told residents on Thursday, because the "
    "quay cannot wait another winter and nobody knows when the money for a new one will come."
)
SECOND = (
    "“We have waited for six winters already,” she said, “and if we wait for a seventh there will "
    "be nothing left to repair, whatever they decide in the capital.” The council votes in May."
)


def wrapped(*paragraphs: str, width: int = 66) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


def test_the_lines_of_wrapped_paragraphs_become_one() -> None:
    assert unwrapped(wrapped(FIRST, SECOND)) == f"{FIRST}\n\n{SECOND}"


def test_a_headline_above_a_wrapped_text_keeps_its_line() -> None:
    text = f"Harbour to close\n{wrapped(FIRST, SECOND)}"
    assert unwrapped(text).startswith("Harbour to close\nThe harbour will")


def test_a_text_whose_paragraphs_are_lines_is_left_alone() -> None:
    text = f"{FIRST}\n{SECOND}\n{FIRST}"
    assert unwrapped(text) == text


def test_short_lines_that_would_have_had_room_are_left_alone() -> None:
    text = (
        "Ferries on Monday, all of them late again\nBuses\nTrains to the north\nNothing else\nEnd"
    )
    assert unwrapped(text) == text


@given(st.lists(st.sampled_from([FIRST, SECOND]), min_size=3), st.integers(50, 110))
def test_any_width_is_undone(paragraphs: list[str], width: int) -> None:
    assert unwrapped(wrapped(*paragraphs, width=width)).split("\n\n") == paragraphs


@given(st.text(alphabet="ab \n.“”", max_size=300))
def test_only_line_breaks_change_and_no_offset_does(text: str) -> None:
    after = unwrapped(text)
    assert len(after) == len(text)
    assert after.replace("\n", " ") == text.replace("\n", " ")
