"""``onrecord index`` and the update before other commands."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING, NoReturn

import pytest

from tui.commands import index, progress, updating
from tui.commands.progress import Meter, left, stopped_by_interrupt
from tui.library import LibraryBusy
from tui.library.indexing import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]


def test_the_summary_counts_what_changed(run: Run, corpus: Path) -> None:
    outcome = run("index")
    assert outcome.status == 0
    assert outcome.out.startswith("2 added, 0 changed, 0 removed, 0 unchanged, 0 skipped in ")
    assert "The library holds 2 articles with " in outcome.out
    (corpus / "ferries.md").unlink()
    assert run("index").out.startswith("0 added, 0 changed, 1 removed, 1 unchanged")


@pytest.mark.usefixtures("corpus")
def test_the_summary_as_json(run: Run) -> None:
    summary = json.loads(run("index", "--json").out)
    assert (summary["added"], summary["holds"]["articles"]) == (2, 2)
    assert summary["library"].endswith(".sqlite")


def test_skipped_files_are_named_with_their_reasons_as_long_as_they_are_few(
    run: Run, corpus: Path
) -> None:
    (corpus / "empty.txt").write_text("")
    outcome = run("index")
    assert outcome.status == 0
    assert ", 1 skipped" in outcome.out
    assert "Skipped " in outcome.err
    assert "empty.txt: " in outcome.err
    for number in range(30):
        (corpus / f"empty{number}.txt").write_text("")
    complaints = run("index").err.splitlines()
    assert sum(line.startswith("Skipped ") for line in complaints) == 20
    assert "and 11 more files: `onrecord doctor` lists them all." in complaints


def test_another_command_only_counts_them(run: Run, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("")
    assert "1 file skipped: `onrecord doctor` says which and why." in run("speakers").err


def test_bytes_that_cannot_be_decoded_are_counted(run: Run, corpus: Path) -> None:
    (corpus / "broken.txt").write_bytes(b"\xef\xbb\xbfPier open\n\nIt is \xff open.\n")
    assert "1 unreadable byte replaced" in run("index").out


def busy(*_: object, **__: object) -> NoReturn:
    raise LibraryBusy("busy")


@pytest.mark.usefixtures("corpus")
def test_a_second_indexer_fails_and_a_search_goes_on_without(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index")
    monkeypatch.setattr(updating, "bring_up_to_date", busy)
    outcome = run("index")
    assert outcome.status == 1
    assert "another process is indexing" in outcome.err
    outcome = run("search", "pier")
    assert outcome.status == 0
    assert "ferries.md" in outcome.out
    assert "Another process is indexing" in outcome.err


@pytest.mark.parametrize("command", [["index"], ["search", "pier"]], ids=" ".join)
def test_ctrl_c_stops_with_130_and_says_that_it_can_go_on(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    class Impatient(Meter):
        def __call__(self, progress: Progress) -> None:  # noqa: ARG002 - as Meter
            os.kill(os.getpid(), signal.SIGINT)

    for module in (index, updating):
        monkeypatch.setattr(module, "Meter", Impatient)
    for number in range(40):
        (corpus / f"note{number}.txt").write_text(f"Note {number}\n\nThe lamp is back.\n")
    outcome = run(*command)
    assert (outcome.status, outcome.out) == (130, "")
    assert "`onrecord index` goes on from here." in outcome.err
    monkeypatch.undo()


def test_a_library_that_cannot_be_written_names_the_way_out(run: Run, corpus: Path) -> None:
    outcome = run("index", "--library", corpus / "harbour.md" / "library.sqlite")
    assert outcome.status == 1
    assert "--library FILE" in outcome.err


def test_the_second_ctrl_c_interrupts_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), stopped_by_interrupt() as stop:  # noqa: PT012 - both signals belong to it
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.is_set()
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_meter_in_a_pipe_says_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter() as meter:
        meter(Progress(0, 1, 0.0, None, files=1))
        meter(Progress(10, 1500, 5.0, 300.0, files=1))
    assert capsys.readouterr().err == "Bringing the library up to date: 1 file to read.\n"


def test_a_meter_waits_until_it_is_worth_it(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(delay=3600) as meter:
        meter(Progress(0, 1500, 0.0, None))
    assert capsys.readouterr().err == ""


def test_a_meter_on_a_terminal_is_a_bar_with_rate_and_estimate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with Meter() as meter:
        meter(Progress(750, 1500, 250.0, 90.0))
        meter._bar.refresh()  # type: ignore[union-attr]
    shown = capsys.readouterr().err
    assert "750/1500" in shown
    assert "250/s" in shown
    assert "2 min left" in shown
    assert progress.left(None) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (4.4, "4 s left"), (600, "10 min left"), (9000, "2.5 h left")],
)
def test_an_estimate_is_as_exact_as_it_can_be(seconds: float | None, words: str) -> None:
    assert left(seconds) == words
