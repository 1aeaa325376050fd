"""Markdown with and without front matter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.files import article, reason
from tui.ingest.markdown import document
from tui.ingest.metadata import metadata

if TYPE_CHECKING:
    from pathlib import Path

FULL = """---
headline: "Ferry: stuck in ice"
outlet: Northline
author: [Ona, Jonas]
published: 2025-03-18
url: https://example.org/ferry
---

“The ice is **thick**,” the captain said.
"""


def test_front_matter_becomes_fields(tmp_path: Path) -> None:
    found = article(tmp_path, "a.md", FULL)
    assert found.headline == "Ferry: stuck in ice"
    assert found.outlet == "Northline"
    assert found.author == "Ona, Jonas"
    assert found.published == date(2025, 3, 18)
    assert found.url == found.identity == "https://example.org/ferry"
    assert found.text == "“The ice is thick,” the captain said."


def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    found = article(tmp_path, "a.md", b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert (found.headline, found.published) == ("Ferry: stuck in ice", date(2025, 3, 18))


@pytest.mark.parametrize(
    "text",
    [
        "# Ferry stuck\n\nIt is.\n",
        "\n#  **Ferry** stuck ##\nIt is.\n",
        "Ferry _stuck_\n====\nIt is.\n",
    ],
)
def test_the_first_heading_is_the_headline_and_leaves_the_text(tmp_path: Path, text: str) -> None:
    found = article(tmp_path, "a.md", text)
    assert (found.headline, found.text) == ("Ferry stuck", "It is.")


def test_front_matter_wins_over_the_heading(tmp_path: Path) -> None:
    found = article(tmp_path, "a.md", "---\ntitle: From above\n---\n# From below\n\nText.")
    assert (found.headline, found.text) == ("From above", "Text.")


def test_later_headings_stay_in_the_text(tmp_path: Path) -> None:
    found = article(tmp_path, "a.md", "# One\n\nText.\n\n## Two\n\n# Three\n")
    assert found.text == "Text.\n\nTwo\n\nThree"


def test_words_that_yaml_would_take_for_something_else_stay_words(tmp_path: Path) -> None:
    found = article(tmp_path, "a.md", "---\ntitle: no\nauthor: 1984\noutlet: 12:30\n---\nText.")
    assert (found.headline, found.author, found.outlet) == ("no", "1984", "12:30")


@pytest.mark.parametrize("value", ["null", "~", "", "'  '", "[]", "{}"])
def test_an_empty_value_is_no_value(tmp_path: Path, value: str) -> None:
    assert article(tmp_path, "a.md", f"---\nauthor: {value}\n---\nText.").author == ""


def test_a_day_that_does_not_exist_is_unknown(tmp_path: Path) -> None:
    assert article(tmp_path, "a.md", "---\ndate: 2025-02-30\n---\nText.").published is None


@pytest.mark.parametrize("text", ["---\n---\nText.", "---\n# a comment\n...\nText.", "Text."])
def test_front_matter_may_be_empty_or_missing(tmp_path: Path, text: str) -> None:
    assert article(tmp_path, "a.md", text).text == "Text."


@pytest.mark.parametrize(
    "text", ["---\nA rule above\n---\nText.", "---\ntitle: never closed\n\nText."]
)
def test_a_rule_above_a_paragraph_is_no_front_matter(tmp_path: Path, text: str) -> None:
    found = article(tmp_path, "a.md", text)
    assert found.text.split() == text.replace("---", "").split()


def test_broken_front_matter_is_skipped_with_line_and_hint(tmp_path: Path) -> None:
    why = reason(tmp_path, "a.md", "---\noutlet: x\ntitle: Ferry: stuck\n---\nText.")
    assert why.startswith("broken front matter in line 3")
    assert "quotes" in why


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    laughs = "a: &a [lol]\n"
    for previous, name in zip("abcdefgh", "bcdefghi", strict=True):
        laughs += f"{name}: &{name} [{', '.join(['*' + previous] * 9)}]\n"
    assert "aliases" in reason(tmp_path, "a.md", f"---\n{laughs}---\nText.")


def test_a_few_aliases_are_allowed(tmp_path: Path) -> None:
    found = article(tmp_path, "a.md", "---\nauthor: &me Ona\noutlet: *me\n---\nText.")
    assert (found.author, found.outlet) == ("Ona", "Ona")


@pytest.mark.parametrize(
    "block",
    [
        "a: " + "[" * 20_000,
        "- " * 20_000,
        "a: !!python/object/apply:os.getcwd []",
        "a: !!int x",
        "a: *nobody",
        "? [1]\n: b",
        "a: \x00",
        "x" * 70_000,
    ],
    ids=["nested", "dashes", "object", "tag", "alias", "key", "nul", "long"],
)
def test_hostile_front_matter_is_skipped(tmp_path: Path, block: str) -> None:
    why = reason(tmp_path, "a.md", f"---\n{block}\n---\nText.")
    assert why
    assert why.isprintable()


def test_a_file_of_front_matter_alone_holds_no_text(tmp_path: Path) -> None:
    assert "no text" in reason(tmp_path, "a.md", "---\ntitle: Ferry\n---\n\n")


_VALUES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40)


@given(st.dictionaries(st.sampled_from(["headline", "outlet", "author"]), _VALUES), st.dates())
def test_front_matter_that_a_program_wrote_comes_back(fields: dict[str, str], day: date) -> None:
    written = yaml.safe_dump({**fields, "published": day.isoformat()}, allow_unicode=True)
    found = document(f"---\n{written}---\nText.")
    assert found.text == "Text."
    assert dict(found.fields) == {**fields, "published": day.isoformat()}
    assert metadata(found.fields) == metadata({**fields, "published": day.isoformat()})
