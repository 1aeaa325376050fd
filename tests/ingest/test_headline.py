"""A headline for an article that came without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.headline import headline_in


def test_a_first_line_that_stands_apart_is_the_headline() -> None:
    assert headline_in("Ferry stuck in ice\n\nA ferry got stuck.") == "Ferry stuck in ice"
    assert headline_in("Ferry stuck in ice\nA ferry got stuck.") == "Ferry stuck in ice"


def test_a_headline_may_be_a_sentence_if_a_blank_line_follows() -> None:
    assert headline_in("Who owns the ice?\n\nNobody does.") == "Who owns the ice?"
    assert headline_in("The ice is back.\n\nIt came at night.") == "The ice is back."
    assert headline_in("Ice. Again.\n\nIt came at night.") == "Ice. Again."


def test_else_it_is_the_first_sentence() -> None:
    assert headline_in("Ferries wait today. Ice is back.\n") == "Ferries wait today."
    text = "A ferry got stuck in the ice on Monday. Nobody was hurt.\nTugs were sent."
    assert headline_in(text) == "A ferry got stuck in the ice on Monday."


def test_a_long_sentence_is_cut_after_a_word() -> None:
    headline = headline_in("The ferry from the island " + "sailed slowly on " * 20 + "home.")
    assert len(headline) <= 121
    assert headline.endswith(("sailed…", "slowly…", "on…"))


@pytest.mark.parametrize(
    "start",
    [
        "Gen. A. Moor of the U.S. Navy came to St. Albans with Prof. Reed on Monday.",
        "The price rose 3.5 per cent to €2.40 at No. 10 on Monday.",
        "“We sail,” said Ann Moor, the captain of the ferry, on Monday.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(start: str) -> None:
    assert headline_in(f"{start} Then came Tuesday, and the tugs.\nMore.") == start


def test_a_sentence_may_end_with_a_quotation_mark_or_a_year() -> None:
    assert headline_in("She said: “We sail.” Nobody did. Yes.\nx") == "She said: “We sail.”"
    assert headline_in("The ferry was built in 1987. Now it is stuck.\nx").endswith("in 1987.")


@pytest.mark.parametrize(
    "appeal",
    [
        "Help us to stay free by making a donation to our small team",
        "Subscribe to our newsletter",
        "SUBSCRIBE NOW",
        "https://example.org/ferry",
        "18 March 2025",
        "* * *",
        "---",
    ],
)
def test_appeals_addresses_and_dates_are_no_headlines(appeal: str) -> None:
    assert headline_in(f"{appeal}\n\nFerry stuck in ice\n\nIt is.") == "Ferry stuck in ice"


def test_a_summary_may_stand_above_the_headline() -> None:
    text = (
        "A ferry is stuck. Tugs are on their way to it.\n"
        "Ferry with ninety aboard stuck in ice\n\n"
        "A ferry got stuck on Monday.\n"
    )
    assert headline_in(text) == "Ferry with ninety aboard stuck in ice"


def test_a_few_words_below_the_first_sentence_are_no_headline() -> None:
    text = "A ferry is stuck. Tugs are on their way to it.\nBy Ann Moor\n\nA ferry got stuck."
    assert headline_in(text) == "A ferry is stuck."


def test_a_text_of_nothing_but_an_appeal_has_it_for_a_headline() -> None:
    assert headline_in("Subscribe now!\n") == "Subscribe now!"


def test_white_space_is_collapsed() -> None:
    assert headline_in("\n\n  Ferry \t stuck  \n\nIt is.") == "Ferry stuck"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n")))
def test_a_headline_is_one_bounded_line_and_only_empty_for_an_empty_text(text: str) -> None:
    headline = headline_in(text)
    assert "\n" not in headline
    assert len(headline) <= 141
    assert bool(headline) == bool(text.strip())
