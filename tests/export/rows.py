"""Invented quotations."""

from __future__ import annotations

from datetime import date

from tui.library import QuotationRow
from tui.model import QuotationKind


def row(**changes: object) -> QuotationRow:
    """Return a quotation with everything known, some of it changed."""
    fields: dict[str, object] = {
        "article": "bridge.md",
        "headline": "Bridge stays open",
        "outlet": "Harbour Post",
        "published": date(2025, 3, 18),
        "start": 10,
        "end": 42,
        "text": "We will keep the bridge open.",
        "kind": QuotationKind.DIRECT,
        "fragment": False,
        "speaker": "Anna Berg",
        "members": (),
        "mention": "Berg",
        "cue": "said",
        "confidence": 0.91,
        "article_id": 1,
        "role": "Minister of Transport",
        "url": "https://harbour.example/bridge",
    }
    return QuotationRow(**(fields | changes))  # type: ignore[arg-type]
