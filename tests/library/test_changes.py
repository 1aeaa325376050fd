"""Bringing a library up to date with what is known to have changed, and looking at nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tui.ingest import CorpusError, source_files
from tui.library import Library, Selection
from tui.library import pending as pending_module
from tui.library.indexing import bring_up_to_date
from tui.library.pending import Changes
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.ingest import SourceFile
    from tui.library.indexing import Summary

    Update = Callable[..., Summary]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Make a corpus of three articles, one of them in a folder."""
    folder = tmp_path / "corpus"
    (folder / "older").mkdir(parents=True)
    for name in ("ferry.txt", "tram.txt", "older/canal.txt"):
        (folder / name).write_text(f"About the {name}\n\nIt is late again.\n")
    return folder


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note every corpus that is walked through."""
    walked: list[Path] = []

    def noted(corpus: Path) -> Iterator[SourceFile]:
        walked.append(corpus)
        return source_files(corpus)

    monkeypatch.setattr(pending_module, "source_files", noted)
    return walked


@pytest.fixture
def update(corpus: Path, tmp_path: Path, walks: list[Path]) -> Update:
    """Index the corpus; return what indexes changes alone."""
    file = tmp_path / "library.sqlite"
    bring_up_to_date(file, [corpus], Roster(), processes=1)
    walks.clear()

    def changed(*names: str, passing: frozenset[str] = frozenset()) -> Summary:
        paths, gone = (frozenset(corpus / name for name in some) for some in (names, passing))
        return bring_up_to_date(
            file, [corpus], Roster(), processes=1, changes=Changes(paths | gone, gone)
        )

    return changed


def keys(corpus: Path) -> set[str]:
    with Library.open(corpus.parent / "library.sqlite") as library:
        return {row.key for row in library.select(Selection()).window(0, 100)}


def test_a_new_a_changed_and_a_removed_file_need_no_walk(
    corpus: Path, update: Update, walks: list[Path]
) -> None:
    (corpus / "older" / "bus.txt").write_text("A new line\n\nIt runs at night.\n")
    (corpus / "tram.txt").write_text("About the tram\n\nIt is on time.\n")
    (corpus / "ferry.txt").unlink()
    done = update("older/bus.txt", "tram.txt", "ferry.txt")
    assert (done.added, done.changed, done.removed) == (1, 1, 1)
    assert keys(corpus) == {"older/bus.txt", "older/canal.txt", "tram.txt"}
    assert walks == []


def test_a_file_that_was_only_touched_and_those_of_no_kind_change_nothing(
    corpus: Path, update: Update, walks: list[Path]
) -> None:
    os.utime(corpus / "tram.txt", ns=(1, 1))
    (corpus / "notes.pdf").write_bytes(b"%PDF")
    (corpus / ".draft.txt").write_text("Not yet.")
    done = update("tram.txt", "notes.pdf", ".draft.txt", ".gone.swp")
    assert (done.added, done.changed, done.removed, done.unchanged) == (0, 0, 0, 1)
    assert walks == []


def test_a_file_that_came_and_went_needs_no_walk(
    corpus: Path, update: Update, walks: list[Path]
) -> None:
    (corpus / "bus.txt").write_text("A new line\n\nIt runs at night.\n")
    (corpus / "tram.txt").unlink()
    done = update("bus.txt", passing=frozenset({"bus.txt.tmp", "tram.txt"}))
    assert (done.added, done.removed) == (1, 1)
    assert walks == []


def test_a_folder_that_came_or_is_gone_is_found_by_a_walk(
    corpus: Path, update: Update, walks: list[Path]
) -> None:
    (corpus / "older").rename(corpus / "oldest")
    done = update("older", "oldest")
    assert (done.added, done.removed) == (1, 1)
    assert keys(corpus) == {"ferry.txt", "oldest/canal.txt", "tram.txt"}
    (corpus / "oldest").rename(corpus.parent / "elsewhere")
    assert update("oldest").removed == 1
    assert walks == [corpus, corpus]


def test_a_link_is_followed_by_a_walk(corpus: Path, update: Update, walks: list[Path]) -> None:
    (corpus / "again.txt").symlink_to(corpus / "tram.txt")
    update("again.txt")
    assert keys(corpus) == {"again.txt", "ferry.txt", "older/canal.txt"}
    update("tram.txt")
    assert keys(corpus) == {"again.txt", "ferry.txt", "older/canal.txt"}
    assert walks == [corpus, corpus]


def test_what_lies_outside_the_corpus_is_left_to_a_walk(update: Update, walks: list[Path]) -> None:
    assert update("/somewhere/else.txt").unchanged == 3
    assert len(walks) == 1


def test_a_corpus_that_is_away_takes_nothing_with_it(corpus: Path, update: Update) -> None:
    corpus.rename(corpus.parent / "away")
    with pytest.raises(CorpusError):
        update("tram.txt")
    assert len(keys(corpus)) == 3


def test_a_corpus_of_one_file_needs_no_walk(tmp_path: Path, walks: list[Path]) -> None:
    file, corpus = tmp_path / "library.sqlite", tmp_path / "all.jsonl"
    corpus.write_text('{"headline": "One", "text": "It rained."}\n')
    bring_up_to_date(file, [corpus], Roster(), processes=1)
    walks.clear()
    with corpus.open("a") as more:
        more.write('{"headline": "Two", "text": "It snowed."}\n')
    changes = Changes(frozenset({corpus}))
    done = bring_up_to_date(file, [corpus], Roster(), processes=1, changes=changes)
    assert done.added == 1
    assert walks == []
