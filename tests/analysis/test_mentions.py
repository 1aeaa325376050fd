"""Names, descriptions and pronouns are found with what belongs to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.mentions import mentions
from tui.analysis.segment import segment
from tui.model import MentionKind


def found(text: str) -> dict[str, MentionKind]:
    return {item.span.of(text): item.kind for item in mentions(segment(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Yesterday Norwegian Finance Minister Kari Nordmann spoke.",
            "Norwegian Finance Minister Kari Nordmann",
        ),
        (
            "Norway’s finance minister, Kari Nordmann, spoke.",
            "Norway’s finance minister, Kari Nordmann",
        ),
        ("Norway’s Prime Minister Kari Nordmann spoke.", "Norway’s Prime Minister Kari Nordmann"),
        ("Iceland’s Chief of Police Jón Karlsson spoke.", "Iceland’s Chief of Police Jón Karlsson"),
        ("Then Gen. Ola J. Nordmann Jr. spoke.", "Gen. Ola J. Nordmann Jr."),
        ("Then Ludwig van Berg spoke.", "Ludwig van Berg"),
        ("Then the Danish Ministry of Justice spoke.", "the Danish Ministry of Justice"),
        ("However, Theresa May said no.", "Theresa May"),
    ],
)
def test_a_name_has_its_title_and_role(text: str, name: str) -> None:
    assert found(text).get(name) in {MentionKind.NAME, MentionKind.DESCRIPTION}


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The four ministers said so.", "The four ministers"),
        ("Later the quartet said so.", "the quartet"),
        ("In Oslo, senior officials said so.", "senior officials"),
        ("The envoys from these countries said so.", "The envoys from these countries"),
        (
            "The ministers of Norway, Sweden and Denmark said so.",
            "The ministers of Norway, Sweden and Denmark",
        ),
        (
            "The Danish, Swedish and Finnish finance ministers spoke.",
            "The Danish, Swedish and Finnish finance ministers",
        ),
        ("A spokesman for Kari Nordmann said so.", "A spokesman for Kari Nordmann"),
        ("The statement added that.", "The statement"),
        ("A bewildered ombud said so.", "A bewildered ombud"),
        ("Many said so.", "Many"),
        ("Tired, the two write that it is over.", "the two"),
        ("Later a clerk familiar with the matter spoke.", "a clerk familiar with the matter"),
        ("A woman close to Kari Nordmann, who left, spoke.", "A woman close to Kari Nordmann"),
        ("The Harbour Society website notes that it rained.", "The Harbour Society website"),
    ],
)
def test_a_description_has_what_belongs_to_it(text: str, description: str) -> None:
    assert found(text).get(description) is MentionKind.DESCRIPTION


def test_names_joined_by_and_are_found_together_and_apart() -> None:
    names = found("Norway and the Nordic states said so.")
    assert {"Norway and the Nordic states", "Norway", "the Nordic states"} <= set(names)


def test_the_owner_lies_within_the_longer_mention() -> None:
    assert {"Norway’s finance minister", "Norway"} <= set(found("Norway’s finance minister spoke."))


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("In Oslo, Norwegian Ministry spokesman Ola Berg spoke.", "Ministry spokesman Ola Berg"),
        ("On Capitol Hill, Harbour Party officials spoke.", "Harbour Party officials"),
        ("Kari Nordmann, Oslo Harbour director, spoke.", "Kari Nordmann, Oslo Harbour director"),
    ],
)
def test_a_place_before_a_comma_is_no_part_of_who_speaks_there(text: str, mention: str) -> None:
    assert any(words.endswith(mention) for words in found(text))
    assert not any(words.startswith(("Oslo,", "Capitol Hill,")) for words in found(text))


def test_pronouns_are_found_outside_quotation_marks_only() -> None:
    kinds = found("“I saw you,” she told them.")
    assert kinds["she"] is MentionKind.PRONOUN
    assert "I" not in kinds
    assert "you" not in kinds


def test_the_abbreviation_of_a_country_is_no_pronoun() -> None:
    assert found("Allies of the US said so.").get("US") is not MentionKind.PRONOUN


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    assert "Recently" not in found("Recently Kari Nordmann spoke.")
    assert "Kari Nordmann" in found("Recently Kari Nordmann spoke.")


def test_a_name_does_not_run_over_the_end_of_a_line() -> None:
    assert "Oslo" in found("A report from Oslo\nKari Nordmann spoke.")


@given(
    st.lists(
        st.sampled_from(
            [
                "Kari",
                "Nordmann",
                ",",
                "and",
                "the",
                "of",
                "minister",
                "’s",
                ".",
                "“",
                "”",
                "A",
                "\n",
            ]
        ),
        max_size=40,
    )
)
def test_mentions_are_sorted_and_in_bounds(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [item.span for item in mentions(segment(text))]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len(set(spans)) == len(spans)


def test_that_after_a_noun_may_speak_and_that_after_a_verb_may_not() -> None:
    assert found("A letter that called him a fool came.").get("that") is MentionKind.PRONOUN
    assert "that" not in found("The mayor said that called games are void.")
