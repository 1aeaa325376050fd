"""Put the lines of a Markdown paragraph together, as every Markdown reader does."""

from __future__ import annotations

import re

# What begins a line of its own: a heading, a list item, a quoted line, a table row, a rule.
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|\||(?:[-*_]\s*){3,}$)")
_NUMBER = re.compile(r"\s*(?P<value>\d+)[.)]\s")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_STANDS_ALONE = re.compile(r"\s*(?:#{1,6}\s|\||(?:[-*_]\s*){3,}$)")


def joined_paragraphs(text: str) -> str:
    """Return Markdown ``text`` with each paragraph on one line.

    Headings, list items, quoted lines, tables, code and lines that end in a hard break stay on
    lines of their own; what follows a list item or a quoted line continues it.
    """
    lines: list[str] = []
    continues = fenced = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            lines.append(line)
            continues = False
        elif (
            fenced or not line.strip() or (_OWN_LINE.match(line) and not _goes_on(line, continues))
        ):
            lines.append(line)
            continues = not fenced and bool(line.strip()) and not _STANDS_ALONE.match(line)
        elif continues:
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
            continues = True
        if continues and _HARD_BREAK.search(line):
            lines[-1] = _HARD_BREAK.sub("", lines[-1])
            continues = False
    return "\n".join(lines)


def _goes_on(line: str, continues: bool) -> bool:  # noqa: FBT001 - private, and reads as it is said
    """Tell whether a number at the start of ``line`` is only where a sentence was wrapped."""
    number = _NUMBER.match(line)
    return continues and number is not None and number["value"] != "1"
