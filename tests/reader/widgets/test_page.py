"""A page holds the whole article once, in rows that fit, with the names where they belong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.reader import articles
from tests.reader.articles import TEXT, speech
from tui.model import Analysis, Article, Quotation, QuotationKind, Span
from tui.reader.guard import cells_of
from tui.reader.widgets.page import MARGIN, Page, Reading, Row, RowKind

READING = Reading(articles.article(), articles.analysis())


def page_of(text: str, analysis: Analysis | None = None, width: int = 60) -> Page:
    article = Article("a.txt", "Elsewhere", text)
    return Page(Reading(article, analysis or Analysis()), width, 80)


def texts(page: Page) -> list[str]:
    return [row.text for row in page.rows if row.kind in (RowKind.TEXT, RowKind.EMPTY)]


def named(page: Page) -> list[tuple[str, str]]:
    return [(row.text, page.label_of(row)) for row in page.rows if row.names]


def without_space(text: str) -> str:
    return "".join(text.split())


@given(st.text(max_size=300), st.integers(1, 100))
def test_every_word_of_any_text_is_on_the_page_once(text: str, width: int) -> None:
    page = page_of(text, width=width)
    shown = "".join(row.text for row in page.rows if row.is_of_text)
    assert without_space(shown) == without_space(cells_of(text))


@given(st.text(max_size=300), st.integers(20, 100), st.data())
def test_offsets_lead_to_rows_and_back(text: str, width: int, data: st.DataObject) -> None:
    page = page_of(text, width=width)
    for number, row in enumerate(page.rows):
        if row.is_of_text:
            assert row.text == cells_of(text[row.span.start : row.span.end])
            assert page.offset_of(number) == row.span.start
            offset = data.draw(st.integers(row.span.start, row.span.end - 1))
            assert page.row_of(offset) == number


@given(
    st.text(alphabet="ab \n“”漢é", max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 50)), max_size=8),
    st.integers(16, 120),
)
def test_rows_and_names_fit_whatever_is_quoted(
    text: str, cuts: list[tuple[int, int]], width: int
) -> None:
    spans = sorted({Span(start, min(start + size, len(text))) for start, size in cuts})
    quotations = tuple(
        Quotation(span, QuotationKind.DIRECT, run=at, attribution=articles.said_by(at % 4))
        for at, span in enumerate(span for span in spans if span.start < span.end)
    )
    page = page_of(text, Analysis(quotations, articles.ENTITIES), width)
    for row in page.rows:
        assert cell_len(row.text) <= page.measures.text
        if row.kind is RowKind.TEXT and row.names:
            left = page.measures.left + cell_len(row.text) + cell_len(page.label_of(row))
            assert left < page.measures.right <= width


@pytest.mark.parametrize("width", [40, 60, 120])
def test_each_quotation_touches_the_rows_that_show_it(width: int) -> None:
    page = Page(READING, width, 80)
    for row in page.rows:
        if row.is_of_text:
            spans = [quotation.span for quotation in READING.analysis.quotations]
            assert list(row.quotations) == [
                at for at, span in enumerate(spans) if span.overlaps(row.span)
            ]


def test_a_headline_the_text_begins_with_is_shown_once() -> None:
    page = Page(READING, 60, 80)
    assert [row.kind for row in page.rows[:3]] == [
        RowKind.HEADLINE,
        RowKind.BYLINE,
        RowKind.EMPTY,
    ]
    assert page.rows[0].span == Span(0, len(articles.HEADLINE))
    assert not any(articles.HEADLINE in row.text for row in page.rows[1:])


def test_a_headline_the_text_lacks_stands_above_it() -> None:
    page = page_of("First words.")
    assert page.rows[0] == Row(RowKind.HEADLINE, "Elsewhere")
    assert page.rows[-1].text == "First words."


def test_the_byline_says_what_is_known() -> None:
    assert Page(READING, 60, 80).rows[1].text == "Harbour Post · Carla Ruiz · 18 Mar 2025 · 1 min"
    assert page_of("Words.").rows[1].text == "undated · 1 min"


def test_a_byline_that_is_too_long_is_parted_between_its_parts() -> None:
    rows = [row.text for row in Page(READING, 36, 80).rows if row.kind is RowKind.BYLINE]
    assert rows == ["Harbour Post · Carla Ruiz", "18 Mar 2025 · 1 min"]


def test_long_lines_are_paragraphs_and_short_ones_stay_together() -> None:
    long = "word " * 19 + "end"
    paragraph = ["", long[:79], long[80:]]
    page = page_of(f"{long}\n{long}\nshort\nshort\n\n\n\nlast", width=130)
    assert texts(page) == [*paragraph, *paragraph, "", "short", "short", "", "last"]


def test_a_name_stands_where_its_quotation_ends() -> None:
    words = "The bridge is sound and will stay open."
    text = f"Anna Berg said: “{words}” Then she left for the day."
    page = page_of(text, speech(text, [words], ["Anna Berg"]), 44)
    assert named(page) == [("will stay open.” Then she left", "‹Berg›")]


def test_in_a_wide_pane_names_stand_beside_the_text() -> None:
    page = Page(READING, 130, 80)
    measures = page.measures
    assert measures.text == 80
    assert measures.left > MARGIN
    assert measures.right - measures.left > 80
    assert all(row.kind is not RowKind.NAMES for row in page.rows)


def test_in_a_narrow_pane_a_name_may_take_a_row_of_its_own() -> None:
    page = Page(READING, 24, 80)
    rows = [row for row in page.rows if row.kind is RowKind.NAMES]
    assert rows
    assert all(row.names and not row.is_of_text for row in rows)


def test_quotations_that_follow_closely_share_one_name() -> None:
    text = "“Yes,” said Berg. “No.”"
    page = page_of(text, speech(text, ["Yes,", "No."], ["Anna Berg"] * 2))
    assert named(page) == [(text, "‹Berg›")]


def test_two_speakers_on_one_row_both_have_their_names() -> None:
    text = "“Yes,” said Berg. “No,” said Ruiz."
    page = page_of(text, speech(text, ["Yes,", "No,"], ["Anna Berg", "Carla Ruiz"]))
    assert named(page) == [(text, "‹Berg› ‹Ruiz›")]
    row = page.rows[-1]
    right = page.measures.right
    assert page.name_at(row, right - 1) == 1
    assert page.name_at(row, right - len("‹Berg› ‹Ruiz›")) == 0
    assert page.name_at(row, right) is None


def test_a_column_leads_to_the_innermost_quotation() -> None:
    page = Page(READING, 80, 80)
    row = next(row for row in page.rows if "plaster" in row.text)
    inside = page.measures.left + row.text.index("plaster")
    assert page.quotation_at(row, inside) == 3
    assert page.quotation_at(row, 0) == row.quotations[0]
    assert page.quotation_at(row, page.measures.left + len(row.text) + 3) is None


def test_chosen_speakers_are_in_focus_alone_or_as_members() -> None:
    chosen = replace(READING, chosen=("Anna Berg",))
    assert [at for at in range(8) if chosen.is_in_focus(at)] == [0, 1, 4]
    assert all(READING.is_in_focus(at) for at in range(8))


def test_an_article_without_words_has_a_page() -> None:
    page = Page(Reading(Article("x", "", ""), Analysis()), 40, 80)
    assert page.row_of(5) == 0
    assert page.offset_of(3) == 0


def test_the_example_holds_what_it_should() -> None:
    assert all(quotation.span.of(TEXT) for quotation in READING.analysis.quotations)
