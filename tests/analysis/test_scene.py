"""A text as a row of units: what is found out about its mentions."""

from __future__ import annotations

from tests.analysis.rows import row_of


def test_each_mention_has_its_own_last_word_also_within_another() -> None:
    row = row_of("The mayor of Lima, Ana Costa, left. “Go home,” the Lima police said. She waited.")
    text = row.document.text
    spoken = [mention.span.of(text).lower().split()[-1] for mention in row.mentions]
    assert row.last_words == spoken
    assert len(set(row.unit_of_mention)) < len(row.mentions)
