"""Looking for garbage seldom, and when nothing waits."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from tui import garbage
from tui.analysis import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Knot:
    """Refers to itself, so that only the collector can take it away."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    gc.enable()


def test_what_was_made_before_is_never_looked_at_again() -> None:
    gc.disable()
    gone = weakref.ref(Knot())
    garbage.look_seldom()
    gc.collect()
    assert gone() is not None
    assert gc.isenabled()


def test_what_was_made_since_is_found_in_a_pause() -> None:
    garbage.look_seldom()
    gone = weakref.ref(Knot())
    garbage.look_now()
    assert gone() is None


def test_the_analysis_leaves_none() -> None:
    """What an article's analysis held goes when it is done: otherwise it waits to be looked for."""
    texts = [
        "“We are ready,” Ada Berg, the minister, said in Oslo. She thanked the Harbour Authority.",
        "The Authority’s head, Lars Holm, said the ferry was late. He “never” said why, Berg said.",
    ]
    for text in texts:
        analyse(text)  # what is learnt at first stays
    gc.collect()
    gc.disable()
    for text in texts:
        analyse(text)
    assert gc.collect() == 0
