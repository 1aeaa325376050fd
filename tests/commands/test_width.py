"""Text is measured in the cells it takes on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands.width import cells, padded, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("Šakalienė", 9),
        ("S\u030cak", 3),
        ("日本", 4),
        ("a\u200db", 2),
        ("ｗ", 2),
    ],
)
def test_wide_letters_take_two_cells_and_combining_marks_none(text: str, width: int) -> None:
    assert cells(text) == width
    assert cells(padded(text, 12)) == 12


def test_a_word_that_is_too_long_stays_whole() -> None:
    assert wrapped("see https://coast.example/harbour now", 10) == [
        "see",
        "https://coast.example/harbour",
        "now",
    ]


def test_nothing_is_one_empty_line() -> None:
    assert wrapped("", 10) == [""]


@given(st.text(), st.integers(1, 40))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= width or len(line.split()) == 1 for line in lines)
