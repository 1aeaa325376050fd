"""Rows on stdout: a table for people, JSON, JSON Lines, CSV or Markdown for everything else."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, TypeVar

from tui.clean import clean_line
from tui.commands.messages import say
from tui.commands.width import cells, padded
from tui.export.citing import escaped
from tui.export.records import csv_lines, json_array, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.export.records import Value

Row = TypeVar("Row")

_MEASURED = 200
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table for people.

    ``share`` is its part of the room that the others leave; 0 is a column as wide as its words.
    """

    title: str
    cell: Callable[[Row], str]
    share: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Shape(Generic[Row]):
    """How a kind of row comes out: for programs by ``fields``, for people by ``columns``.

    ``nothing`` is what people are told, on stderr, where there is no row.
    """

    fields: Mapping[str, Callable[[Row], Value]]
    columns: tuple[Column[Row], ...]
    nothing: str = ""

    def record(self, row: Row) -> dict[str, Value]:
        """Return the row as JSON has it."""
        return record(row, self.fields)


def write_rows(rows: Iterable[Row], shape: Shape[Row], form: str) -> None:
    """Write rows to stdout in one of the formats, as they come."""
    if form == "json":
        write_pieces(json_array(map(shape.record, rows), ascii_only=stdout_is_ascii()))
    elif form == "jsonl":
        for row in rows:
            write_line(as_json(shape.record(row)))
    elif form == "csv":
        write_pieces(csv_lines(map(shape.record, rows), shape.fields))
    elif form == "md":
        _write_markdown(rows, shape)
    else:
        write = _write_rich if sys.stdout.isatty() else _write_plain
        if not write(rows, shape) and shape.nothing:
            say(shape.nothing)


def write_line(line: str) -> None:
    """Write one line to stdout."""
    sys.stdout.write(f"{line}\n")


def write_pieces(pieces: Iterable[str]) -> None:
    """Write pieces of text to stdout, as they come."""
    for piece in pieces:
        sys.stdout.write(piece)


def as_json(value: object, *, indent: int | None = None) -> str:
    """Return JSON that stdout can carry: letters as they are where it is Unicode."""
    return json.dumps(value, ensure_ascii=stdout_is_ascii(), indent=indent)


def stdout_is_ascii() -> bool:
    """Tell whether stdout cannot carry every letter as it is."""
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "").replace("_", "")
    return not encoding.startswith("utf")


def _write_markdown(rows: Iterable[Row], shape: Shape[Row]) -> None:
    _write_markdown_row(column.title for column in shape.columns)
    _write_markdown_row("---:" if column.right else "---" for column in shape.columns)
    for row in rows:
        _write_markdown_row(escaped(clean_line(column.cell(row))) for column in shape.columns)


def _write_markdown_row(texts: Iterable[str]) -> None:
    write_line(f"| {' | '.join(texts)} |")


def _cells_of(row: Row, columns: Sequence[Column[Row]]) -> list[str]:
    return [clean_line(column.cell(row)) for column in columns]


def _write_plain(rows: Iterable[Row], shape: Shape[Row]) -> bool:
    """Write aligned columns, a row a line; the first rows decide the widths. False if none came."""
    lines = (_cells_of(row, shape.columns) for row in rows)
    first = list(islice(lines, _MEASURED))
    if not first:
        return False
    head = [column.title for column in shape.columns]
    widths = [min(max(map(cells, texts)), _WIDEST) for texts in zip(head, *first, strict=True)]
    for texts in chain([head], first, lines):
        aligned = [
            " " * (width - cells(text)) + text if column.right else padded(text, width)
            for text, width, column in zip(texts, widths, shape.columns, strict=True)
        ]
        write_line("  ".join(aligned).rstrip())
    return True


def _write_rich(rows: Iterable[Row], shape: Shape[Row]) -> bool:
    """Write a table as wide as the terminal; False if no row came."""
    from rich import box  # noqa: PLC0415 - only a terminal gets a table of this kind
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=any(c.share for c in shape.columns))
    for column in shape.columns:
        table.add_column(
            Text(column.title),
            ratio=column.share or None,
            no_wrap=not column.share,
            overflow="fold",
            justify="right" if column.right else "left",
        )
    for row in rows:
        table.add_row(*map(Text, _cells_of(row, shape.columns)))
    if table.row_count:
        Console(highlight=False, emoji=False, markup=False).print(table)
    return bool(table.row_count)
