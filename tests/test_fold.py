"""Folding: what readers take for one spelling becomes one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.fold import fold

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("NATO", "nato"),
        ("Šakalienė", "sakaliene"),
        ("Władysław", "wladyslaw"),
        ("Ørsted", "orsted"),
        ("Đorđe", "dorde"),
        ("Straße", "strasse"),
        ("Æther, œuvre", "aether, oeuvre"),
        ("İstanbul, ılık", "istanbul, ilik"),
        ("Reykjavík, Þór", "reykjavik, thor"),
        ("Silin\u0327a", "silina"),
        ("mi\u00adnister", "minister"),
        ("Κυριάκος", "κυριακοσ"),
        ("Зеленский", "зеленскии"),
        ("ﬁnal №5", "final no5"),
        ("it’s", "it's"),
    ],
)
def test_case_and_accents_make_no_difference(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT, ANY_TEXT)
def test_a_text_folds_as_its_parts_do(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(ANY_TEXT)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
