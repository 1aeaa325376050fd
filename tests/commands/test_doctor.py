"""``onrecord doctor`` looks for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui import __version__
from tui.commands import doctor
from tui.commands.doctor import _described, _size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]


def test_it_names_versions_files_counts_and_the_terminal(
    run: Run, home: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("TMUX", "STY", "NO_COLOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    outcome = run("doctor")
    assert outcome.status == 0, outcome.out + outcome.err
    for words in (
        f"On Record  {__version__}",
        "with FTS5",
        f"config      {home / 'config.yaml'}",
        f"{corpus} (folder)",
        "articles    2",
        "Skipped: 0 files",
        "yes, 16 million (COLORTERM is truecolor)",
        "probably (xterm-kitty knows it)",
        "Nothing needs doing.",
    ):
        assert words in outcome.out


def test_it_lists_every_skipped_file_with_its_reason(run: Run, corpus: Path) -> None:
    for number in range(25):
        (corpus / f"empty{number}.txt").write_text("")
    outcome = run("doctor")
    assert outcome.status == 0
    assert "Skipped: 25 files" in outcome.out
    assert sum("empty" in line for line in outcome.out.splitlines()) >= 25


def test_a_wrong_configuration_is_named_and_the_rest_still_examined(run: Run, home: Path) -> None:
    (home / "config.yaml").write_text("theme: neon\n")
    outcome = run("doctor")
    assert outcome.status == 1
    assert "Needs doing: " in outcome.out
    assert "line 1: theme: must be dark" in outcome.out
    assert "Terminal" in outcome.out


def test_a_missing_corpus_needs_doing(run: Run) -> None:
    outcome = run("doctor", "--corpus", "gone")
    assert outcome.status == 1
    assert "Needs doing: there is no file or folder" in outcome.out
    assert "none yet" in outcome.out


@pytest.mark.usefixtures("corpus")
def test_it_leaves_the_library_as_it_is_when_told_to(run: Run) -> None:
    outcome = run("doctor", "--no-index")
    assert outcome.status == 0
    assert "none yet: `onrecord index` reads them" in outcome.out


@pytest.mark.usefixtures("corpus")
def test_a_python_without_full_text_search_needs_another(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "has_full_text_search", lambda: False)
    outcome = run("doctor")
    assert outcome.status == 1
    assert "without FTS5" in outcome.out


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 byte"),
        (1000, "1,000 bytes"),
        (2048, "2.0 KB"),
        (3 << 20, "3.0 MB"),
        (5 << 40, "5120.0 GB"),
    ],
)
def test_sizes_are_told_in_the_unit_that_fits(number: int, words: str) -> None:
    assert _size(number) == words


def test_a_path_that_cannot_be_looked_at_says_why(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert "Not a directory" in _described(file / "below")


def test_marks_that_cannot_be_kept_are_named_once_and_the_rest_still_examined(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    assert corpus.exists()
    (tmp_path / "data").write_text("no folder")
    outcome = run("doctor")
    assert outcome.status == 1
    assert outcome.out.count("Needs doing: ") == 1
    assert "set XDG_DATA_HOME" in outcome.out
    assert "Terminal" in outcome.out
