"""Exports are written to new files only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.export.files import file_name, free_path, write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Dovilė Šakalienė", "dovile-sakaliene.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("Łukasz O’Neill & Söhne", "lukasz-o-neill-sohne.csv"),
        ("橋", "quotations.csv"),
        ("x" * 300, f"{'x' * 60}.csv"),
    ],
)
def test_a_file_is_called_after_what_is_in_it(title: str, name: str) -> None:
    assert file_name(title, "csv") == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "a.csv") == tmp_path / "a.csv"
    (tmp_path / "a.csv").touch()
    (tmp_path / "a-2.csv").symlink_to("nowhere")
    assert free_path(tmp_path, "a.csv") == tmp_path / "a-3.csv"


def test_what_is_written_is_what_was_given(tmp_path: Path) -> None:
    assert write_new(tmp_path / "a.txt", ["Šo", "\n"]) == 3
    assert (tmp_path / "a.txt").read_bytes() == "Šo\n".encode()


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.txt", ["new"])
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_file_that_could_not_be_finished_is_removed(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_new(tmp_path / "a.txt", broken())
    assert not (tmp_path / "a.txt").exists()
