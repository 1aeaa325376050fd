"""A small corpus of invented news, and the command line to use on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HARBOUR = """---
headline: Harbour to close for a month
outlet: Coast Courier
author: Mila Ström
published: 2024-05-02
url: https://coast.example/harbour
---
The harbour will close in June, Mayor Ines Duarte told residents on Thursday.

“The quay cannot wait another winter,” Duarte said. “We have waited for six already.”
"""

FERRIES = """---
headline: Ferry firm seeks another pier
outlet: Island Post
published: 2024-05-03
---
“Nobody asked us,” ferry director Olaf Brandt said.

“The firm was invited twice,” Mayor Ines Duarte replied.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one, with private places for everything."""
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    for name in ("CONFIG", "CORPUS", "LIBRARY", "THEME", "DEBUG"):
        monkeypatch.delenv(f"ONRECORD_{name}", raising=False)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def corpus(home: Path) -> Path:
    """Write two articles and a configuration that names their folder."""
    folder = home / "news"
    folder.mkdir()
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "ferries.md").write_text(FERRIES, encoding="utf-8")
    (home / "config.yaml").write_text("corpora: [news]\n")
    return folder


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:  # noqa: ARG001 - private places first
    """Return a function that runs ``onrecord`` in this process."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run
