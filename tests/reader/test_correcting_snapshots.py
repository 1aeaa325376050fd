"""The windows that explain and correct a quotation as they look, and what a correction leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import CORPUS, application, settle
from tests.reader.test_snapshots import after
from tui.config import Config

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

SIZES = [(120, 40), (60, 20)]
KEYS = [("enter", "]", "w"), ("enter", "]", "c", *"bra")]
NAMES = ["why", "who said it"]


def without_notices(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what presses ``keys`` and takes the notices away, which go by themselves."""
    press_all = after(*keys)

    async def press(pilot: Pilot[None]) -> None:
        await press_all(pilot)
        pilot.app.clear_notifications()
        await settle(pilot)

    return press


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", KEYS, ids=NAMES)
def test_dark(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...], snap_compare: Compare
) -> None:
    assert snap_compare(application(tmp_path), terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("theme", ["light", "ansi"])
@pytest.mark.parametrize("keys", KEYS, ids=NAMES)
def test_other_themes(
    tmp_path: Path, theme: str, keys: tuple[str, ...], snap_compare: Compare
) -> None:
    app = application(tmp_path, Config(corpora=(CORPUS,), theme=theme))
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_a_corrected_article(tmp_path: Path, size: tuple[int, int], snap_compare: Compare) -> None:
    keys = ("enter", "]", "c", *"okafor", "enter", "]", "]", "x")
    app = application(tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=without_notices(*keys))
