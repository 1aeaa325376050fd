"""Where things lie on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import locations


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every kind of file a folder of its own."""
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path


def test_each_kind_of_file_lies_in_its_xdg_folder(home: Path) -> None:
    assert locations.config_file() == home / "config" / "onrecord" / "config.yaml"
    assert locations.marks_file() == home / "data" / "onrecord" / "marks.sqlite"
    assert locations.library_file([home]).parent == home / "cache" / "onrecord"
    assert locations.state_file([home]).parent == home / "state" / "onrecord"


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_without_xdg_variables_the_custom_of_the_system_holds(
    home: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    for kind in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("sys.platform", system)
    files = [
        locations.config_file(),
        locations.marks_file(),
        locations.library_file([home]),
        locations.state_file([home]),
    ]
    assert all(file.is_relative_to(home) for file in files)
    assert len({file.parent for file in files}) == 4 or system == "darwin"
    if system == "linux":
        assert files[0] == home / ".config" / "onrecord" / "config.yaml"


def test_a_library_is_called_like_its_corpus(home: Path) -> None:
    name = locations.library_file([home / "Baltic Press, 2025"]).name
    assert name.startswith("baltic-press-2025-")
    assert name.endswith(".sqlite")


def test_the_same_corpora_in_any_order_and_spelling_share_a_library(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = home / "one", home / "two"
    monkeypatch.chdir(home)
    assert locations.library_file([one, two]) == locations.library_file([one, two, one])
    assert locations.library_file([Path("one")]) == locations.library_file([two / ".." / "one"])


def test_different_corpora_have_different_libraries(home: Path) -> None:
    files = {
        locations.library_file(corpora)
        for corpora in (
            [home / "a"],
            [home / "b"],
            [home / "a", home / "b"],
            [home / "x" / "a"],
            [],
        )
    }
    assert len(files) == 5


def test_a_folder_whose_name_is_not_unicode_has_a_library(home: Path) -> None:
    assert locations.library_file([home / "caf\udce9"]).name.startswith("caf-")


def test_the_sample_has_a_configuration_and_articles() -> None:
    assert (locations.sample() / "config.yaml").is_file()
    assert (locations.sample() / "articles").is_dir()


def test_an_installed_package_carries_its_sample_inside(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "_PACKAGE", home)
    (home / "sample").mkdir()
    assert locations.sample() == home / "sample"
