"""Twice the text, twice the work, whatever the text: counted in lines run and characters copied."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, SupportsIndex

import pytest

import tui.analysis
from tui.analysis.attribution import attributed
from tui.analysis.mentions import mentions
from tui.analysis.scene import scene
from tui.analysis.segment import segment

if TYPE_CHECKING:
    from types import FrameType

    from _typeshed import TraceFunction

ROOM = tui.analysis.__path__[0]
GROWTH = 2.5  # times the work for twice the text; a quadratic stage would take 4
SMALL = 200


class CountedText(str):
    """A text that counts the characters that are copied out of it."""

    __slots__ = ("copied",)
    copied: int

    def __getitem__(self, key: SupportsIndex | slice[Any, Any, Any]) -> str:
        part = super().__getitem__(key)
        self.copied += len(part)
        return part


def attribute(text: str) -> None:
    document = segment(text)
    attributed(scene(document, mentions(document)))


def work(text: str) -> int:
    """Return the lines of the room's code that run for ``text``, and the characters copied."""
    counted = CountedText(text)
    counted.copied = 0
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal lines
        if not frame.f_code.co_filename.startswith(ROOM):
            return None
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        attribute(counted)
    finally:
        sys.settrace(before)
    return lines + counted.copied


@pytest.mark.parametrize(
    "unit",
    [
        "‘We will go to town’\n",
        "“We will go,” said Kari Nordmann. ",
        "He said that she said “no” and ",
        "said that ",
        "Minister ",
        "Minister “no” ",
        "Kari Nordmann, Ola and ",
        "according to ",
        "      “no”",
    ],
)
def test_the_work_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    attribute(unit)  # loads the lexicon and the model
    assert work(unit * 2 * SMALL) < GROWTH * work(unit * SMALL)


def test_whether_words_are_a_fragment_is_told_from_what_stands_near() -> None:
    blank = " " * 20_000
    text = CountedText(blank + "“We will go to town” " * 50)
    text.copied = 0
    attribute(text)
    assert text.copied < 2.5 * len(text)
