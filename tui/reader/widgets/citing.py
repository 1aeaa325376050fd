"""A quotation with its source, as plain text to paste elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.clean import clean_line
from tui.model import QuotationKind
from tui.reader.guard import is_safe_address
from tui.reader.wording import day

if TYPE_CHECKING:
    from tui.model import Entity, Quotation
    from tui.reader.widgets.page import Reading


def cited(reading: Reading, quotation: int) -> str:
    """Return the quotation of that index with speaker, outlet, date, headline and address.

    What is unknown is left out, but for the speaker, who is said to be unknown. ::

        “We will keep the bridge open.”
        — Anna Berg, Minister of Transport
        Harbour Post, 18 Mar 2025: Bridge stays open
        https://harbour.example/bridge
    """
    article = reading.article
    quoted = reading.analysis.quotations[quotation]
    words = clean_line(quoted.span.of(article.text))
    if quoted.kind is QuotationKind.DIRECT:
        words = f"“{words}”"
    published = day(article.published) if article.published is not None else ""
    source = ", ".join(part for part in (clean_line(article.outlet), published) if part)
    headline = clean_line(article.headline)
    return "\n".join(
        line
        for line in (
            words,
            f"— {_speaker(reading, quoted)}",
            ": ".join(part for part in (source, headline) if part),
            article.url if is_safe_address(article.url) else "",
        )
        if line
    )


def _speaker(reading: Reading, quoted: Quotation) -> str:
    speaker = reading.analysis.speaker_of(quoted)
    if speaker is None or quoted.attribution is None:
        return "speaker unknown"
    reported = ", as reported" if quoted.kind is QuotationKind.INDIRECT else ""
    doubt = " (?)" if quoted.attribution.confidence < reading.threshold else ""
    return f"{_named(speaker)}{doubt}{reported}"


def _named(speaker: Entity) -> str:
    name, role = clean_line(speaker.name), clean_line(speaker.role)
    if speaker.members:
        *others, last = map(clean_line, speaker.members)
        members = f"{', '.join(others)} and {last}" if others else last
        return f"{name} ({members})"
    return f"{name}, {role}" if role else name
