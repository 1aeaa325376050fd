"""Rows come out as a table, JSON, JSON Lines, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tui.commands.rows import Column, Shape, as_json, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

ROWS = [("Ada Berg", 3, ["A. Berg", "Berg"], True), ("日本 | <b>", 12, [], False)]
SHAPE: Shape[tuple[str, int, list[str], bool]] = Shape(
    {
        "name": lambda row: row[0],
        "count": lambda row: row[1],
        "aliases": lambda row: row[2],
        "sure": lambda row: row[3],
        "nothing": lambda _: None,
    },
    (
        Column("Name", lambda row: row[0], share=1),
        Column("Count", lambda row: str(row[1]), right=True),
        Column("Also", lambda row: ", ".join(row[2])),
    ),
)


class FakeTerminal(io.StringIO):
    """A stdout that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def written(form: str, capsys: pytest.CaptureFixture[str], rows: object = ROWS) -> str:
    write_rows(rows, SHAPE, form)  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_json_is_a_list_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = json.loads(written("json", capsys))
    assert first == {
        "name": "Ada Berg",
        "count": 3,
        "aliases": ["A. Berg", "Berg"],
        "sure": True,
        "nothing": None,
    }
    assert second["aliases"] == []
    assert json.loads(written("json", capsys, [])) == []


def test_json_lines_are_one_object_each(capsys: pytest.CaptureFixture[str]) -> None:
    lines = written("jsonl", capsys).splitlines()
    assert [json.loads(line)["count"] for line in lines] == [3, 12]
    assert written("jsonl", capsys, []) == ""


def test_csv_has_a_header_and_one_cell_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    table = list(csv.reader(io.StringIO(written("csv", capsys))))
    assert table == [
        ["name", "count", "aliases", "sure", "nothing"],
        ["Ada Berg", "3", "A. Berg; Berg", "true", ""],
        ["日本 | <b>", "12", "", "false", ""],
    ]


def test_markdown_escapes_what_would_be_markup(capsys: pytest.CaptureFixture[str]) -> None:
    assert written("md", capsys).splitlines() == [
        "| Name | Count | Also |",
        "| --- | ---: | --- |",
        "| Ada Berg | 3 | A. Berg, Berg |",
        "| 日本 \\| &lt;b> | 12 |  |",
    ]


def test_a_table_in_a_pipe_is_aligned_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    assert written("table", capsys).splitlines() == [
        "Name        Count  Also",
        "Ada Berg        3  A. Berg, Berg",
        "日本 | <b>     12",
    ]
    assert written("table", capsys, []) == ""


def test_a_table_on_a_terminal_shows_markup_as_the_words_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    terminal = FakeTerminal()
    monkeypatch.setattr("sys.stdout", terminal)
    write_rows([("[bold]x[/] :smile:", 1, [], True)], SHAPE, "table")
    assert "[bold]x[/] :smile:" in terminal.getvalue()
    terminal.seek(0)
    terminal.truncate()
    write_rows([], SHAPE, "table")
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_nothing_that_steers_a_terminal_comes_out(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "a\x1b]0;owned\x07\x9b31m\u202e\ud800b"
    out = written(form, capsys, [(hostile, 1, [hostile], True)])
    assert not set(out) & set("\x1b\x07\x9b\u202e\ud800")
    assert "\\u001b" not in out


def test_json_is_ascii_where_stdout_is_not_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert as_json("Šakalienė") == '"\\u0160akalien\\u0117"'


@pytest.mark.parametrize("command", ["quotes", "speakers", "entities", "statements", "corrections"])
def test_that_a_table_would_be_empty_is_said_and_data_stay_data(run: Run, command: str) -> None:
    words = [] if command == "corrections" else ["nowhere-to-be-found"]
    table = run(command, *words)
    assert table.status == 0
    assert not table.out
    told = table.err.splitlines()[-1]
    assert told.startswith("No ")
    data = run(command, *words, "--format", "json")
    assert json.loads(data.out) == []
    assert told not in data.err
