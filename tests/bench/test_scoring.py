"""What the scorer of attribution counts, on one small article."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from bench.attribution import errors
from bench.attribution.figures import bootstrap, render, report
from bench.attribution.score import Article

TEXT = (
    "“We lost,” said Kari Holm, the minister.\n\n"
    "A spokesman for Holm spoke of “great losses” at sea. He said the fleet would return.\n\n"
    "The “Blue Wave” festival began. “It was time.”"
)


def spans(*phrases: str) -> list[list[int]]:
    return [[TEXT.index(phrase), TEXT.index(phrase) + len(phrase)] for phrase in phrases]


def gold() -> dict[str, Any]:
    parts = [
        ("We lost", "Kari Holm, the minister"),
        ("great losses", "A spokesman for Holm"),
        ("the fleet would return", "He"),
        ("It was time", ""),
    ]
    return {
        "id": "a",
        "text": TEXT,
        "attributions": [
            {
                "id": content,
                "kind": "direct",
                "content": spans(content),
                "source": spans(source) if source else [],
                "cue": [],
            }
            for content, source in parts
        ],
    }


def quote(content: str, mention: str | None, kind: str = "direct") -> dict[str, Any]:
    start, end = spans(content)[0]
    found = spans(mention)[0] if mention else None
    return {
        "start": start,
        "end": end,
        "kind": kind,
        "speaker_mention": found,
        "speaker": mention,
    }


RIGHT = [
    quote("We lost", "Kari Holm"),
    quote("great losses", "A spokesman"),
    quote("the fleet would return", "He", "indirect"),
    quote("It was time", None),
]


def figures(quotes: list[dict[str, Any]]) -> dict[str, Any]:
    return report(Article(gold(), 1).score(quotes))


def test_the_right_answer_is_perfect() -> None:
    found = figures(RIGHT)
    assert found["quoted"]["detection"]["f1"] == 1
    assert found["quoted"]["end_to_end_strict"]["f1"] == 1
    assert found["unquoted"]["end_to_end"]["f1"] == 1


def test_no_answer_finds_nothing() -> None:
    found = figures([])
    assert found["quoted"]["detection"]["recall"] == 0
    assert found["unquoted"]["content"]["recall"] == 0


def test_whom_the_spokesman_speaks_for_is_right_only_without_strictness() -> None:
    found = figures([RIGHT[0], quote("great losses", "Holm spoke")])
    assert found["quoted"]["speaker"]["right"] == 2
    assert found["quoted"]["speaker_strict"]["right"] == 1


def test_words_that_nobody_said_count_against_precision() -> None:
    found = figures([*RIGHT, quote("Blue Wave", "Kari Holm")])
    assert found["quoted"]["detection"]["precision"] == pytest.approx(3 / 4)


@pytest.mark.parametrize("wrong", [{"kind": "shouted"}, {"end": 10_000}])
def test_a_quote_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="bad quote"):
        figures([{**RIGHT[0], **wrong}])


def test_mistakes_are_told_by_the_type_and_the_place_of_the_source() -> None:
    article = Article(gold(), 1)
    quotes = [
        quote("We lost", "Kari Holm"),
        quote("great losses", "fleet"),
        quote("Blue Wave", None),
    ]
    counts = errors.classes(article, article.outcomes(quotes))
    assert counts["named", "right"] == 1
    assert counts["after it in the sentence", "right"] == 1
    assert counts["before it in the sentence", "wrong speaker"] == 1
    assert counts["none", "not found"] == 1
    assert counts["no speech", "taken for speech"] == 1
    assert "1 taken for speech" in errors.render(counts)


def test_the_printed_report_holds_the_intervals() -> None:
    counts = [Article(gold(), 1).score(RIGHT)] * 3
    found = figures(RIGHT) | {"predicted_articles": 1, "intervals": bootstrap(counts, 10)}
    assert "95 % interval of detection F1: 100.0 to 100.0" in render(found)


def test_the_scorer_does_not_know_the_engine() -> None:
    import subprocess

    code = "import sys, bench.attribution.score; print('tui' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
