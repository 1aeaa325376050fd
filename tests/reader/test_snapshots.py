"""Each screen as it looks, in three sizes and two themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.reader.opened import CORPUS, application, settle
from tui.config import Config

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

SIZES = [(120, 40), (90, 30), (60, 20)]


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what brings the reader to rest after ``keys`` were pressed one by one."""

    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settle(pilot)

    return press


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("enter", "]"),
        ("3",),
        ("/", *"quay"),
        ("s", *"hall", "space"),
        ("?",),
        ("!",),
        ("/", *"quay", "enter", "s", *"okafor", "ctrl+f"),
        ("/", *"snow"),
        ("D", *"2025-03-17"),
    ],
    ids=[
        "list", "article", "sidebar", "search", "picker", "help", "skipped", "chips", "no results",
        "date",
    ],
)  # fmt: skip
def test_dark(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...], snap_compare: Compare
) -> None:
    assert snap_compare(application(tmp_path), terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("theme", ["light", "ansi"])
@pytest.mark.parametrize("keys", [("enter", "]"), ("s",)], ids=["article", "picker"])
def test_other_themes(
    tmp_path: Path, theme: str, keys: tuple[str, ...], snap_compare: Compare
) -> None:
    app = application(tmp_path, Config(corpora=(CORPUS,), theme=theme))
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*keys))


def test_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = application(tmp_path)
    assert snap_compare(app, terminal_size=(120, 40), run_before=after("enter", "]"))
