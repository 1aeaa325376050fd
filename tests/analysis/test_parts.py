"""What part a word may play in a noun phrase is seen from the word."""

from __future__ import annotations

import pytest

from tui.analysis.parts import (
    ARTICLE,
    JOINT,
    MODIFIER,
    NAME,
    NOUN,
    OWNER,
    PRONOUN,
    VERB,
    having,
    parts,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Berg", NAME),
        ("May", NAME),
        ("may", 0),
        ("al-Amin", NAME),
        ("the", ARTICLE),
        ("two", ARTICLE | MODIFIER),
        ("his", ARTICLE | PRONOUN),
        ("she", PRONOUN),
        ("whom", PRONOUN),
        ("us", PRONOUN),
        ("US", 0),
        ("envoys", NOUN),
        ("reports", NOUN | VERB),
        ("said", VERB),
        ("green", MODIFIER),
        ("’s", OWNER),
        ("and", JOINT),
        (".", 0),
    ],
)
def test_a_word_may_play_these_parts(word: str, expected: int) -> None:
    assert parts(word) == expected


def test_a_table_marks_the_tokens_that_may_play_one_of_the_parts() -> None:
    row = bytes(map(parts, ["the", "green", "envoys", "said"]))
    assert row.translate(having(ARTICLE | VERB)) == b"\1\0\0\1"
