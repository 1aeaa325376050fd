"""British and American spellings, and the words half typed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.spelling import LONGEST_KEY, prefix_keys, spelling_key
from tui.library.words import distinct_words, folded_words, keys_of, located_words, words

PAIRS = [
    ("defence", "defense"),
    ("offences", "offenses"),
    ("colour", "color"),
    ("neighbouring", "neighboring"),
    ("labour", "labor"),
    ("organise", "organize"),
    ("organisations", "organizations"),
    ("demilitarised", "demilitarized"),
    ("analysed", "analyzed"),
    ("centre", "center"),
    ("centred", "centered"),
    ("kilometres", "kilometers"),
    ("theatre", "theater"),
    ("manoeuvres", "maneuvers"),
    ("travelled", "traveled"),
    ("cancellation", "cancelation"),
    ("signalling", "signaling"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("fulfil", "fulfill"),
    ("fulfilled", "fulfilled"),
    ("distil", "distill"),
    ("distilled", "distilled"),
    ("licence", "license"),
    ("practise", "practice"),
    ("catalogue", "catalog"),
    ("sceptical", "skeptical"),
    ("aluminium", "aluminum"),
    ("judgement", "judgment"),
    ("grey", "gray"),
    ("paediatric", "pediatric"),
    ("jewellery", "jewelry"),
    ("wilful", "willful"),
    ("skilfully", "skillfully"),
]

DIFFERENT = [
    ("four", "for"),
    ("hour", "hor"),
    ("tyre", "tire"),
    ("cheque", "check"),
    ("rising", "rizing"),
    ("prise", "prize"),
    ("crisis", "crizis"),
    ("metropolis", "meteropolis"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_both_spellings_share_a_key(british: str, american: str) -> None:
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_either_spelling_finds_both_however_far_it_is_typed(british: str, american: str) -> None:
    for typed in (british, american):
        for length in range(1, len(typed) + 1):
            beginnings = prefix_keys(typed[:length])
            assert spelling_key(typed).startswith(beginnings), typed[:length]
    assert spelling_key(american).startswith(prefix_keys(british))
    assert spelling_key(british).startswith(prefix_keys(american))


BRITISH = st.sampled_from([british for british, _ in PAIRS] + ["honour", "harbour", "polaris"])
ENDINGS = st.sampled_from(["", "s", "ed", "ing", "er", "isation", "ised", "less", "lysed", "is"])


@given(
    st.one_of(
        st.builds("{}{}".format, BRITISH, ENDINGS), st.from_regex(r"[a-z]{1,12}", fullmatch=True)
    ),
    st.integers(1, 20),
)
def test_the_beginning_of_a_word_finds_the_word(word: str, length: int) -> None:
    assert spelling_key(word).startswith(prefix_keys(word[:length]))


@given(st.text(min_size=1))
def test_no_beginning_is_the_beginning_of_another(text: str) -> None:
    found = prefix_keys(text)
    assert not [
        one for one in found for other in found if one is not other and other.startswith(one)
    ]


def test_what_is_too_long_for_a_word_is_cut_on_both_sides() -> None:
    assert spelling_key("ab" * 90) == "ab" * (LONGEST_KEY // 2)
    assert spelling_key("ž" * 90) == "ž" * LONGEST_KEY
    assert prefix_keys("ab" * 90) == (spelling_key("ab" * 90),)


def test_words_are_found_with_their_offsets_and_keys() -> None:
    text = "Silin\u0327a’s F-16s: 2½ defences"
    found = list(located_words(text))
    assert [text[word.start : word.end] for word in found] == [
        "Silin\u0327a", "s", "F", "16s", "2½", "defences",
    ]  # fmt: skip
    assert [key for word in found for key in word.keys] == words(text)
    assert words(text) == ["silina", "s", "f", "16s", "21", "2", "defenses"]
    assert folded_words(text)[-1] == "defences"


@given(st.text(st.characters()))
def test_the_words_of_a_text_and_its_located_words_are_the_same(text: str) -> None:
    found = list(located_words(text))
    assert words(text) == [key for word in found for key in word.keys]
    assert distinct_words(text) == set(words(text))
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_the_memory_of_words_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.words._MOST_REMEMBERED", 10)
    for number in range(100):
        assert keys_of(f"n{number}") == (f"n{number}",)
    from tui.library import words as module

    assert len(module._remembered) <= 10
