"""``onrecord config`` prints what is in force and where it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]


def settings(outcome: Outcome) -> dict[str, tuple[object, str]]:
    return {row["key"]: (row["value"], row["origin"]) for row in json.loads(outcome.out)}


def test_every_value_comes_with_its_origin(
    run: Run, home: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "config.yaml"
    file.write_text(
        "corpora: [news]\nroster:\n  speakers:\n    - name: Ines Duarte\n"
        "layout: {measure: 70}\nkeys: {quit: x}\n"
    )
    monkeypatch.setenv("ONRECORD_THEME", "light")
    found = settings(run("config", "--format", "json", "--library", "mine.sqlite"))
    assert found["file"] == (str(file), "")
    assert found["corpora"] == ([str(corpus)], f"{file}, line 1")
    assert found["library"] == (str(home / "mine.sqlite"), "--library")
    assert found["theme"] == ("light", "ONRECORD_THEME")
    assert found["roster.speakers"] == (["Ines Duarte"], f"{file}, line 3")
    assert found["roster.groups"] == ([], f"{file}, line 2")
    assert found["layout.measure"] == (70, f"{file}, line 5")
    assert found["layout.sidebar"] == (True, "default")
    assert found["keys.quit"] == ("x", f"{file}, line 6")


def test_the_table_reads_as_words(run: Run) -> None:
    outcome = run("config")
    assert "layout.sidebar        true" in outcome.out
    assert "the sample" in outcome.out
    assert "this is the sample" in outcome.err


def test_it_needs_no_corpus_that_exists(run: Run) -> None:
    assert run("config", "--corpus", "gone").status == 0
