"""When the scorer of resolved speakers calls two names one speaker's."""

from __future__ import annotations

import pytest

from bench.attribution.names import same_collective, same_group, same_person
from bench.attribution.score_speakers import Item, evaluate, render


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Karen Holm", "Karen J. Holm"),
        ("Karen Holm", "KAREN HOLM"),
        ("Karen Holm", "Holm"),
        ("Karen Holm", "Labour candidate Karen Holm’s"),
        ("Karen Holm", "Karen Berg Holm"),
        ("Bill Aston", "William J. Aston"),
        ("Brian Lowe", "Holm spokesman Lowe"),
        ("Piet Maas", "Rep. Piet Maas (R-Ohio)"),
        ("Joseph R. Dale Jr.", "Joe Dale"),
        ('Robert C. "Bobby" Stone', "Bobby Stone"),
        ("S. Daniel Frost", "Daniel Frost"),
        ("Larry Quist", "Mr. Quist"),
        ("Mike Penn", "Gov. Mike Penn of Indiana"),
        ("Jan Wałek", "Jan Walek"),
        ("Ana Peña Ruiz", "PEÑA RUIZ"),
        ("Jean-Luc Aubry", "Jean-Luc Aubry, the foreign minister"),
        ("Josh Eames", "Joshua Eames"),
    ],
)
def test_one_person_under_two_names(gold: str, predicted: str) -> None:
    assert same_person(gold, predicted)


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Karen Holm", "Peter Holm"),
        ('Robert C. "Bobby" Stone', "Tim Stone"),
        ("Larry Quist", "Charlie Quist"),
        ("Tim Kay", "he"),
        ("John Carr", "Jane Carr"),
        ("Erica Garn", "Eric Garn"),
    ],
)
def test_two_persons(gold: str, predicted: str) -> None:
    assert not same_person(gold, predicted)


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("The Harbour Post", "Harbour Post", True),
        ("The Harbour Post", "The Valley Post", False),
        ("World Fisheries Fund", "the WFF", True),
        ("World Fisheries Fund", "W.F.F.", True),
        ("Karen Holm's campaign", "the Holm campaign", True),
        ("Karen Holm's campaign", "Karen Holm", False),
        ("Nordic Council Security Committee", "Security Committee", True),
        ("Reuters", "Reuters", True),
        ("Reuters", "", False),
    ],
)
def test_bodies_are_one_by_most_of_their_words(gold: str, predicted: str, *, same: bool) -> None:
    assert same_collective(gold, predicted) is same


def test_a_group_of_persons_needs_all_of_them() -> None:
    pair = "Charles E. Gray and Patrick J. Leigh"
    assert same_group(pair, "Senators Gray and Leigh")
    assert not same_group(pair, "Patrick J. Leigh")


def item(speaker: str, kind: str, mention: str = "he", **more: tuple[str, ...]) -> Item:
    return Item("a", "nominal", frozenset({0, 10, 20, 30}), mention, speaker, kind, **more)


@pytest.mark.parametrize(
    ("speaker", "predicted", "accepted"),
    [
        ("a spokesman for Acme", "a spokesman for Acme", True),
        ("a spokesman for Acme", "Acme", False),
        ("a spokesman for Acme", None, True),
        ("small groups of protesters", "a group of protesters", True),
        ("Gary Johns's doctor", "Gary Johns", False),
        ("a web video by the Harbour Committee", "the clip", True),
    ],
)
def test_the_unnamed_stay_unnamed(speaker: str, predicted: str | None, *, accepted: bool) -> None:
    assert item(speaker, "unnamed", "The clip").accepts(predicted) is accepted


def test_a_namesake_is_wrong_and_another_name_may_be_right() -> None:
    junior = item("Karl Holm Jr.", "person", namesakes=("Karl Holm",))
    assert not junior.accepts("Labour nominee Karl J. Holm")
    assert junior.accepts("Karl Holm Jr.")
    assert not junior.accepts(None)
    assert item("a report by X", "unnamed", also=("Fisheries Board",)).accepts(
        "the Fisheries Board"
    )


def quote(start: int, end: int, speaker: str) -> dict[str, object]:
    return {"start": start, "end": end, "speaker": speaker}


@pytest.mark.parametrize(
    ("quotes", "answer"),
    [
        ([quote(0, 15, "A"), quote(20, 35, "B")], (True, "A")),
        ([quote(0, 15, "B"), quote(20, 35, "B")], (True, "B")),
        ([quote(0, 5, "A")], (False, "A")),
        ([], (False, None)),
        ([quote(0, 90, "A"), quote(0, 40, "B")], (True, "B")),
    ],
)
def test_quotes_of_one_speaker_answer_together(
    quotes: list[dict[str, object]], answer: tuple[bool, str | None]
) -> None:
    assert item("Ann Lee", "person").answer(quotes) == answer


def test_a_bare_surname_is_right_but_no_full_name() -> None:
    row = {"article": "a", "stratum": "full", "quoted_words": [1, 2], "mention_text": "Lee"}
    row |= {"speaker": "Ann Lee", "speaker_type": "person"}
    found = [{"id": "a", "quotes": [quote(0, 9, "Lee")]}]
    figures = evaluate([row, row | {"article": "b"}], found, 20)
    total = figures["groups"]["total"]
    assert (total["accuracy"], total["full_name_accuracy"]) == (0.5, 0.0)
    assert (total["right"], total["not_found"], total["surname_only"]) == (1, 1, 1)
    assert "full name" in render(figures)
