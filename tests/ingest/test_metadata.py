"""The fields of an article under the names that files keep them by."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clean import clean_line
from tui.ingest.metadata import Metadata, body, metadata, shortened, url


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("headline", "headline"),
        ("Title", "headline"),
        ("outlet", "outlet"),
        ("site_name", "outlet"),
        ("Source", "outlet"),
        ("byline", "author"),
        ("authors", "author"),
    ],
)
def test_a_field_has_several_names(name: str, field: str) -> None:
    assert getattr(metadata({name: "Northline"}), field) == "Northline"


@pytest.mark.parametrize("name", ["date", "pubDate", "published_at", "Date-Published", "timestamp"])
def test_the_date_has_several_names(name: str) -> None:
    assert metadata({name: "2025-03-18"}).published == date(2025, 3, 18)


def test_the_better_name_wins_and_an_empty_one_gives_way() -> None:
    assert metadata({"title": "B", "headline": "A"}).headline == "A"
    assert metadata({"title": "B", "headline": " "}).headline == "B"
    assert metadata({"date": "2025-03-18", "published": "soon"}).published == date(2025, 3, 18)


def test_of_two_spellings_of_a_name_the_first_counts() -> None:
    assert metadata({"site_name": "A", "siteName": "B"}).outlet == "A"


def test_what_is_not_there_stays_empty() -> None:
    assert metadata({}) == Metadata()
    assert metadata({"headline": None, "author": True, "outlet": [], "url": 7}) == Metadata()


@pytest.mark.parametrize(
    ("value", "author"),
    [
        (["Ona", "Jonas"], "Ona, Jonas"),
        ({"name": "Ona"}, "Ona"),
        ([{"name": "Ona"}, {"id": 3}, "Jonas", ["x"]], "Ona, Jonas"),
        ("By Ona Kregždė", "Ona Kregždė"),
        ("by  Ona", "Ona"),
        ("Byron Vale", "Byron Vale"),
        ({"id": 1}, ""),
        (1984, "1984"),
    ],
)
def test_authors_come_as_names_lists_and_objects(value: object, author: str) -> None:
    assert metadata({"author": value}).author == author


def test_an_address_is_no_name_of_an_outlet() -> None:
    assert (
        metadata({"source": "https://example.org/feed", "site": "Northline"}).outlet == "Northline"
    )


def test_every_field_is_cleaned_to_one_line() -> None:
    dirty = "Mayor\x1b]0;x\x07 \u202espeaks\r\nagain\x9b31m"
    found = metadata({"headline": dirty, "outlet": dirty, "author": dirty})
    assert {found.headline, found.outlet, found.author} == {"Mayor]0;x speaks again31m"}


def test_fields_have_a_bounded_length() -> None:
    found = metadata({"headline": "word " * 5000, "outlet": "x" * 5000, "author": "Ona, " * 5000})
    assert len(found.headline) <= 401
    assert found.headline.endswith("word…")
    assert len(found.outlet) <= 201
    assert len(found.author) <= 201


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=%20f#g",
        "HTTPS://Example.org/ž",
        "  https://example.org/padded\n",
    ],
)
def test_an_address_on_the_web_is_kept(address: str) -> None:
    assert url(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/hosts",
        "ftp://example.org",
        "example.org",
        "//example.org",
        "https://",
        "https:///path",
        "https://example.org/a b",
        "https://example.org/\x1b\\",
        "https://example.org/\u202e",
        "https://example.org/\x07",
        "https://example.org/a\nb",
        'https://example.org/"x',
        "https://example.org/<x>",
        "https://[bad",
        "https://example.org:port/",
        pytest.param("https://example.org/" + "a" * 3000, id="too long"),
        "",
        None,
        ["https://example.org"],
    ],
)
def test_any_other_address_is_dropped(address: object) -> None:
    assert url(address) == ""
    assert metadata({"url": address}).url == ""


@given(st.text(st.characters(codec=None)))
def test_an_address_that_is_kept_has_nothing_to_steer_with(text: str) -> None:
    kept = url(f"https://example.org/{text}")
    assert kept == clean_line(kept)
    assert " " not in kept


def test_the_text_has_several_names_and_may_be_a_list_of_paragraphs() -> None:
    assert body({"content": "One. Two."}) == "One. Two."
    assert body({"text": "", "articleBody": "One."}) == "One."
    assert body({"paragraphs": ["One.", "Two."]}) == "One.\nTwo."
    assert body({"text": ["One.", 2]}) == ""
    assert body({"text": 7, "title": "x"}) == ""


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=60), st.integers(1, 40))
def test_a_shortened_line_is_the_line_or_its_beginning(line: str, longest: int) -> None:
    short = shortened(line, longest)
    assert len(short) <= longest + 1
    assert short == line or (short.endswith("…") and line.startswith(short[:-1]))


def test_a_line_is_cut_between_words() -> None:
    assert shortened("The harbour, reopened", 12) == "The harbour…"
    assert shortened("The harbour reopened", 11) == "The harbour…"
    assert shortened("Harbourmasters", 5) == "Harbo…"


_NAMES = st.sampled_from(["headline", "title", "outlet", "author", "published", "url", "text", "x"])
_JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(_NAMES | st.text(), _JSON))
def test_no_value_raises_and_no_field_is_dirty(fields: dict[str, object]) -> None:
    found = metadata(fields)
    assert isinstance(body(fields), str)
    for value in (found.headline, found.outlet, found.author, found.url):
        assert value == clean_line(value)
