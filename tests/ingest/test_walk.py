"""Which files of a corpus are found, in which order, under which key."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tui.ingest import CorpusError, SourceFile, read, source_files
from tui.model import Skipped


def keys(corpus: Path) -> list[str]:
    return [source.key for source in source_files(corpus)]


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The harbour reopened on Monday.\n")


def test_folders_are_read_with_all_that_is_in_them_in_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.md", "c/z.json", "c/d/e.jsonl", "f.html", "g.htm", "B.TXT")
    assert keys(tmp_path) == [
        "B.TXT",
        "a.md",
        "b.txt",
        "c/d/e.jsonl",
        "c/z.json",
        "f.html",
        "g.htm",
    ]


def test_compressed_files_count_as_what_is_in_them(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt.gz", "b.JSONL.GZ", "c.gz", "d.pdf.gz")
    found = list(source_files(tmp_path))
    assert [source.key for source in found] == ["a.txt.gz", "b.JSONL.GZ"]
    assert [source.suffix for source in found] == [".txt", ".jsonl"]


def test_hidden_files_and_files_of_other_kinds_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, ".a.txt", ".git/b.txt", "c.pdf", "d", "e.txt~", "f.txt")
    assert keys(tmp_path) == ["f.txt"]


def test_a_file_can_be_a_corpus(tmp_path: Path) -> None:
    fill(tmp_path, "one.txt")
    (source,) = source_files(tmp_path / "one.txt")
    assert source.key == "one.txt"
    assert source.corpus == source.path == tmp_path / "one.txt"


def test_a_source_knows_size_and_time_of_its_file(tmp_path: Path) -> None:
    fill(tmp_path, "one.txt")
    os.utime(tmp_path / "one.txt", ns=(5, 1_700_000_000_123_456_789))
    (source,) = source_files(tmp_path)
    assert source.size == len("The harbour reopened on Monday.\n")
    assert source.mtime_ns == (tmp_path / "one.txt").stat().st_mtime_ns


def test_an_empty_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    assert keys(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
class TestLinks:
    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        fill(tmp_path, "a/one.txt")
        (tmp_path / "a" / "loop").symlink_to(tmp_path)
        (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
        assert keys(tmp_path) == ["a/one.txt"]

    def test_a_linked_folder_and_file_are_followed(self, tmp_path: Path) -> None:
        fill(tmp_path / "elsewhere", "x/one.txt", "two.txt")
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        (corpus / "x").symlink_to(tmp_path / "elsewhere" / "x")
        (corpus / "two.txt").symlink_to(tmp_path / "elsewhere" / "two.txt")
        assert keys(corpus) == ["two.txt", "x/one.txt"]

    def test_a_folder_reached_in_two_ways_is_read_once(self, tmp_path: Path) -> None:
        fill(tmp_path, "b/one.txt")
        (tmp_path / "a").symlink_to(tmp_path / "b")
        assert keys(tmp_path) == ["a/one.txt"]

    def test_a_link_to_nothing_is_skipped_with_a_reason(self, tmp_path: Path) -> None:
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
        (source,) = source_files(tmp_path)
        (skipped,) = read(source)
        assert isinstance(skipped, Skipped)
        assert skipped.reason == "not there; restore it or remove the link"

    def test_a_pipe_is_no_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert keys(tmp_path) == []
        source = SourceFile(tmp_path / "pipe.txt", tmp_path, "pipe.txt", 0, 0)
        (skipped,) = read(source)
        assert isinstance(skipped, Skipped)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all")
class TestWithoutPermission:
    def test_a_file_is_skipped_with_a_reason(self, tmp_path: Path) -> None:
        fill(tmp_path, "locked.txt")
        (tmp_path / "locked.txt").chmod(0)
        (source,) = source_files(tmp_path)
        (skipped,) = read(source)
        assert isinstance(skipped, Skipped)
        assert "check its permissions" in skipped.reason

    def test_a_corpus_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "locked").mkdir(mode=0)
        with pytest.raises(CorpusError, match="check its permissions"):
            keys(tmp_path / "locked")


def refuse(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Make the listing of ``folder`` fail as it does without permission, for root as well."""
    listing = os.scandir

    def scandir(path: Path) -> os.PathLike[str]:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)  # type: ignore[return-value]

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_cannot_be_listed_is_skipped_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a/one.txt", "b/two.txt")
    refuse(monkeypatch, tmp_path / "a")
    first, second = source_files(tmp_path)
    assert (first.key, second.key) == ("a/", "b/two.txt")
    (skipped,) = read(first)
    assert skipped == Skipped(tmp_path / "a", "cannot be read; check its permissions")


def test_a_corpus_that_cannot_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, tmp_path)
    with pytest.raises(CorpusError, match="Permission denied"):
        keys(tmp_path)


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere", "no such file or folder"), ("a\0b", "no name a file can have")],
)
def test_a_corpus_that_is_not_there_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        keys(tmp_path / name)


def test_a_file_of_another_kind_is_no_corpus(tmp_path: Path) -> None:
    fill(tmp_path, "report.pdf")
    with pytest.raises(CorpusError, match=r"it must end in .*\.jsonl"):
        keys(tmp_path / "report.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_pipe_is_no_corpus(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(CorpusError, match="neither a file nor a folder"):
        list(source_files(tmp_path / "pipe.txt"))


def test_a_key_is_one_printable_line_and_the_path_still_opens(tmp_path: Path) -> None:
    names = [
        b"a\x1b[31m.txt",
        b"b\n.txt",
        b"c\xff.txt",
        "d \u202etxt.txt".encode(),
        "é.txt".encode(),
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("One sentence here.")
    found = list(source_files(tmp_path))
    assert len({source.key for source in found}) == len(names)
    for source in found:
        assert source.key.isprintable()
        source.key.encode()
        assert source.path.exists()
    assert found[0].key == "a%1B[31m.txt"


def test_the_message_of_an_error_cannot_steer_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as error:
        keys(tmp_path / "\x1b]0;title\x07")
    assert str(error.value).isprintable()
