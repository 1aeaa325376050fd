"""A speaker's page, the corpus and the export window as they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import CORPUS, application
from tests.reader.test_snapshots import after
from tui.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Compare = Callable[..., bool]

SIZES = [(120, 40), (80, 24), (60, 20)]
PAGE = ("enter", "]", "]", "p")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make an empty folder the current one, where no name of a file is taken."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys",
    [
        PAGE,
        (*PAGE, "tab"),
        (*PAGE, "/", *"harbour", "enter"),
        (*PAGE, "j", "enter"),
        ("t",),
        ("e", "down"),
    ],
    ids=["page", "about", "narrowed", "visit", "corpus", "export"],
)
def test_dark(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...], snap_compare: Compare
) -> None:
    assert snap_compare(application(tmp_path), terminal_size=size, run_before=after(*keys))


@pytest.mark.parametrize("theme", ["light", "ansi"])
@pytest.mark.parametrize("keys", [PAGE, ("t",)], ids=["page", "corpus"])
def test_other_themes(
    tmp_path: Path, theme: str, keys: tuple[str, ...], snap_compare: Compare
) -> None:
    app = application(tmp_path, Config(corpora=(CORPUS,), theme=theme))
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*keys))


@pytest.mark.parametrize("keys", [PAGE, ("t",)], ids=["page", "corpus"])
def test_without_colours(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
    snap_compare: Compare,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(application(tmp_path), terminal_size=(120, 40), run_before=after(*keys))
