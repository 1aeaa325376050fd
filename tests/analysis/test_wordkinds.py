"""What a word names, told by the company it keeps."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

import pytest

from tui.analysis import wordkinds
from tui.analysis.wordkinds import KINDS, word_kind

DATA = Path(wordkinds.__file__).parent / "model" / "en.kinds.txt.gz"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("nairobi", "L"),
        ("gaborone", "L"),
        ("ndlovu", "P"),
        ("osei", "P"),
        ("safaricom", "G"),
        ("infosys", "G"),
        ("table", ""),
        ("xqzzt", ""),
    ],
)
def test_a_word_names_what_its_like_name(word: str, kind: str) -> None:
    assert word_kind(word).likely == kind


def test_a_word_that_is_no_name_is_told_from_one_that_nobody_knows() -> None:
    assert word_kind("table").signs == ["-"]
    assert word_kind("xqzzt").signs == ["?"]


@pytest.mark.parametrize("word", ["", " ", "\n", "\ud800", "nairobi 0", "zzzzzzzz", "ø", "a" * 500])
def test_any_text_may_be_looked_up(word: str) -> None:
    assert word_kind(word).likely in {"", *KINDS}


def test_every_word_of_the_data_is_found_and_they_stand_in_order() -> None:
    lines = gzip.decompress(DATA.read_bytes()).splitlines()
    words = [line.split(b" ")[0] for line in lines]
    assert all(one < other for one, other in pairwise(words))
    table = list(wordkinds.table())
    assert len(table) == len(lines)
    for word, levels in [*table[:3], *table[1000::20_000], *table[-3:]]:
        assert word_kind(word).levels == levels
