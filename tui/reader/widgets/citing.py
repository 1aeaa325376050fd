"""A quotation of the article that is read, with its source, as plain text to paste elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.reader.widgets.page import Reading


def cited(reading: Reading, quotation: int) -> str:
    """Return the quotation of that index with speaker, role, outlet, date, headline, address."""
    from tui.export.citing import cited as cited_row  # noqa: PLC0415 - only when one is copied
    from tui.library.quoted import quotation_row  # noqa: PLC0415 - as above

    quoted = reading.analysis.quotations[quotation]
    row = quotation_row(0, reading.article, quoted, reading.analysis.speaker_of(quoted))
    return cited_row(row, reading.threshold)
