"""The "she said" between commas that parts what it reports."""

from __future__ import annotations

import pytest

from tests.analysis.rows import row_of
from tui.analysis.inserted import inserted


def parts(text: str) -> list[tuple[str, str]]:
    """Return the first words of what stands before and after inserted words."""
    row = row_of(text)
    return [(row.words[before.start], row.words[after.start]) for before, after in inserted(row)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In the end, she said on Monday, the bridge would be closed.", ("in", "the")),
        ("Next week, Ola Berg told them, nobody will fish.", ("next", "nobody")),
        ("But the ferry, said Kari Nordmann, is late.", ("but", "is")),
    ],
)
def test_words_between_commas_part_what_they_report(text: str, found: tuple[str, str]) -> None:
    assert parts(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "In the end, she said that the bridge, the oldest, would be closed.",
        "She said on Monday, the bridge would be closed.",
        "The bridge would be closed, she said.",
        "In the end, she said, “we close it”, and left.",
        "In the end, she said, he lied, they said, again.",
        "In May, the board announced four new ferries, two of them fast.",
        "In the end, she waited on Monday, the bridge closed.",
    ],
)
def test_other_words_between_commas_part_nothing(text: str) -> None:
    assert parts(text) == []
