"""The processes that analyse, and what happens when one is lost."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.ingest import source_files
from tui.library.jobs import Job, Outcome, Setup, file_digest
from tui.library.workers import Inline, Processes
from tui.model import Article, Roster

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.workers import Workers


def done(workers: Workers) -> list[Outcome]:
    outcomes: list[Outcome] = []
    while not workers.is_idle():
        outcomes += workers.wait(0.1)
    return outcomes


def without_words(outcome: Outcome) -> Outcome:
    """Return an outcome without its longer words, each of which comes once from a process."""
    rows = tuple(replace(row, long_words=()) for row in outcome.prepared)
    return replace(outcome, prepared=rows)


def long_words(outcomes: list[Outcome]) -> set[str]:
    return {word for one in outcomes for row in one.prepared for word in row.long_words}


def test_jobs_give_the_same_in_this_process_and_in_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Headline\n\n“Yes,” Ada Berg said.")
    (source,) = source_files(tmp_path)
    jobs = [Job(1, source=source), Job(2, articles=(Article("k", "h", "“No,” he said."),))]
    inline = Inline(Setup(Roster(), "stamp"))
    assert inline.wait(0) == []
    expected = []
    for job in jobs:
        inline.give(job)
        assert not inline.has_room()
        expected += inline.wait(0)
    inline.close()
    processes = Processes(2, Setup(Roster(), "stamp"))
    try:
        for job in jobs:
            assert processes.has_room()
            processes.give(job)
        outcomes = done(processes)
    finally:
        processes.close()
    outcomes.sort(key=lambda one: one.file)
    assert [without_words(one) for one in outcomes] == [without_words(one) for one in expected]
    assert long_words(outcomes) == long_words(expected) > {"headline", "@berg", "!direct"}
    assert expected[0].digest == file_digest(tmp_path / "a.txt")


def test_a_process_takes_no_notice_of_an_interrupt_while_it_starts() -> None:
    processes = Processes(1, Setup(Roster(), "stamp"))
    try:
        worker = processes._workers[0]
        assert worker.process.pid is not None
        os.kill(worker.process.pid, signal.SIGINT)
        processes.give(Job(0, articles=(Article("k", "h", "Text."),)))
        (outcome,) = done(processes)
        assert len(outcome.prepared) == 1
        assert processes._workers == [worker]
    finally:
        processes.close()


def test_a_process_that_is_lost_takes_one_job_with_it(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("Headline\n\nText.")
    sources = list(source_files(tmp_path))
    processes = Processes(1, Setup(Roster(), "stamp"))
    try:
        worker = processes._workers[0]
        assert worker.process.pid is not None
        os.kill(worker.process.pid, signal.SIGSTOP)  # so that all jobs are before it when it goes
        processes.give(Job(0, source=sources[0]))
        processes.give(Job(1, articles=(Article("k", "h", "Text."),)))
        processes.give(Job(2, source=sources[2]))
        os.kill(worker.process.pid, signal.SIGKILL)
        outcomes = {outcome.file: outcome for outcome in done(processes)}
    finally:
        processes.close()
    assert outcomes.keys() == {0, 1, 2}
    lost = outcomes[0]
    assert (lost.prepared, lost.digest) == ((), b"")
    assert lost.skipped[0].path == sources[0].path
    assert len(outcomes[1].prepared) == len(outcomes[2].prepared) == 1


def test_articles_that_were_read_already_are_named_when_lost() -> None:
    processes = Processes(1, Setup(Roster(), "stamp"))
    try:
        worker = processes._workers[0]
        worker.process.kill()
        worker.process.join()
        processes.give(Job(0, articles=(Article("key", "h", "Text."),)))
        (outcome,) = done(processes)
    finally:
        processes.close()
    assert (str(outcome.skipped[0].path), outcome.digest) == ("key", None)
