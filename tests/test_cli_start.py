"""What a command imports before it does anything, seen in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import private_environment

ROOT = Path(__file__).parents[1]
HEAVY = ("textual", "trafilatura", "charset_normalizer", "watchfiles", "rapidfuzz", "rich")

PROGRAM = """
import json, sys
from tui.cli import main
status = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""

ARTICLE = '{"text": "“We are ready,” Ada Berg said.", "id": 1}\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Write one article with a configuration."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "pier.txt").write_text("Pier to open\n\n“At last,” Ada Berg said.\n")
    (tmp_path / "config.yaml").write_text("corpora: [news]\n")
    return tmp_path


def start(home: Path, *arguments: str) -> tuple[int, set[str], str]:
    """Run a command; return its status, the modules it has imported, and its stdout."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=home,
        env=private_environment(home) | {"PYTHONPATH": str(ROOT)},
        input=ARTICLE,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    return status, set(modules), done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["index"],
        ["search", "pier"],
        ["quotes"],
        ["speakers"],
        ["show", "pier.txt"],
        ["attribute"],
        ["doctor"],
        ["config"],
        ["init", "fresh"],
        ["completion", "bash"],
        ["search", "--help"],
        ["no-such-thing"],
    ],
    ids=" ".join,
)
def test_no_command_pays_for_the_screen_or_for_formats_it_does_not_meet(
    home: Path, arguments: list[str]
) -> None:
    status, modules, out = start(home, *arguments)
    assert status == (2 if arguments == ["no-such-thing"] else 0)
    assert modules.isdisjoint(HEAVY)
    assert bool(out) == (status == 0)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=" ".join)
def test_help_needs_neither_library_nor_analysis_nor_yaml(home: Path, arguments: list[str]) -> None:
    _, modules, _ = start(home, *arguments)
    assert modules.isdisjoint({"tui.library", "tui.analysis", "tui.ingest", "sqlite3", "yaml"})


def test_attribute_needs_no_library_no_ingest_and_no_configuration(home: Path) -> None:
    _, modules, out = start(home, "attribute")
    assert modules.isdisjoint({"tui.library", "tui.ingest", "tui.config", "sqlite3"})
    assert json.loads(out)["quotes"][0]["text"] == "We are ready,"


def test_a_search_with_nothing_to_index_starts_no_processes(home: Path) -> None:
    start(home, "index")
    _, modules, _ = start(home, "search", "pier")
    assert "multiprocessing.process" not in modules
    assert "concurrent.futures.process" not in modules
