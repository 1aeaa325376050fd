"""A file of lines that has only grown is read from where it ended; any other is read whole."""

from __future__ import annotations

import gzip
import json
import os
import threading
from typing import TYPE_CHECKING

import pytest

from tui.ingest import opening
from tui.library import Library, Selection, filling
from tui.library.indexing import Progress, Summary, bring_up_to_date
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def line(number: int, text: str = "The harbour is open.") -> bytes:
    record = {
        "headline": f"Report {number}",
        "text": f"{text} {number}",
        "url": f"https://x/{number}",
    }
    return json.dumps(record).encode() + b"\n"


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_STREAMED_FROM", 1)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list of how many bytes each reading of lines went over."""
    found: list[int] = []
    before = opening.lines

    def lines(
        path: Path,
        on_consumed: Callable[[int], object] = id,
        *,
        start: int = 0,
        end: int | None = None,
    ) -> Iterator[bytes]:
        found.append(0)
        for each in before(path, on_consumed, start=start, end=end):
            found[-1] += len(each)
            yield each

    monkeypatch.setattr(opening, "lines", lines)
    return found


class Corpus:
    """One file of lines and its library."""

    def __init__(self, folder: Path, name: str = "news.jsonl") -> None:
        self.file = folder / name
        self.library = folder / "library.sqlite"
        self.clock = 0

    def write(self, data: bytes) -> Summary:
        self.file.write_bytes(data)
        self.clock += 1
        os.utime(self.file, (self.clock, self.clock))
        return self.index()

    def index(self) -> Summary:
        return bring_up_to_date(self.library, [self.file], Roster(), processes=1)

    def headlines(self) -> list[str]:
        with Library.open(self.library) as library:
            rows = library.select(Selection()).window(0, 1_000)
            assert len(rows) == library.counts().articles
            return sorted((row.headline for row in rows), key=lambda name: int(name.split()[1]))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def reports(*numbers: int) -> list[str]:
    return [f"Report {number}" for number in numbers]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n"])
def test_only_what_was_appended_is_read(corpus: Corpus, read: list[int], end: bytes) -> None:
    old = b"".join(line(n).replace(b"\n", end) for n in range(3))
    new = line(3).replace(b"\n", end)
    assert corpus.write(old).added == 3
    summary = corpus.write(old + new)
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (1, 0, 0, 3)
    assert read == [len(old), len(new)]
    assert corpus.headlines() == reports(0, 1, 2, 3)
    again = corpus.index()
    assert (again.added, again.unchanged) == (0, 4)
    assert corpus.write(old + new + line(4) + line(5)).added == 2
    assert read[2:] == [len(line(4) + line(5))]
    with Library.open(corpus.library) as library:
        lines = len((old + new).splitlines())
        assert library.article(library.find("Report 4")).key == f"news.jsonl#{lines + 1}"


def test_a_line_that_was_not_finished_is_read_again(corpus: Corpus, read: list[int]) -> None:
    whole, half = line(0), line(1)[:20]
    summary = corpus.write(whole + half)
    assert (summary.added, summary.skipped) == (1, 1)
    summary = corpus.write(whole + line(1) + line(2)[:-1])
    assert (summary.added, summary.removed, summary.skipped) == (2, 0, 0)
    assert read[1] == len(line(1) + line(2)) - 1
    assert corpus.headlines() == reports(0, 1, 2)
    summary = corpus.write(whole + line(1) + line(2) + line(3))  # only its end of line was missing
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (1, 0, 0, 3)
    assert read[2] == len(line(2) + line(3))
    summary = corpus.write(whole + line(1) + line(2) + line(3) + line(4)[:-2])
    assert (summary.added, summary.skipped) == (0, 1)
    summary = corpus.write(whole + line(1) + line(2) + line(3) + line(4)[:-2] + b"} ")
    assert (summary.added, summary.skipped) == (1, 0)
    assert corpus.headlines() == reports(0, 1, 2, 3, 4)


def test_an_unfinished_article_that_becomes_another_changes(corpus: Corpus) -> None:
    corpus.write(line(0) + b'{"headline": "Report 1", "text": "one"}')
    summary = corpus.write(line(0) + b'{"headline": "Report 1", "text": "one"} x' + line(2))
    assert (summary.added, summary.removed, summary.skipped) == (0, 1, 1)
    assert corpus.headlines() == reports(0)


@pytest.mark.parametrize(
    "changed",
    [
        lambda old: old[: len(old) // 2] + line(7) + line(8),
        lambda old: line(9) + old,
        lambda old: old.replace(b"Report 0", b"Report 5") + line(6),
        lambda old: old.replace(b"Report 2", b"Report 5") + line(6),
        lambda _: b"".join(line(n, "Another text, and a longer one.") for n in range(5)),
        lambda old: old[: len(line(0))],
        lambda old: old[:-1] + b" \n",
    ],
)
def test_a_file_that_did_not_only_grow_is_read_whole(
    corpus: Corpus, tmp_path: Path, changed: Callable[[bytes], bytes]
) -> None:
    old = b"".join(map(line, range(3)))
    corpus.write(old)
    corpus.write(changed(old))
    (tmp_path / "fresh").mkdir()
    fresh = Corpus(tmp_path / "fresh")
    fresh.write(changed(old))
    assert corpus.headlines() == fresh.headlines()


def test_a_change_of_the_same_length_is_seen(corpus: Corpus) -> None:
    corpus.write(line(0) + line(1)[:-1])
    assert corpus.write(line(5) + line(1)[:-1]).changed == 1
    assert corpus.headlines() == reports(1, 5)
    grown = line(5) + line(1) + line(2)
    corpus.write(grown)
    os.utime(corpus.file, (99, 99))
    assert corpus.index().unchanged == 3


def test_a_compressed_file_is_read_whole(tmp_path: Path, read: list[int]) -> None:
    corpus = Corpus(tmp_path, "news.jsonl.gz")
    corpus.write(gzip.compress(line(0)))
    summary = corpus.write(gzip.compress(line(0) + line(1)))
    assert (summary.added, summary.unchanged) == (1, 1)
    assert read == [len(line(0)), len(line(0) + line(1))]


def test_what_was_stopped_while_it_grew_is_read_whole_the_next_time(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, read: list[int]
) -> None:
    corpus.write(line(0))
    monkeypatch.setattr(filling, "_ARTICLES_IN_A_JOB", 2)
    monkeypatch.setattr(filling, "_FIRST_BATCH_S", 0.0)
    corpus.file.write_bytes(b"".join(map(line, range(40))))
    stop = threading.Event()

    def stop_soon(progress: Progress) -> None:
        if progress.done >= 6:
            stop.set()

    monkeypatch.setattr("tui.library.indexing._WAIT_S", 0.0)
    first = bring_up_to_date(
        corpus.library, [corpus.file], Roster(), processes=1, stop=stop, on_progress=stop_soon
    )
    assert first.stopped
    assert 0 < first.added < 39
    second = corpus.index()
    assert second.added == 39 - first.added
    assert read[-1] == corpus.file.stat().st_size
    assert corpus.headlines() == reports(*range(40))


def test_the_total_is_judged_by_the_bytes_that_were_read(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "_ARTICLES_IN_A_JOB", 5)
    monkeypatch.setattr("tui.library.indexing._WAIT_S", 0.0)
    corpus.file.write_bytes(b"".join(line(n) for n in range(100, 400)))
    seen: list[Progress] = []
    bring_up_to_date(corpus.library, [corpus.file], Roster(), processes=1, on_progress=seen.append)
    assert len(seen) > 20
    assert all(295 <= progress.total <= 305 for progress in seen)
    assert all(progress.remaining_s is not None for progress in seen if progress.done)
