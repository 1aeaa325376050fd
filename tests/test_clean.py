"""What cleaning takes out, and what it leaves alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clean import clean, clean_line

ANY_TEXT = st.text(st.characters(codec=None))
HARMLESS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), include_characters="\n\t")
)


def is_safe(character: str) -> bool:
    """Say it from Unicode's own tables, not from the pattern under test."""
    if character in "\n\t":
        return True
    if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
        return False
    bidi = unicodedata.bidirectional(character)
    marks = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return bidi not in marks and character not in "\u061c\u200e\u200f\ufeff"


@given(ANY_TEXT)
def test_no_unsafe_character_survives(text: str) -> None:
    assert all(map(is_safe, clean(text)))
    assert all(map(is_safe, clean_line(text)))


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(HARMLESS)
def test_a_text_without_unsafe_characters_is_left_alone(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT)
def test_a_line_is_one_line_without_white_space_at_its_ends(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@pytest.mark.parametrize(
    "steering",
    [
        "\x1b[31m",
        "\x1b]0;title\x07",
        "\x1b]8;;https://example.org\x1b\\",
        "\x1b]52;c;Zm9v\x07",
        "\x9b31m",
        "\x9d0;title\x9c",
        "\u202e",
        "\u2066",
        "\u200f",
    ],
)
def test_what_starts_a_control_sequence_is_gone(steering: str) -> None:
    cleaned = clean(f"The minister{steering} spoke.")
    assert not set(cleaned) & set("\x1b\x07\x9b\x9c\x9d\u202e\u2066\u200f")
    assert cleaned.startswith("The minister")
    assert cleaned.endswith(" spoke.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"
    assert clean_line(f"one{end}two") == "one two"


def test_emoji_keep_their_joiners_and_words_their_accents() -> None:
    text = "👩‍💻 e\u0301 Šakalienė 🇱🇹\n\t“Yes”"
    assert clean(text) == text
