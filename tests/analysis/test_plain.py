"""Names of plain words pass the rules for their ends at once, and as they would one by one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.analysis import outlines, trimming
from tui.analysis.plain import are_plain, is_plain, may_adjoin
from tui.analysis.runs import Runs
from tui.analysis.segment import segment
from tui.analysis.spotting import name_phrases

NAMED = Path(__file__).with_name("named.txt").read_text(encoding="utf-8")
SPOKEN = Path(__file__).with_name("spoken.txt").read_text(encoding="utf-8")
REPORTS = re.sub(r"\[(.*?)\|\w\]", r"\1", NAMED) + "\n\n" + SPOKEN


@pytest.mark.parametrize("word", ["Oruk", "Lenz", "Brelova"])
def test_a_word_that_no_list_has_is_plain(word: str) -> None:
    assert is_plain(word)


@pytest.mark.parametrize(
    "word", ["Minister", "Ms", "The", "Bank", "Northern", "Tan", "Lima-based", "K", "oruk", "of"]
)
def test_a_word_that_some_rule_asks_about_is_not(word: str) -> None:
    assert not is_plain(word)


@pytest.mark.parametrize("word", ["Oruk", "of", "’", "ng"])
def test_a_capital_or_a_link_beside_a_name_may_belong_to_it(word: str) -> None:
    assert may_adjoin(word)


def test_the_rules_change_nothing_of_names_that_pass_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = segment(REPORTS)
    runs = Runs(document)
    at_once = list(name_phrases(document, runs))
    assert sum(are_plain(phrase.words) for phrase in at_once) > len(at_once) / 2
    for rules in (trimming, outlines):
        monkeypatch.setattr(rules, "are_plain", lambda _: False)
    assert list(name_phrases(document, runs)) == at_once
