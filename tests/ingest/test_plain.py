"""Of Markdown a reader sees the words, one paragraph a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clean import clean
from tui.ingest.plain import MOST_CHARACTERS, plain


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("“We have\nwaited,” he\nsaid.\n\nAnd left.", "“We have waited,” he said.\n\nAnd left."),
        ("**Who** said _so_? `Nobody`.", "Who said so? Nobody."),
        ("Read [the letter](http://news.example/letter).", "Read the letter."),
        ("A ![map of the harbour](map.png) of it.", "A map of the harbour of it."),
        ("A\n\n- one\n  and a half\n- two\n\nB", "A\n\n- one and a half\n- two\n\nB"),
        ("1. first\n2. second", "1. first\n2. second"),
        ("## The vote\nIt passed.", "The vote\n\nIt passed."),
        ("> “So be it,”\n> she said.", "“So be it,” she said."),
        ("| town | votes |\n|---|---|\n| Aa | 3 |", "town | votes\nAa | 3"),
        ("    “An indented line,” he said.", "“An indented line,” he said."),
        ("first  \nsecond", "first\nsecond"),
        ("```\na\n\nb\n```\nafter", "a\n\nb\n\nafter"),
        ("<div>inside</div>\n\nand <b>bold</b>", "inside\n\nand bold"),
        ("snake_case_words and 2 * 3 * 4", "snake_case_words and 2 * 3 * 4"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_goes_and_words_stay(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def test_a_character_reference_cannot_bring_in_a_control_character() -> None:
    assert plain("safe&#27;[2J &#x9b;1m &#x202e;end") == clean(
        plain("safe&#27;[2J &#x9b;1m &#x202e;end")
    )
    assert "\x9b" not in plain("&#x9b;")
    assert "\u202e" not in plain("&#x202e;")


def test_a_text_of_unusual_length_is_left_as_it_stands() -> None:
    text = "*so* " * (MOST_CHARACTERS // 5 + 1)
    assert plain(text) == text


@given(st.text(max_size=200))
def test_any_text_is_read_and_comes_out_clean(text: str) -> None:
    words = plain(text)
    assert words == clean(words)


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=30))
def test_no_word_of_a_wrapped_paragraph_is_lost(words: list[str]) -> None:
    assert plain("\n".join(words)).split() == words
