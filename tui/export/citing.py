"""A quotation with its source: as plain text to paste elsewhere, and as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.clean import clean_line, is_safe_address
from tui.model import QuotationKind
from tui.timeline import MONTHS

if TYPE_CHECKING:
    from datetime import date

    from tui.library import QuotationRow

_LINE_START = re.compile(r"^(\s*)([-+#>=~]|\d+(?=[.)]))")


def cited(row: QuotationRow, threshold: float = 0.0) -> str:
    """Return the quotation with speaker, role, outlet, date, headline and address.

    What is unknown is left out, but for the speaker, who is said to be unknown. A confidence below
    ``threshold`` is marked with a question mark. ::

        “We will keep the bridge open.”
        — Anna Berg, Minister of Transport
        Harbour Post, 18 Mar 2025: Bridge stays open
        https://harbour.example/bridge
    """
    lines = (
        _words(row),
        f"— {_speaker(row, threshold)}",
        ": ".join(part for part in (_source(row), clean_line(row.headline)) if part),
        row.url if is_safe_address(row.url) else "",
    )
    return "\n".join(line for line in lines if line)


def cited_in_markdown(row: QuotationRow, threshold: float = 0.0) -> str:
    """Return the same as a block quotation in Markdown.

    The headline is linked to the address where there is one. ::

        > “We will keep the bridge open.”
        >
        > — Anna Berg, Minister of Transport. Harbour Post, 18 Mar 2025: [Bridge stays open](<…>)
    """
    headline = escaped(clean_line(row.headline))
    if is_safe_address(row.url):
        link = row.url.translate({ord("<"): "%3C", ord(">"): "%3E", ord("\\"): "%5C"})
        headline = f"[{headline or link}](<{link}>)"
    source = ": ".join(part for part in (escaped(_source(row)), headline) if part)
    said = ". ".join(part for part in (escaped(_speaker(row, threshold)), source) if part)
    return f"> {escaped(_words(row))}\n>\n> — {said}\n"


def escaped(text: str) -> str:
    """Return one line of text whose signs stay signs in Markdown, HTML in it included."""
    for sign in "\\`*_[]|":
        text = text.replace(sign, f"\\{sign}")
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _LINE_START.sub(_plain_start, text)


def day(published: date | None) -> str:
    """Return ``18 Mar 2025``, or nothing."""
    if published is None:
        return ""
    return f"{published.day} {MONTHS[published.month - 1]} {published.year}"


def _plain_start(match: re.Match[str]) -> str:
    space, sign = match.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _words(row: QuotationRow) -> str:
    words = clean_line(row.text)
    return f"“{words}”" if row.kind is QuotationKind.DIRECT else words


def _source(row: QuotationRow) -> str:
    return ", ".join(part for part in (clean_line(row.outlet), day(row.published)) if part)


def _speaker(row: QuotationRow, threshold: float) -> str:
    if row.speaker is None:
        return "speaker unknown"
    reported = ", as reported" if row.kind is QuotationKind.INDIRECT else ""
    doubt = " (?)" if row.confidence < threshold else ""
    return f"{_named(row)}{doubt}{reported}"


def _named(row: QuotationRow) -> str:
    name, role = clean_line(row.speaker or ""), clean_line(row.role)
    if row.members:
        *others, last = map(clean_line, row.members)
        members = f"{', '.join(others)} and {last}" if others else last
        return f"{name} ({members})"
    return f"{name}, {role}" if role else name
