"""Markdown paragraphs are one line, whatever width their author wrapped them at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.paragraphs import joined_paragraphs


def test_the_lines_of_a_paragraph_become_one() -> None:
    text = "“We have\nwaited long enough,”\nsaid Maier.\n\nHe left\nat noon."
    assert (
        joined_paragraphs(text) == "“We have waited long enough,” said Maier.\n\nHe left at noon."
    )


def test_headings_items_tables_and_rules_keep_their_lines() -> None:
    text = "## The vote\nIt passed.\n\n- one\n- two\n\n| a | b |\n| c | d |\n\n---\n> he said\n> so"
    assert joined_paragraphs(text) == text


def test_what_follows_an_item_continues_it() -> None:
    assert joined_paragraphs("- one that is\n  long\n- two") == "- one that is long\n- two"


def test_a_hard_break_is_kept() -> None:
    assert joined_paragraphs("first  \nsecond\\\nthird\nfourth") == "first\nsecond\nthird fourth"


def test_a_number_that_was_wrapped_to_the_start_of_a_line_begins_no_list() -> None:
    assert joined_paragraphs("Signed in\n1997. It held.") == "Signed in 1997. It held."
    assert joined_paragraphs("They paid\n40. More came.") == "They paid 40. More came."


def test_code_stays_as_it_is() -> None:
    text = "```\na\nb\n```\nafter\nit"
    assert joined_paragraphs(text) == "```\na\nb\n```\nafter it"


@given(st.text(alphabet=" ab\n#->|1.`\\", max_size=80))
def test_no_word_is_lost_and_no_line_is_added(text: str) -> None:
    once = joined_paragraphs(text)
    assert "".join(once.split()).replace("\\", "") == "".join(text.split()).replace("\\", "")
    assert len(once.split("\n")) <= len(text.split("\n"))
