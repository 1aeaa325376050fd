"""Rows as records: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, TypeVar

from tui.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Row = TypeVar("Row")
Value = str | int | float | bool | list[str] | None

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def record(row: Row, fields: Mapping[str, Callable[[Row], Value]]) -> dict[str, Value]:
    """Return the row's fields by name, their texts without anything that steers a terminal."""
    return {name: _cleaned(value(row)) for name, value in fields.items()}


def json_array(
    records: Iterable[Mapping[str, Value]], *, ascii_only: bool = False
) -> Iterator[str]:
    """Yield the pieces of a JSON array, a record a line."""
    separator = "["
    for each in records:
        yield f"{separator}\n{json.dumps(each, ensure_ascii=ascii_only)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def csv_lines(records: Iterable[Mapping[str, Value]], fields: Iterable[str]) -> Iterator[str]:
    """Yield the lines of CSV with a header; lists are joined with semicolons.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    spreadsheets show as text. JSON has the text as it is.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(fields)
    for each in records:
        writer.writerow(map(_cell, each.values()))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _harmless("; ".join(value))
    return _harmless(value) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cleaned(value: Value) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    return value
