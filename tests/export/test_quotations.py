"""Quotations in each format carry speaker, role, outlet, date, address and headline."""

from __future__ import annotations

import csv
import io
import json

import pytest
from markdown_it import MarkdownIt

from tests.export.rows import row
from tui.export.citing import cited_in_markdown
from tui.export.quotations import FIELDS, Form, pieces
from tui.model import QuotationKind

ROWS = [row(), row(text="It is sound", kind=QuotationKind.INDIRECT, confidence=0.2)]
SOURCE = [
    "We will keep the bridge open.", "Anna Berg", "Minister of Transport", "Harbour Post",
    "https://harbour.example/bridge", "Bridge stays open",
]  # fmt: skip


def written(form: Form, rows: object = ROWS, threshold: float = 0.5) -> str:
    return "".join(pieces(rows, form, threshold))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", Form)
def test_every_format_carries_the_whole_source(form: Form) -> None:
    out = written(form)
    assert [words for words in SOURCE if words not in out] == []
    assert "18 Mar 2025" in out or "2025-03-18" in out


def test_plain_text_has_a_blank_line_between_quotations_and_doubts_the_doubtful() -> None:
    one, other = written(Form.TEXT).split("\n\n")
    assert one.splitlines() == [
        "“We will keep the bridge open.”",
        "— Anna Berg, Minister of Transport",
        "Harbour Post, 18 Mar 2025: Bridge stays open",
        "https://harbour.example/bridge",
    ]
    assert "— Anna Berg, Minister of Transport (?), as reported" in other


def test_json_and_json_lines_hold_the_same_records() -> None:
    records = json.loads(written(Form.JSON))
    assert [json.loads(line) for line in written(Form.JSONL).splitlines()] == records
    assert list(records[0]) == list(FIELDS)
    assert json.loads(written(Form.JSON, [])) == []


def test_letters_are_escaped_where_only_ascii_can_be_written() -> None:
    assert "".join(pieces([row(speaker="Jānis")], Form.JSON, ascii_only=True)).isascii()


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1 point", "@here", "\t=1", "＝1"])
def test_csv_never_holds_what_a_spreadsheet_would_compute(words: str) -> None:
    (found,) = csv.DictReader(io.StringIO(written(Form.CSV, [row(text=words, speaker=words)])))
    assert found["text"] == f"'{words}"
    assert found["speaker"] == f"'{words}"
    assert found["start"] == "10"
    assert json.loads(written(Form.JSON, [row(text=words)]))[0]["text"] == words


def test_csv_keeps_words_with_commas_quotes_and_line_ends_in_one_cell() -> None:
    words = 'So, "yes"\nand no'
    (found,) = csv.DictReader(io.StringIO(written(Form.CSV, [row(text=words, members=("A", "B"))])))
    assert found["text"] == words
    assert found["members"] == "A; B"


def test_markdown_is_a_block_quotation_with_a_linked_headline() -> None:
    html = MarkdownIt().render(written(Form.MARKDOWN))
    assert html.count("<blockquote>") == 2
    assert '<a href="https://harbour.example/bridge">Bridge stays open</a>' in html


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "# *no* _title_", "- no list",
     "1. no list", "> deeper", "a `b` | c"],
)  # fmt: skip
def test_signs_stay_signs_in_markdown(hostile: str) -> None:
    quoted = row(text=hostile, kind=QuotationKind.INDIRECT, headline=hostile, outlet=hostile)
    html = MarkdownIt().render(cited_in_markdown(quoted))
    for tag in ("<script", "<em>", "<h1>", "<li>", "<code>", 'javascript:alert(1)"'):
        assert tag not in html
    assert html.count("<blockquote>") == 1


@pytest.mark.parametrize("form", Form)
def test_nothing_that_steers_a_terminal_leaves(form: Form) -> None:
    out = written(form, [row(text="a\x1b[2Jb\u202ec", headline="\x9bx", outlet="\x07y")])
    assert not set(out) & set("\x1b\x9b\x07\u202e")


def test_an_address_that_is_none_is_no_link() -> None:
    assert "](" not in cited_in_markdown(row(url="javascript:alert(1)"))
    assert "](<https://a.example/%3Eb>)" in cited_in_markdown(row(url="https://a.example/>b"))


def test_what_is_unknown_is_left_out() -> None:
    bare = row(speaker=None, role="", outlet="", published=None, url="", headline="")
    assert cited_in_markdown(bare) == "> “We will keep the bridge open.”\n>\n> — speaker unknown\n"
