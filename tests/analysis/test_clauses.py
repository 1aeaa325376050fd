"""What "according to" reports: the clause after its source and what belongs to that."""

from __future__ import annotations

import pytest

from tests.analysis.rows import row_of
from tests.analysis.test_postmodifiers import said
from tui.analysis import analyse
from tui.analysis.clauses import reported_clauses, said_clauses
from tui.model import QuotationKind


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("a statement signed by the permanent secretary, Grace Okafor", "Grace Okafor"),
        ("a statement by the spokesman of the command, DSP Musa Danladi", "Musa Danladi"),
        ("a statement issued on Monday by the ministry", "the ministry"),
        ("Grace Okafor, the permanent secretary", "Grace Okafor"),
        ("Grace Okafor, the permanent secretary, who left on Monday", "Grace Okafor"),
        ("the permanent secretary, Grace Okafor", "Grace Okafor"),
        ("the report, published on Monday", "the report"),
    ],
)
def test_the_clause_after_the_source_is_reported_whole(source: str, speaker: str) -> None:
    assert said(f"According to {source}, schools will reopen on 4 May.") == [
        ("schools will reopen on 4 May", speaker)
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("According to Ada Berg, the road is closed.", "the road is closed"),
        ("According to Ada Berg, the road is closed, but Ola Lind left.", "the road is closed"),
        ("According to Ada Berg, the mayor, prices rose.", "prices rose"),
    ],
)
def test_a_clause_ends_where_another_is_joined_to_it(text: str, clause: str) -> None:
    row = row_of(text)
    ((source, units),) = reported_clauses(row)
    assert row.words[source.start] == "according"
    last = row.tokens[units.stop] - 1
    document = row.document
    assert text[document.starts[row.tokens[units.start]] : document.ends[last]] == clause


@pytest.mark.parametrize(
    "text",
    [
        "The road is closed, according to Ada Berg, the mayor.",
        "According to Ada Berg and the mayor.",
        "According to the Herald, the mayor, Ada Berg, said the road was closed.",
        "According to Ada Berg, “the road is closed”.",
        "According",
    ],
)
def test_no_clause_is_found_elsewhere(text: str) -> None:
    assert list(reported_clauses(row_of(text))) == []


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Ada Berg said the road would be closed on Friday.", "the road would be closed on Friday"),
        ("Ada Berg said the road was closed, and left.", "the road was closed"),
        ("Ada Berg said on Monday that the road was closed.", ""),
        ("The road was closed, said Ada Berg, who had left.", ""),
        ("The road was closed, said an official who was there.", ""),
        ("Ada Berg said the road was “closed”.", ""),
        ("Ada Berg said Ola Lind said the road was closed.", ""),
    ],
)
def test_a_clause_right_after_a_plain_verb_is_reported(text: str, clause: str) -> None:
    row = row_of(text)
    document = row.document
    found = [
        text[document.starts[row.tokens[units.start]] : document.ends[row.tokens[units.stop] - 1]]
        for units in said_clauses(row)
    ]
    assert found == ([clause] if clause else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Berg said the gunmen came at midnight.", "the gunmen came at midnight"),
        ("Ada Berg said the fire began at midnight.", "the fire began at midnight"),
        (
            "Ada Berg urged the government to publish the data on Friday.",
            "to publish the data on Friday",
        ),
        (
            "The union called on parents to send their children to school.",
            "parents to send their children to school",
        ),
        ("She warned drivers not to use the bridge at night.", "not to use the bridge at night"),
    ],
)
def test_irregular_pasts_and_demands_are_statements(text: str, words: str) -> None:
    assert [found for found, _ in said(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg emphasised the need to open the road.",
        "The ministers declared their intention to open the road.",
        "Ada Berg called the police to report the theft.",
    ],
)
def test_a_noun_with_an_infinitive_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Berg said that her town had “no plans to build”.", []),
        (
            "Ada Berg said that the old road from the harbour to her town was “a danger to all”.",
            ["the old road from the harbour to her town was"],
        ),
        ("Ada Berg said on Monday that the road was closed.", ["the road was closed"]),
        ("Ada Berg said the road was closed “for good”.", ["the road was closed"]),
    ],
)
def test_a_few_words_that_lead_to_a_quotation_do_not_stand_alone(
    text: str, words: list[str]
) -> None:
    quoted = QuotationKind.INDIRECT
    assert [one.span.of(text) for one in analyse(text).quotations if one.kind is quoted] == words
