"""A text is cut where its writer would cut it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.segment import _TOKEN, segment

INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in segment(text).sentences]


def test_a_full_stop_after_an_abbreviation_ends_no_sentence() -> None:
    assert sentences("Mr. Berg met Gen. Ito. They left.") == [
        "Mr. Berg met Gen. Ito.",
        "They left.",
    ]
    assert sentences("J. Berg of the U.S. Army spoke. He left.") == [
        "J. Berg of the U.S. Army spoke.",
        "He left.",
    ]


def test_a_full_stop_inside_a_quotation_ends_no_sentence_of_the_narrator() -> None:
    text = "“It rains. It pours,” said Berg. “Stay.” The crowd left."
    assert sentences(text) == ["“It rains. It pours,” said Berg.", "“Stay.”", "The crowd left."]


def test_paragraphs_are_lines_without_the_space_around_them() -> None:
    text = "  One.\n\n \tTwo. \n"
    assert [span.of(text) for span in segment(text).paragraphs] == ["One.", "Two."]


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert segment("Norway’s anti-tank plan isn’t U.S. law.").words == (
        "Norway", "’s", "anti-tank", "plan", "isn’t", "U.S.", "law", ".",
    )  # fmt: skip


def test_offsets_lead_back_to_the_tokens() -> None:
    document = segment("Two words.\nThree more words.")
    assert document.token_at(4) == 1
    assert [document.words[token] for token in document.tokens_in(document.paragraphs[1])] == [
        "Three",
        "more",
        "words",
        ".",
    ]
    assert document.sentence_of(12) == 1
    assert document.paragraph_of(3) == 0


def test_sentences_and_paragraphs_know_their_first_tokens() -> None:
    document = segment("Rain fell. It fell on Oslo.\n\n“Snow,” said Berg.")
    assert [document.words[token] for token in document.sentence_tokens] == ["Rain", "It", "“"]
    assert [document.words[token] for token in document.paragraph_tokens] == ["Rain", "“"]
    assert document.vocabulary == set(document.words)


@given(st.text(max_size=200))
def test_tokens_and_sentences_are_in_order_and_cover_all_but_space(text: str) -> None:
    document = segment(text)
    reach = 0
    for start, end, word in zip(document.starts, document.ends, document.words, strict=True):
        assert reach <= start < end
        assert text[start:end] == word
        assert not INVISIBLE.sub("", text[reach:start]).strip()
        reach = end
    assert not INVISIBLE.sub("", text[reach:]).strip()
    reach = 0
    for sentence in document.sentences:
        assert reach <= sentence.start <= sentence.end
        reach = sentence.end


@given(st.text("ab’'. ,-&1\n\t\x00“(é", max_size=60))
def test_a_text_cut_at_its_spaces_has_the_tokens_of_the_whole(text: str) -> None:
    document = segment(text)

    found = list(_TOKEN.finditer(text))

    assert document.words == tuple(match[0] for match in found)
    assert document.starts == tuple(match.start() for match in found)
    assert document.ends == tuple(match.end() for match in found)


def test_what_stands_long_without_a_space_is_cut_as_well() -> None:
    text = "so " + "ab," * 400 + "x" * 300

    document = segment(text)

    assert document.words == ("so", *("ab", ",") * 400, "x" * 300)
    assert text[document.starts[-1] : document.ends[-1]] == "x" * 300


def test_the_words_of_two_texts_are_the_same_objects() -> None:
    first, second = segment("The harbour froze."), segment("A harbour froze, too.")

    assert first.words[1] is second.words[1]
    assert first.lower[1] is second.lower[1]
