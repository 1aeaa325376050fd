"""The mentions that are resolved when it is known which of them speak."""

from __future__ import annotations

import pytest

from tui.analysis.cast import Cast
from tui.analysis.mentions import mentions
from tui.analysis.narrative import Narrative
from tui.analysis.segment import segment
from tui.analysis.wanted import Wanted
from tui.model import Span


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("A driver stopped. “We wait,” he said.", "he", {"A driver", "he"}),
        ("The ministers met a driver. “We wait,” they said.", "they", {"The ministers", "they"}),
        ("The bank has a report. “All is well,” it said.", "it", {"a report", "it"}),
        ("A driver saw the ministers. “We wait,” Ana Costa said.", "Ana Costa", {"Ana Costa"}),
    ],
)
def test_what_a_source_may_take_up_is_resolved_and_nothing_else(
    text: str, source: str, wanted: set[str]
) -> None:
    document = segment(text)
    start = text.index(source)
    narrative = Narrative(document, Cast(document, ()))
    found = Wanted(narrative, {Span(start, start + len(source))}).among(mentions(document))
    assert {one.span.of(text) for one in found} == wanted
