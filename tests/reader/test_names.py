"""The names beside an article say who speaks in it, and how sure that is."""

from __future__ import annotations

from tests.reader import articles
from tui.reader.names import names_in_article
from tui.reader.wording import UNATTRIBUTED


def test_a_speaker_is_in_doubt_where_no_quotation_is_sure_enough() -> None:
    speakers = names_in_article(articles.analysis(), 0.85)[0].names
    doubts = {name.name: name.in_doubt for name in speakers}
    assert doubts["joint statement"]
    assert not doubts["Bernd Maier-Larsen"]  # one of the two is sure


def test_what_nobody_could_be_found_for_is_counted_last() -> None:
    *_, last = names_in_article(articles.analysis())[0].names
    assert (last.name, last.count, last.filter) == (UNATTRIBUTED, 1, None)
