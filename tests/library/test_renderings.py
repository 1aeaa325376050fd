"""One rendering beside another: what was added, left out, changed, or only spelt otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library.renderings import MOST_WORDS, Change, compared, in_signs

FULLEST = "The harbour’s old pier is safe for ferries, and the council will defend it"
SAME, SPELLING, ADDED, DROPPED, CHANGED, ELIDED, CUT = Change

texts = st.lists(
    st.sampled_from(["pier", "harbour", "harbor", "safe", "...", "defend", "the", "“", "Ada’s"]),
    max_size=14,
).map(" ".join)


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        (FULLEST, FULLEST),
        ("THE harbour's old pier is safe for ferries – and the council will defend it",
         "THE harbour's old pier is safe for ferries – and the council will defend it"),
        ("The harbor’s old pier is safe for ferries, and the council will defend it",
         "The ≈harbor’s old pier is safe for ferries, and the council will defend it"),
        ("The harbour’s old stone pier is safe for ferries, and the council will defend it",
         "The harbour’s old [+stone] pier is safe for ferries, and the council will defend it"),
        ("The harbour’s pier is safe for ferries, and the council will defend it",
         "The harbour’s [−old] pier is safe for ferries, and the council will defend it"),
        ("The harbour’s old pier is safe for boats, and the council will defend it",
         "The harbour’s old pier is safe for [~boats ← ferries], and the council will defend it"),
        ("The council is defending it", "… The council [~is ← will] [~defending ← defend] it"),
        ("The harbour’s old pier... and the council will",
         "The harbour’s old pier... and the council will …"),
        ("safe for ferries", "… safe for ferries …"),
    ],
    ids=["same", "marks and capitals", "spelling", "added", "left out", "changed", "form",
         "elided", "cut"],
)  # fmt: skip
def test_signs_say_how_a_rendering_differs(words: str, signs: str) -> None:
    assert in_signs(compared(words, FULLEST)) == signs


def test_only_what_three_points_stand_for_was_left_out_openly() -> None:
    openly = compared("The harbour’s old pier [...] and the council", FULLEST)
    silently = compared("The harbour’s old pier, and the council", FULLEST)
    assert [piece.change for piece in openly] == [SAME, ELIDED, SAME, CUT]
    assert [piece.change for piece in silently] == [SAME, DROPPED, SAME, CUT]
    assert openly[1].fullest == silently[1].fullest == "is safe for ferries"


def test_nothing_in_common_is_one_change_and_long_words_are_shortened() -> None:
    (piece,) = compared("Nobody knows", FULLEST)
    assert (piece.change, piece.words) == (CHANGED, "Nobody knows")
    assert in_signs([piece]) == "[~Nobody knows ← The harbour’s old pier is safe for ferries, …]"


def test_of_very_long_renderings_the_beginning_is_compared() -> None:
    long = " ".join(f"word{at}" for at in range(MOST_WORDS))
    pieces = compared(f"{long} and no end", long)
    assert [piece.change for piece in pieces] == [SAME]
    assert pieces[0].words == f"{long} and no end"


@settings(deadline=None)
@given(texts, texts)
def test_the_pieces_are_the_rendering_and_nothing_else(words: str, fullest: str) -> None:
    pieces = compared(words, fullest)
    assert "".join(piece.words for piece in pieces) == words
    for piece in pieces:
        assert (piece.fullest == "") == (piece.change in {SAME, ADDED})
        assert (piece.words == "") == (piece.change in {DROPPED, ELIDED, CUT})


@settings(deadline=None)
@given(texts)
def test_a_rendering_is_the_same_as_itself(words: str) -> None:
    assert {piece.change for piece in compared(words, words)} <= {SAME}
