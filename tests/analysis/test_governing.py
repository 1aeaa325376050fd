"""Which words may report a quotation, and how they tie mentions to it."""

from __future__ import annotations

from tests.analysis.rows import row_of
from tui.analysis.governing import Reporting
from tui.analysis.links import Links

TEXT = "Ola said it. He said that the plan, stamped by Kari, was “done”, Berg added.\n\n“No.”"


def test_the_words_that_may_report_are_those_of_the_sentence_nearest_first() -> None:
    row = row_of(TEXT)
    first, second = row.unit_of_quote
    reporting = Reporting(row)
    assert [row.words[unit] for unit in reporting.before(first)] == ["stamped", "said"]
    assert [row.words[unit] for unit in reporting.verbs_before(first)] == ["said"]
    assert reporting.before(second) == []


def test_verbs_of_saying_are_counted_on_both_sides_in_the_sentence() -> None:
    row = row_of(TEXT)
    assert [Reporting(row).said_around(unit) for unit in row.unit_of_quote] == [2, 0]


def test_a_verb_that_reports_governs_what_follows_unless_it_is_far_and_another_is_near() -> None:
    for text, word in (
        ("Kari said that it was stamped “done”.", "said"),
        ("Kari said that the town would soon be stamped “done”.", "stamped"),
        ("Kari left, and it was stamped “done”.", "stamped"),
    ):
        row = row_of(text)
        assert row.words[Reporting(row).governor(row.unit_of_quote[0])] == word


def test_nothing_governs_a_quotation_that_begins_the_sentence() -> None:
    row = row_of("Kari said so. “Done”, Ola said.")
    assert Reporting(row).governor(row.unit_of_quote[0]) == -1


def test_a_mention_is_tied_by_the_surest_verb_between_it_and_the_quotation() -> None:
    row = row_of("Kari said that Ola stamped it “growth”, as Berg noted, and Lie left.")
    links = Links(row, row.unit_of_quote[0])
    found = {row.words[unit]: links.link(unit) for unit in row.mentions_of_unit}
    assert found == {
        "kari": "<sbsay2",  # the subject of "said", which is surer than "stamped"
        "ola": "<saed",  # "said" stands before it
        "it": "<-",
        "berg": ">ssay2",  # no verb between the two: the word that follows
        "lie": ">vb2say2",
    }
