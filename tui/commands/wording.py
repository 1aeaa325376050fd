"""How commands put dates, speakers and reasons into words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tui.model import Skipped

UNATTRIBUTED = "unattributed"
CORRECTED = "✎"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def iso(published: date | None) -> str | None:
    """Return an ISO date, or date and time where the time is known; None when neither is."""
    return None if published is None else published.isoformat()


def day(published: date | None) -> str:
    """Return ``18 Mar 2025``, or that the article is undated."""
    if published is None:
        return "undated"
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}"


def moment(published: date | None) -> str:
    """Return the day, with the time where it is known."""
    if isinstance(published, datetime):
        return f"{day(published)}, {published:%H:%M}"
    return day(published)


def source(outlet: str, published: date | None) -> str:
    """Return ``Baltic Desk, 18 Mar 2025``; an unknown outlet is left out."""
    return ", ".join(part for part in (outlet, day(published)) if part)


def why(skipped: Skipped) -> str:
    """Return which file was skipped, and the reason."""
    line = "" if skipped.line is None else f", line {skipped.line}"
    return f"{skipped.path}{line}: {skipped.reason}"


def signed(name: str | None, confidence: float, threshold: float, *, corrected: bool) -> str:
    """Return a speaker's name with a sign: ``?`` for doubt, ``✎`` for the reader's own word."""
    if corrected:
        return f"{name or UNATTRIBUTED} {CORRECTED}"
    if name is None:
        return UNATTRIBUTED
    return name if confidence >= threshold else f"{name} ?"
