"""Why each quotation of an article has its speaker, as lines for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.marking import Line
from tui.commands.width import wrapped
from tui.export.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.telling import Told
    from tui.library import Library
    from tui.model import Quotation, Roster

_INDENT = "  "
_WORDS_SHOWN = 70


def reasons_by_quotation(
    library: Library, article_id: int, roster: Roster
) -> Iterator[tuple[Quotation, tuple[Told, ...]]]:
    """Yield the quotations of an article in order, each with why it has its speaker."""
    from tui.analysis.explain import Explainer  # noqa: PLC0415 - few ask for reasons

    article, analysis = library.article(article_id), library.analysis(article_id)
    explainer = Explainer(article.text, roster)
    corrections = library.corrector(roster).of(article_id)
    for quotation in analysis.quotations:
        explanation = explainer.of(quotation)
        yield quotation, reasons(explanation, corrections.get(quotation), article.text)


def reason_lines(library: Library, article_id: int, roster: Roster, width: int) -> Iterator[Line]:
    """Yield the same as lines of at most ``width`` cells, under a heading."""
    text = library.article(article_id).text
    yield from (Line(""), Line("Why"))
    for quotation, parts in reasons_by_quotation(library, article_id, roster):
        words = " ".join(quotation.span.of(text).split())
        short = words if len(words) <= _WORDS_SHOWN else f"{words[:_WORDS_SHOWN].rstrip()}…"
        yield Line("")
        yield from map(Line, wrapped(f"“{short}”", width))
        for part in parts:
            told = wrapped(f"{part.title}: {part.words}", max(width - len(_INDENT), 20))
            yield from (Line(f"{_INDENT}{line}") for line in told)
