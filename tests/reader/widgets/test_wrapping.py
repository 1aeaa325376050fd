"""Lines hold every word, fit their cells, and never part what belongs together."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tui.model import Span
from tui.reader.widgets.wrapping import _PLAIN, NARROWEST, wrap

MIXED = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("aé -—“”  漢字、。한국 👩🏽‍🚀🇪🇪🇱🇻e\u0301\u0302שָׁלוֹםnoon/"),
    ),
    max_size=200,
)


def whole(text: str, width: int, reserved: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [line.of(text) for line in wrap(text, Span(0, len(text)), width, reserved)]


@given(MIXED, st.integers(4, 100))
def test_every_line_fits(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in whole(text, width))


@given(MIXED, st.integers(4, 100))
def test_the_lines_hold_the_text_but_for_spaces_between_them(text: str, width: int) -> None:
    lines = wrap(text, Span(0, len(text)), width)
    at = 0
    for line in lines:
        assert text[at : line.start].strip(" ") == ""
        assert line.end > line.start
        assert not line.of(text).endswith(" ")
        at = line.end
    assert text[at:].strip(" ") == ""


@given(MIXED, MIXED, MIXED, st.integers(4, 60))
def test_only_the_span_is_wrapped(before: str, text: str, after: str, width: int) -> None:
    span = Span(len(before), len(before) + len(text))
    lines = wrap(before + text + after, span, width)
    assert all(span.holds(line) for line in lines)
    assert "".join(line.of(before + text + after) for line in lines).replace(" ", "") == (
        text.replace(" ", "")
    )


@given(st.text(alphabet="abcde -", max_size=300), st.integers(8, 60), st.data())
def test_what_is_reserved_stays_free(text: str, width: int, data: st.DataObject) -> None:
    offset = data.draw(st.integers(1, len(text) + 1)) if text else 1
    reserved = ((offset, width // 3),)
    for line in wrap(text, Span(0, len(text)), width, reserved):
        if line.start < offset <= line.end:
            assert cell_len(line.of(text)) <= width - width // 3


@given(MIXED, st.integers(4, 12))
def test_no_line_begins_inside_a_character(text: str, width: int) -> None:
    lines = wrap(text, Span(0, len(text)), width)
    for before, line in pairwise(lines):
        assert get_character_cell_size(text[line.start]) > 0 or text[line.start - 1] == " "
        assert not before.of(text).endswith("\u200d")


def test_lines_end_between_words() -> None:
    assert whole("the quick brown fox jumps", 10) == ["the quick", "brown fox", "jumps"]


def test_a_word_that_ends_at_the_edge_stays_on_its_line() -> None:
    assert whole("abcd efgh", 4) == ["abcd", "efgh"]


def test_a_double_name_is_parted_behind_its_hyphen_only_where_it_must_be() -> None:
    assert whole("said Anna Berg-Larsen", 17) == ["said Anna Berg-", "Larsen"]
    assert whole("said Anna Berg-Larsen", 21) == ["said Anna Berg-Larsen"]


def test_a_number_keeps_its_sign() -> None:
    assert whole("at about -17 degrees", 10) == ["at about", "-17", "degrees"]


def test_an_address_is_cut_behind_a_slash_and_else_at_the_edge() -> None:
    assert whole("https://news.example/archive/item", 22) == [
        "https://news.example/",
        "archive/item",
    ]
    assert whole("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_no_line_parts_an_accent_from_its_letter() -> None:
    assert whole("e\u0301" * 6, 4) == ["e\u0301" * 4, "e\u0301" * 2]


def test_no_line_parts_a_flag_or_a_family() -> None:
    assert whole("🇪🇪🇱🇻🇱🇹", 4) == ["🇪🇪🇱🇻", "🇱🇹"]
    assert whole("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4) == ["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]


def test_wide_characters_count_twice_and_break_anywhere() -> None:
    assert whole("漢字漢字漢", 6) == ["漢字漢", "字漢"]


def test_no_line_begins_with_a_full_stop() -> None:
    assert whole("漢字漢。字", 6) == ["漢字", "漢。字"]


def test_hebrew_with_points_takes_the_cells_of_its_letters() -> None:
    assert whole("שָׁלוֹם שָׁלוֹם", 5) == ["שָׁלוֹם", "שָׁלוֹם"]


def test_no_break_space_holds_words_together() -> None:
    assert whole("about 25\xa0km away", 8) == ["about", "25\xa0km", "away"]


def test_spaces_alone_are_no_line() -> None:
    assert whole("     ", 10) == []


@pytest.mark.parametrize("width", [-3, 0, 1])
def test_a_width_nothing_fits_in_is_taken_as_the_narrowest(width: int) -> None:
    assert whole("abcdefgh", width) == whole("abcdefgh", NARROWEST)


def test_a_label_that_would_leave_too_little_room_is_not_waited_for() -> None:
    text = "one two three"
    assert whole(text, 13, ((len(text), 12),)) == [text]


def test_a_line_is_broken_earlier_only_for_a_label_of_its_own() -> None:
    text = "one two three four five six seven"
    assert whole(text, 15) == ["one two three", "four five six", "seven"]
    assert whole(text, 15, ((18, 5),)) == ["one two three", "four five", "six seven"]


def test_only_the_words_that_are_in_a_labels_way_go_to_the_next_line() -> None:
    text = "one two three four five six seven eight"
    assert whole(text, 39, ((len(text), 10),)) == ["one two three four five six", "seven eight"]


def test_every_plain_character_takes_one_cell() -> None:
    plain = re.compile(f"[{_PLAIN}]")
    wrong = [
        hex(code)
        for code in range(0x3000)
        if plain.match(chr(code)) and get_character_cell_size(chr(code)) != 1
    ]
    assert not wrong
