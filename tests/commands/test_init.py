"""Something to start from is written once, and overwrites nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tui.config import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]


def test_init_writes_a_valid_configuration_and_an_example(run: Run, home: Path) -> None:
    outcome = run("init", "desk")
    assert outcome.status == 0
    assert "cd desk && onrecord" in outcome.out
    config = load(home / "desk" / "config.yaml", environ={}, cwd=home)
    assert config.corpora == (home / "desk" / "articles",)
    assert [path.name for path in config.corpora[0].iterdir()] == ["example.md"]


def test_init_without_a_folder_uses_the_current_one(run: Run, home: Path) -> None:
    outcome = run("init")
    assert outcome.status == 0
    assert "cd " not in outcome.out
    assert (home / "config.yaml").is_file()


def test_init_overwrites_no_configuration(run: Run, home: Path) -> None:
    (home / "config.yaml").write_text("theme: light\n")
    outcome = run("init")
    assert outcome.status == 1
    assert "stays as it is" in outcome.err
    assert (home / "config.yaml").read_text() == "theme: light\n"


def test_init_adds_nothing_to_articles_that_are_there(run: Run, home: Path) -> None:
    (home / "articles").mkdir()
    (home / "articles" / "mine.txt").write_text("Mine\n")
    assert run("init").status == 0
    assert [path.name for path in (home / "articles").iterdir()] == ["mine.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(run: Run, home: Path) -> None:
    home.chmod(0o500)
    outcome = run("init", "desk")
    home.chmod(0o700)
    assert outcome.status == 1
    assert "desk cannot be written: Permission denied" in outcome.err


def test_a_file_in_place_of_the_folder_is_named(run: Run, home: Path) -> None:
    (home / "desk").write_text("")
    outcome = run("init", "desk")
    assert outcome.status == 1
    assert "desk" in outcome.err
