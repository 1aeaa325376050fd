"""Bringing a library up to date: added, changed, removed, moved, skipped, again."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.library.building import write_jsonl
from tui.ingest import CorpusError
from tui.library import Library, LibraryBusy, LibraryError, Selection
from tui.library import filling as filling_module
from tui.library import indexing as indexing_module
from tui.library.indexing import Progress, Summary, bring_up_to_date
from tui.library.levels import Ordered
from tui.library.lock import indexing_lock
from tui.model import Analysis, KnownSpeaker, Roster

if TYPE_CHECKING:
    from pathlib import Path

NOBODY = Roster()
STATEMENT = "“The bridge stays open,” Lena Ozola said on Monday."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def article(number: int, text: str = STATEMENT) -> dict[str, str]:
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"headline": f"Report {number}", "published": day, "text": f"Number{number}. {text}"}


def found(file: Path, query: str = "") -> list[str]:
    with Library.open(file) as library:
        return [row.key for row in library.select(Selection(query)).window(0, 1000)]


def terms(file: Path) -> dict[str, int]:
    """Return every token of the index, and in how many articles it is."""
    connection = sqlite3.connect(file)
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
    rows = dict(connection.execute("SELECT term, doc FROM temp.terms"))
    connection.close()
    return rows


PARTS = (
    "SELECT a.id, e.key, part.quotations FROM part JOIN entity e ON e.id = entity"
    " LEFT JOIN article a ON a.content = part.content ORDER BY 1, 2"
)


def everywhere(table: str) -> str:
    """Return a query for the articles that such a table has, wherever their rows wait."""
    steps = (f"SELECT article FROM {each}" for each in Ordered(table).tables)  # noqa: S608 - a name
    return f"{' UNION ALL '.join(steps)} ORDER BY 1"


def tables(file: Path) -> list[object]:
    """Return all that is counted in a library."""
    connection = sqlite3.connect(file)
    rows: list[object] = [
        connection.execute(query).fetchall()
        for query in (
            "SELECT * FROM shelf",
            "SELECT key, name, articles, mentions, quoting, quotations FROM entity ORDER BY 1",
            PARTS,
            everywhere("copied"),
            everywhere("wording"),
            everywhere("said"),
            "SELECT id, key, headline FROM article",
            "SELECT a.id, text FROM content LEFT JOIN article a ON content = content.id ORDER BY 1",
            "SELECT path, articles FROM file",
        )
    ]
    connection.close()
    return rows


def test_files_become_articles_and_nothing_happens_twice(corpus: Path, file: Path) -> None:
    (corpus / "a.txt").write_text(f"A bridge\n\n{STATEMENT}")
    (corpus / "b.md").write_text("---\npublished: 2024-05-01\n---\n# Tolls\n\nNobody spoke.")
    (corpus / "empty.txt").write_text("")
    first = bring_up_to_date(file, [corpus], NOBODY)
    assert (first.added, first.changed, first.removed, first.unchanged) == (2, 0, 0, 0)
    assert (first.skipped, first.stopped) == (1, False)
    with Library.open(file) as library:
        assert {row.key for row in library.select(Selection()).window(0, 9)} == {"a.txt", "b.md"}
        assert [row.name for row in library.speakers()] == ["Lena Ozola"]
        (skipped,) = library.skipped()
        assert skipped.path == corpus / "empty.txt"
        before = library.generation()
        again = bring_up_to_date(file, [corpus], NOBODY)
        assert library.generation() == before
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, 2)
    assert again.skipped == 1


def test_only_what_changed_is_read_again(corpus: Path, file: Path) -> None:
    for name in ("a", "b", "c"):
        (corpus / f"{name}.txt").write_text(f"Headline {name}\n\nText of {name}.")
    bring_up_to_date(file, [corpus], NOBODY)
    with Library.open(file) as library:
        place = library.find("b.txt")
    (corpus / "b.txt").write_text("Headline b\n\nAnother text, which is longer.")
    (corpus / "c.txt").unlink()
    (corpus / "d.txt").write_text("Headline d\n\nText of d.")
    summary = bring_up_to_date(file, [corpus], NOBODY)
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (1, 1, 1, 1)
    assert set(found(file)) == {"a.txt", "b.txt", "d.txt"}
    assert found(file, "longer ") == ["b.txt"]
    with Library.open(file) as library:
        assert library.find("b.txt") == place
        assert "Another" in library.article(place).text


def test_a_file_that_was_only_touched_is_not_read_again(corpus: Path, file: Path) -> None:
    path = corpus / "a.txt"
    path.write_text("Headline\n\nText.")
    bring_up_to_date(file, [corpus], NOBODY)
    os.utime(path, (1, 1))
    assert bring_up_to_date(file, [corpus], NOBODY).unchanged == 1
    path.write_text("Headline\n\nTexx.")
    os.utime(path, (2, 2))
    assert bring_up_to_date(file, [corpus], NOBODY).changed == 1


def test_removing_articles_leaves_nothing_of_them(corpus: Path, file: Path, tmp_path: Path) -> None:
    write_jsonl(corpus / "kept.jsonl", [article(1), article(2)])
    write_jsonl(
        corpus / "left.jsonl",
        [article(n, f"Ulla Berg said on {n} that she paid.") for n in range(3, 30)],
    )
    bring_up_to_date(file, [corpus], NOBODY)
    (corpus / "left.jsonl").unlink()
    assert bring_up_to_date(file, [corpus], NOBODY).removed == 27
    fresh = tmp_path / "fresh.sqlite"
    bring_up_to_date(fresh, [corpus], NOBODY)
    assert terms(file) == terms(fresh)
    assert tables(file) == tables(fresh)


def test_a_grown_file_of_many_articles_keeps_those_it_had(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_jsonl(corpus / "all.jsonl", [article(n) for n in range(20)])
    bring_up_to_date(file, [corpus], NOBODY)
    write_jsonl(
        corpus / "all.jsonl", [article(n, "New.") if n == 3 else article(n) for n in range(22)]
    )
    summary = bring_up_to_date(file, [corpus], NOBODY)
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (2, 1, 0, 19)
    monkeypatch.setattr(filling_module, "_STREAMED_FROM", 1)
    write_jsonl(corpus / "all.jsonl", [article(n) for n in range(10)])
    summary = bring_up_to_date(file, [corpus], NOBODY)
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (0, 1, 12, 9)
    assert len(found(file)) == 10


def test_another_roster_analyses_everything_again(corpus: Path, file: Path) -> None:
    (corpus / "a.txt").write_text("Bridge\n\n“It stays open,” Ozola said.")
    bring_up_to_date(file, [corpus], NOBODY)
    roster = Roster(speakers=(KnownSpeaker("Lena Ozola", role="Mayor"),))
    assert bring_up_to_date(file, [corpus], roster).changed == 1
    with Library.open(file) as library:
        assert [(row.name, row.role) for row in library.speakers()] == [("Lena Ozola", "Mayor")]
    assert bring_up_to_date(file, [corpus], roster).unchanged == 1


def test_a_file_met_twice_is_one_article(corpus: Path, file: Path, tmp_path: Path) -> None:
    (corpus / "a.txt").write_text("Headline\n\nText.")
    (corpus / "again.txt").symlink_to(corpus / "a.txt")
    (tmp_path / "other").symlink_to(corpus)
    summary = bring_up_to_date(file, [corpus, tmp_path / "other", corpus / "a.txt"], NOBODY)
    assert summary.added == 1
    assert found(file) == ["a.txt"]


def test_articles_of_a_corpus_that_is_left_out_go(corpus: Path, file: Path, tmp_path: Path) -> None:
    (corpus / "a.txt").write_text("Headline\n\nText.")
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("Headline\n\nText.")
    bring_up_to_date(file, [corpus, other], NOBODY)
    assert bring_up_to_date(file, [other], NOBODY).removed == 1
    assert found(file) == ["b.txt"]


def test_a_corpus_that_is_away_takes_nothing_with_it(
    corpus: Path, file: Path, tmp_path: Path
) -> None:
    (corpus / "a.txt").write_text("Headline\n\nText.")
    bring_up_to_date(file, [corpus], NOBODY)
    corpus.rename(tmp_path / "away")
    with pytest.raises(CorpusError):
        bring_up_to_date(file, [corpus], NOBODY)
    assert found(file) == ["a.txt"]


def test_newest_first_and_undated_by_the_day_of_their_file(corpus: Path, file: Path) -> None:
    write_jsonl(
        corpus / "all.jsonl",
        [
            {"text": "Old.", "published": "1999-12-31"},
            {"text": "New.", "published": "2024-06-02T08:00:00+02:00"},
            {"text": "Undated."},
        ],
    )
    os.utime(corpus / "all.jsonl", (1_000_000_000, 1_000_000_000))  # 9 September 2001
    bring_up_to_date(file, [corpus], NOBODY)
    assert found(file) == ["all.jsonl#2", "all.jsonl#3", "all.jsonl#1"]
    assert found(file, "before:2024 ") == ["all.jsonl#1"]
    with Library.open(file) as library:
        assert library.article(library.find("all.jsonl#3")).published is None


def test_an_article_that_moves_to_another_day_moves_in_the_list(corpus: Path, file: Path) -> None:
    rows = [article(1), article(2)]
    write_jsonl(corpus / "all.jsonl", rows)
    bring_up_to_date(file, [corpus], NOBODY)
    rows[0]["published"] = "2025-01-01"
    write_jsonl(corpus / "all.jsonl", rows)
    assert bring_up_to_date(file, [corpus], NOBODY).changed == 1
    assert found(file) == ["all.jsonl#1", "all.jsonl#2"]
    assert found(file, "number1 ") == ["all.jsonl#1"]


def test_many_files_are_analysed_in_processes(corpus: Path, file: Path, tmp_path: Path) -> None:
    for number in range(70):
        (corpus / f"{number}.txt").write_text(f"Report {number}\n\nNumber{number}. {STATEMENT}")
    write_jsonl(corpus / "all.jsonl", [article(n) for n in range(40)])
    reports: list[Progress] = []
    summary = bring_up_to_date(file, [corpus], NOBODY, on_progress=reports.append, processes=2)
    assert summary.added == 110
    assert (reports[-1].done, reports[-1].total, reports[-1].remaining_s) == (110, 110, 0)
    assert all(report.done <= report.total for report in reports)
    alone = tmp_path / "alone.sqlite"
    bring_up_to_date(alone, [corpus], NOBODY, processes=1)
    assert terms(file) == terms(alone)


def test_a_large_file_is_streamed_to_the_processes(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling_module, "_STREAMED_FROM", 1_000)
    monkeypatch.setattr(indexing_module, "_BYTES_INLINE", 1_000)
    monkeypatch.setattr(indexing_module, "_TIDY_FROM", 10)
    write_jsonl(corpus / "all.jsonl", [article(n) for n in range(100)])
    with (corpus / "all.jsonl").open("a") as lines:
        lines.write("not json\n")
    summary = bring_up_to_date(file, [corpus], NOBODY, processes=2)
    assert (summary.added, summary.skipped) == (100, 1)
    assert len(found(file, "bridge ")) == 100
    with Library.open(file) as library:
        assert [skipped.line for skipped in library.skipped()] == [101]


@pytest.mark.parametrize("name", ["all.jsonl", "all.json"])
def test_articles_of_a_middling_file_come_some_at_a_time(
    corpus: Path, file: Path, name: str
) -> None:
    articles = [article(n, f"{STATEMENT} " * 10) for n in range(150)]
    if name == "all.jsonl":
        write_jsonl(corpus / name, articles)
    else:
        (corpus / name).write_text(json.dumps(articles))
    seen: list[Progress] = []
    bring_up_to_date(file, [corpus], NOBODY, on_progress=seen.append)
    assert 0 < seen[0].done < 20
    assert 140 < seen[0].total < 160
    assert seen[-1].done == seen[-1].total == 150


def test_stopping_keeps_what_was_done_and_the_next_run_goes_on(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling_module, "_FIRST_BATCH_S", 0)
    monkeypatch.setattr(filling_module, "_BATCH_S", 0)
    for number in range(30):
        (corpus / f"{number}.txt").write_text(f"Report {number}\n\nNumber{number}.")
    stop = threading.Event()

    def stop_after_ten(progress: Progress) -> None:
        if progress.done >= 10:
            stop.set()

    monkeypatch.setattr(indexing_module, "_WAIT_S", 0)
    summary = bring_up_to_date(file, [corpus], NOBODY, on_progress=stop_after_ten, stop=stop)
    assert summary.stopped
    assert 10 <= summary.added < 30
    following = bring_up_to_date(file, [corpus], NOBODY)
    assert following.unchanged == summary.added
    assert following.added == 30 - summary.added
    assert not following.stopped


@pytest.mark.parametrize("streamed", [True, False])
def test_a_stop_before_the_start_changes_nothing(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch, *, streamed: bool
) -> None:
    if streamed:
        monkeypatch.setattr(filling_module, "_STREAMED_FROM", 1)
    (corpus / "a.txt").write_text("Headline\n\nText.")
    bring_up_to_date(file, [corpus], NOBODY)
    (corpus / "a.txt").unlink()
    (corpus / "b.txt").write_text("Headline\n\nText.")
    stop = threading.Event()
    stop.set()
    assert bring_up_to_date(file, [corpus], NOBODY, stop=stop).stopped
    assert found(file) == ["a.txt"]


def test_a_second_indexer_waits_or_says_who_is_first(corpus: Path, file: Path) -> None:
    (corpus / "a.txt").write_text("Headline\n\nText.")
    with indexing_lock(file):
        with pytest.raises(LibraryBusy, match=str(os.getpid())) as caught:
            bring_up_to_date(file, [corpus], NOBODY)
        assert caught.value.pid == os.getpid()
        summaries: list[Summary] = []
        waiting = threading.Thread(
            target=lambda: summaries.append(bring_up_to_date(file, [corpus], NOBODY, wait_s=30))
        )
        waiting.start()
    waiting.join()
    assert summaries[0].added == 1


def test_a_lock_of_unknown_origin_is_said_too(file: Path) -> None:
    lock = file.with_name("library.sqlite.lock")
    with indexing_lock(file):
        lock.write_text("nobody")
        with pytest.raises(LibraryBusy, match="another process") as caught, indexing_lock(file):
            pass
        assert caught.value.pid is None


def test_a_damaged_library_is_built_again(corpus: Path, file: Path) -> None:
    for number in range(40):
        (corpus / f"{number}.txt").write_text(
            f"Report {number}\n\nNumber{number}. {STATEMENT * 40}"
        )
    bring_up_to_date(file, [corpus], NOBODY)
    size = file.stat().st_size
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xff" * (size - 8192))
    (corpus / "40.txt").write_text("Report 40\n\nText.")
    assert bring_up_to_date(file, [corpus], NOBODY).added == 41
    assert len(found(file, "report ")) == 41


def test_a_disk_that_fails_is_said(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "a.txt").write_text("Headline\n\nText.")

    def fail(*_: object, **__: object) -> None:
        message = "database or disk is full"
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr("tui.library.writing.Writer.change", fail)
    with pytest.raises(LibraryError, match="disk is full"):
        bring_up_to_date(file, [corpus], NOBODY)
    monkeypatch.undo()
    assert bring_up_to_date(file, [corpus], NOBODY).added == 1


def test_a_text_that_cannot_be_analysed_can_still_be_read(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "a.txt").write_text("Headline\n\nText.")

    def fail(*_: object) -> Analysis:
        message = "odd text"
        raise ValueError(message)

    monkeypatch.setattr("tui.analysis.analyse", fail)
    assert bring_up_to_date(file, [corpus], NOBODY).added == 1
    with Library.open(file) as library:
        (skipped,) = library.skipped()
        assert "ValueError: odd text" in skipped.reason
        assert library.find("a.txt")


def test_a_day_has_room_for_many_articles_but_not_for_any_number(
    corpus: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.writing.MOST_IN_A_DAY", 3)
    write_jsonl(
        corpus / "all.jsonl", [{"text": f"Number{n}.", "published": "2024-05-05"} for n in range(5)]
    )
    summary = bring_up_to_date(file, [corpus], NOBODY)
    assert len(found(file)) == 3
    assert summary.skipped == 2


SLOWLY = """
import pathlib, sys, time
from tui.library import filling, indexing
from tui.model import Roster
filling._FIRST_BATCH_S = filling._BATCH_S = 0
if __name__ == "__main__":
    indexing.bring_up_to_date(
        pathlib.Path(sys.argv[1]), [pathlib.Path(sys.argv[2])], Roster(),
        processes=1, on_progress=lambda progress: print(progress.done, flush=True),
    )
"""


def test_a_crash_at_any_moment_leaves_a_library_that_opens(corpus: Path, file: Path) -> None:
    for number in range(60):
        (corpus / f"{number}.txt").write_text(f"Report {number}\n\nNumber{number}. {STATEMENT}")
    counted = 0
    for _ in range(3):
        indexer = subprocess.Popen(
            [sys.executable, "-c", SLOWLY, str(file), str(corpus)], stdout=subprocess.PIPE
        )
        assert indexer.stdout is not None
        indexer.stdout.readline()
        time.sleep(0.02)
        indexer.kill()
        indexer.wait()
        indexer.stdout.close()
        with Library.open(file) as library:
            connection = sqlite3.connect(file)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
            counts = library.counts()
            assert counts.articles >= counted
            counted = counts.articles
            assert library.select(Selection("bridge ")).complete() == counted
    summary = bring_up_to_date(file, [corpus], NOBODY)
    assert summary.added + summary.unchanged == 60
    assert len(found(file, "bridge ")) == 60


def test_ctrl_c_ends_indexing_soon_and_keeps_the_library(corpus: Path, file: Path) -> None:
    for number in range(300):
        (corpus / f"{number}.txt").write_text(f"Report {number}\n\n{STATEMENT * 20}")
    script = SLOWLY.replace("processes=1", "processes=2")
    path = corpus.parent / "index.py"
    path.write_text(script)
    indexer = subprocess.Popen(
        [sys.executable, str(path), str(file), str(corpus)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert indexer.stdout is not None
    indexer.stdout.readline()
    indexer.send_signal(2)
    assert indexer.wait(timeout=60) != 0
    indexer.stdout.close()
    assert 0 <= len(found(file)) <= 300
    assert bring_up_to_date(file, [corpus], NOBODY).skipped == 0
    assert len(found(file)) == 300
