"""What a tagger says of units, as the rankings of sources read it."""

from __future__ import annotations

import pytest

from tests.analysis.rows import row_of
from tui.analysis.likelihoods import Likelihoods, level
from tui.analysis.passages import Tags

# he warned , said Kari , of “losses” . Ola left .
TEXT = "He warned, said Kari Nordmann, of “losses”. Ola Berg left."


@pytest.fixture
def likelihoods() -> Likelihoods:
    """Return likelihoods of which each is another: 0.9 for "warned", less for "said"."""
    row = row_of(TEXT)
    shares = {"he": 0.6, "nordmann": 0.85, "berg": 0.3}
    cues = {"warned": 0.9, "said": 0.7}
    empty = [0.0] * len(row.codes)
    sources = [shares.get(word, 0.0) for word in row.words]
    return Likelihoods(
        row, Tags(empty, empty, [cues.get(word, 0.0) for word in row.words], sources)
    )


def at(word: str) -> int:
    """Return the unit of a word."""
    return row_of(TEXT).words.index(word)


def test_a_mention_knows_its_best_rival_in_the_sentence(likelihoods: Likelihoods) -> None:
    assert likelihoods.source(at("nordmann")) == (level(0.85), level(0.6), "t")
    assert likelihoods.source(at("he")) == (level(0.6), level(0.85), "-")
    assert likelihoods.source(at("berg")) == (level(0.3), level(0.0), "t")


def test_a_sentence_has_the_likeliest_of_its_units(likelihoods: Likelihoods) -> None:
    assert likelihoods.sentence(at("he")) == (level(0.9), level(0.85))
    assert likelihoods.sentence(at("berg")) == (level(0.0), level(0.3))


def test_the_cue_before_a_quotation_is_the_likeliest_and_not_the_nearest(
    likelihoods: Likelihoods,
) -> None:
    quotation = row_of(TEXT).codes.index("Q")
    assert likelihoods.cue_before(quotation) == at("warned")
    assert likelihoods.cue_before(at("warned")) == -1
    assert likelihoods.cue_before(at("berg")) == -1


def test_a_level_tells_a_small_chance_from_none() -> None:
    assert [level(share) for share in (0.0, 0.03, 0.5, 0.98, 1.0)] == ["0", "1", "6", "X", "X"]
