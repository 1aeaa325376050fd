"""What a text ascribes to somebody, and how little of it is shown as a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.rows import row_of
from tui.analysis import analyse
from tui.analysis.content_features import fields
from tui.analysis.features import Extractor
from tui.analysis.governed import states
from tui.analysis.grouped import Scores
from tui.analysis.indirect import marked
from tui.analysis.model import indirect_model
from tui.analysis.passage_features import SOURCE, PassageExtractor
from tui.analysis.passages import Passage, passages
from tui.analysis.ranking import probabilities, softmax

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

WORDS = [
    "Kari Nordmann",
    "said",
    "that",
    "the claim",
    ",",
    ".",
    "to",
    "according to",
    "“no”",
    "who",
]


def signs_of(row: Scene) -> list[list[str]]:
    """Return the six signs of each unit of a scene as texts, row by row."""
    return [[" ".join(fields(*sign)) for sign in signs] for signs in states(row).rows()]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_sign_is_given_to_every_unit(words: list[str]) -> None:
    row = row_of(" ".join(words))
    for side, signs in zip("LFREGP", signs_of(row), strict=True):
        assert len(signs) == len(row.codes)
        assert all(len(sign.split(" ")) == 6 and sign[0] == side for sign in signs)


def test_signs_tell_what_governs_a_unit_through_how_many_commas_and_from_how_far() -> None:
    row = row_of(
        "Kari Nordmann told him on Monday that the ferry, it seems, was late. They think so."
    )
    found = {unit: [signs[unit] for signs in signs_of(row)] for unit in (0, 3, 13, 17)}
    assert found == {
        0: ["L - - - 0 0", "F - - - 0 0", "R tell say2n ^x 0 1", "E tell say2n ^x = 6",
            "G n say2 it - 100", "P n s . ^ 1"],
        3: ["L tell say2n t 0 2", "F tell say2n t 0 2", "R - - - 0 0", "E tell say2n ^x > 6",
            "G n say2 it - 100", "P n s . ^ 1"],
        13: ["L tell say2n tT 2 5", "F tell say2n tT 2 5", "R - - - 0 0", "E tell say2n ^x > 6",
             "G was - $ $ 102", "P n s . ^ 1"],
        17: ["L think think0p S 0 1", "F think think0p S 0 1", "R - - - 0 0", "E - - - 0 0",
             "G they think0 $ $ 000", "P they t . s 0"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann announced plans to close the bridge until spring.",
        "Kari Nordmann hopes to close the bridge until spring.",
    ],
)
def test_plans_and_hopes_are_ascribed_and_not_shown(text: str) -> None:
    found = analyse(text)
    assert not found.quotations
    sources = {item.attribution.mention for item in found.ascribed if item.attribution}
    assert {mention.of(text) for mention in sources if mention} == {"Kari Nordmann"}


def test_a_statement_that_its_source_parts_is_shown_whole() -> None:
    text = "Ida Berg met the press. In the end, she said on Monday, the bridge would be closed."
    found = analyse(text).quotations
    assert found[-1].span.of(text) == "the bridge would be closed"
    sources = [item.attribution.mention for item in found if item.attribution]
    assert {mention.of(text) for mention in sources if mention} == {"she"}


def test_all_that_is_promised_is_shown() -> None:
    text = "Ana Costa has pledged to recommend a law, with Ben Lenz noting that talks had begun."
    found = [item.span.of(text) for item in analyse(text).quotations]
    assert found == ["to recommend a law", "talks had begun"]


def test_a_plain_statement_is_shown_and_not_ascribed_twice() -> None:
    text = "Kari Nordmann said on Monday that the bridge would be closed until spring."
    found = analyse(text)
    assert [item.span.of(text) for item in found.quotations] == [
        "the bridge would be closed until spring"
    ]
    assert not found.ascribed


def test_passages_are_ranked_by_the_features_that_training_sees() -> None:
    row = row_of("Ida Berg met Ben Lenz. Ana Costa told Kari Nordmann that the bridge was closed.")
    extractor = PassageExtractor(Extractor(row, marked(row)))
    weights = indirect_model()
    (passage,) = passages(row, extractor.tags, weights.thresholds["content"])
    found = extractor.candidates(passage)
    assert len(found) > 2
    scores = Scores(SOURCE, weights.source)
    for _ in range(2):  # as it is worked out, and as it is remembered
        odds = softmax([*map(scores.of, extractor.sources(passage, found))])
        assert odds == probabilities(weights.source, extractor.options(passage, found))


def test_of_the_mentions_around_a_passage_the_nearest_are_weighed() -> None:
    row = row_of("Ida Berg left. " + "Ana Costa, " * 12 + "said that the bridge was closed.")
    extractor = PassageExtractor(Extractor(row, marked(row)))
    found = extractor.candidates(
        Passage(((row.words.index("bridge") - 1, len(row.codes) - 1),), -1, 1)
    )
    assert found == list(range(12, 4, -1))
