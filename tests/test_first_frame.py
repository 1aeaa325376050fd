"""What the reader imports and asks before its first frame, seen in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import private_environment
from tui.reader.screens.reading_screen import ReadingScreen

ROOT = Path(__file__).parents[1]

# Opens the reader without a terminal and ends it when the first articles are about to be drawn.
PROGRAM = """
import json, sys
from pathlib import Path
from unittest.mock import patch
from tui import cli, opening
from tui.reader.app import ReaderApp
from tui.reader.widgets.article_list import ArticleList

fill, run = ArticleList.fill, ReaderApp.run

def first_articles(articles, revision, start, rows):
    fill(articles, revision, start, rows)
    if rows:
        seen.append((sorted(sys.modules), [row.headline for row in rows]))
        articles.app.exit()

seen = []
with (
    patch.object(ArticleList, "fill", first_articles),
    patch.object(ReaderApp, "run", lambda app: run(app, headless=True)),
    patch.object(opening, "_has_terminal", lambda: True),
):
    cli.main(sys.argv[1:])
print(json.dumps(seen[0]))
"""

SLOW = {"click", "yaml", "rich.markdown", "watchfiles", "rapidfuzz", "trafilatura"}
NOT_YET = {
    "tui.commandline",
    "tui.ingest",
    "tui.analysis",
    "tui.library.query",
    "tui.library.indexing",
    "tui.library.people",
    "tui.reader.browser",
    "tui.reader.names",
    "tui.reader.widgets.page",
    "tui.reader.widgets.painting",
}


@pytest.fixture(scope="module")
def first_frame(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], list[str]]:
    """Return the modules imported by the first frame, and the headlines on it."""
    home = tmp_path_factory.mktemp("home")
    (home / "news").mkdir()
    (home / "news" / "pier.txt").write_text("Pier to open\n\n“At last,” Ada Berg said.\n")
    environment = private_environment(home) | {"PYTHONPATH": str(ROOT)}

    def run(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=home,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    run("-m", "tui", "index", "--corpus", "news")
    modules, headlines = json.loads(run("-c", PROGRAM, "news").splitlines()[-1])
    return set(modules), headlines


def test_the_first_frame_has_articles_on_it(first_frame: tuple[set[str], list[str]]) -> None:
    assert first_frame[1] == ["Pier to open"]


def test_the_first_frame_waits_for_no_parser_and_no_watcher(
    first_frame: tuple[set[str], list[str]],
) -> None:
    assert first_frame[0] & SLOW == set()


def test_what_the_first_frame_does_not_show_is_imported_after_it(
    first_frame: tuple[set[str], list[str]],
) -> None:
    assert first_frame[0] & NOT_YET == set()


def test_other_screens_are_imported_when_they_are_opened(
    first_frame: tuple[set[str], list[str]],
) -> None:
    screens = {name for name in first_frame[0] if name.startswith("tui.reader.screens.")}
    assert screens == {
        each.__module__ for each in ReadingScreen.__mro__ if each.__module__.startswith("tui.")
    }
