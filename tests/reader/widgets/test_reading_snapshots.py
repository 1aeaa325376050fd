"""The reading pane as it looks: in every theme, without colours, wide and narrow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.reader.articles import hits
from tests.reader.widgets.test_reading import READING, Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SEARCHED = replace(READING, hits=hits("bridge", "together"))
CHOSEN = replace(READING, chosen=("Bernd Maier-Larsen",))


async def walk(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, Reader)
    for _ in range(4):
        app.pane.next_quotation(1)
    for _ in range(3):
        app.pane.next_hit(1)
    await pilot.pause()


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_an_article_being_searched(theme: str, snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(Reader(SEARCHED, theme), terminal_size=(60, 42), run_before=walk)


def test_one_speaker_chosen_in_a_wide_pane(snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(Reader(CHOSEN), terminal_size=(120, 32))


def test_a_narrow_pane(snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(Reader(SEARCHED), terminal_size=(34, 60), run_before=walk)


def test_without_colours(
    snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Reader(replace(SEARCHED, chosen=CHOSEN.chosen))
    assert snap_compare(app, terminal_size=(60, 42), run_before=walk)


def test_no_article(snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(Reader(None), terminal_size=(60, 12))
