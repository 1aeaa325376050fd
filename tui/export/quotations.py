"""Lists of quotations as CSV, JSON, JSON Lines, Markdown and plain text."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.export.citing import cited, cited_in_markdown
from tui.export.records import csv_lines, json_array, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tui.export.records import Value
    from tui.library import QuotationRow

SPEECH: Mapping[str, Callable[[QuotationRow], Value]] = {
    "start": lambda row: row.start,
    "end": lambda row: row.end,
    "text": lambda row: row.text,
    "kind": lambda row: str(row.kind),
    "fragment": lambda row: row.fragment,
    "speaker": lambda row: row.speaker,
    "role": lambda row: row.role,
    "members": lambda row: list(row.members),
    "mention": lambda row: row.mention,
    "cue": lambda row: row.cue,
    "confidence": lambda row: round(row.confidence, 3),
    "corrected": lambda row: row.corrected,
}
"""What is said of a quotation; offsets are into the article's text."""

FIELDS: Mapping[str, Callable[[QuotationRow], Value]] = {
    "article": lambda row: row.article,
    "headline": lambda row: row.headline,
    "outlet": lambda row: row.outlet,
    "published": lambda row: None if row.published is None else row.published.isoformat(),
    "url": lambda row: row.url,
    **SPEECH,
}
"""The same with the article it stands in."""


class Form(StrEnum):
    """A format for a list of quotations; the value is also the ending of its files."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "md"
    TEXT = "txt"


def pieces(
    rows: Iterable[QuotationRow],
    form: Form,
    threshold: float = 0.0,
    *,
    ascii_only: bool = False,
) -> Iterator[str]:
    """Yield the pieces of the text that ``rows`` make in a format, as they come.

    ``threshold`` is the confidence below which Markdown and plain text doubt a speaker;
    ``ascii_only`` has JSON escape all other letters.
    """
    match form:
        case Form.CSV:
            yield from csv_lines((record(row, FIELDS) for row in rows), FIELDS)
        case Form.JSON:
            yield from json_array((record(row, FIELDS) for row in rows), ascii_only=ascii_only)
        case Form.JSONL:
            for row in rows:
                yield f"{json.dumps(record(row, FIELDS), ensure_ascii=ascii_only)}\n"
        case Form.MARKDOWN:
            yield from _parted(cited_in_markdown(row, threshold) for row in rows)
        case Form.TEXT:
            yield from _parted(f"{cited(row, threshold)}\n" for row in rows)


def _parted(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts with a blank line between any two."""
    for number, text in enumerate(texts):
        yield f"\n{text}" if number else text
