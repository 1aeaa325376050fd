"""What the reader's own word makes of an analysis: the pure part."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import analyse
from tui.library.corrections import Correction, corrected, entity_named, place_of, span_at
from tui.model import (
    Analysis,
    Entity,
    EntityKind,
    KnownGroup,
    KnownSpeaker,
    QuotationKind,
    Roster,
    Span,
)

NOBODY = Roster()
TEXT = (
    "“The lock stays shut,” harbour master Nils Aune said on Monday.\n"
    "“The lock stays shut,” repeated Dr Eva Brandt. She said that the gates were rusty.\n"
)
BRANDT = Entity("Eva Brandt", EntityKind.PERSON)
NEWCOMER = Entity("Ragna Lie", EntityKind.PERSON, "Pilot")


def correction(
    words: str,
    speaker: Entity | None,
    *,
    occurrence: int = 1,
    kind: QuotationKind = QuotationKind.DIRECT,
    is_quotation: bool = True,
) -> Correction:
    return Correction(
        identity="a",
        key="a.txt",
        headline="",
        outlet="",
        words=words,
        occurrence=occurrence,
        kind=kind,
        speaker=speaker,
        thought=None,
        confidence=0.5,
        context="",
        start=0,
        made=datetime(2025, 3, 18, tzinfo=UTC),
        is_quotation=is_quotation,
    )


def speakers(analysis: Analysis) -> list[str | None]:
    found = [analysis.speaker_of(quotation) for quotation in analysis.quotations]
    return [None if entity is None else entity.name for entity in found]


def applied(
    text: str, *corrections: Correction, roster: Roster = NOBODY, analysis: Analysis | None = None
) -> Analysis:
    found = analyse(text, roster) if analysis is None else analysis
    return corrected(text, found, corrections, roster)


def test_the_text_reads_as_the_tests_below_take_it() -> None:
    assert speakers(analyse(TEXT)) == ["Nils Aune", "Eva Brandt", "Eva Brandt"]


def test_of_two_identical_quotations_only_the_one_that_is_meant_changes() -> None:
    found = applied(TEXT, correction("The lock stays shut,", NEWCOMER, occurrence=2))
    assert speakers(found) == ["Nils Aune", "Ragna Lie", "Eva Brandt"]
    given_ = found.quotations[1].attribution
    assert given_ is not None
    assert (given_.confidence, given_.corrected, given_.mention) == (1.0, True, None)
    assert found.entities[-1] == NEWCOMER


def test_somebody_the_article_names_is_the_entity_it_has() -> None:
    found = applied(TEXT, correction("The lock stays shut,", BRANDT))
    assert speakers(found) == ["Eva Brandt", "Eva Brandt", "Eva Brandt"]
    assert found.entities == analyse(TEXT).entities


def test_a_confirmed_speaker_keeps_cue_and_mention_and_is_certain() -> None:
    before = analyse(TEXT).quotations[0].attribution
    found = applied(
        TEXT, correction("The lock stays shut,", Entity("nils aune", EntityKind.PERSON))
    )
    assert before is not None
    assert found.quotations[0].attribution == replace(before, confidence=1.0, corrected=True)


def test_what_is_no_quotation_is_none_and_the_rest_stays() -> None:
    found = applied(TEXT, correction("The lock stays shut,", None, is_quotation=False))
    assert speakers(found) == ["Eva Brandt", "Eva Brandt"]


def test_reported_speech_is_corrected_as_well() -> None:
    words = "the gates were rusty"
    kind = QuotationKind.INDIRECT
    analysis = analyse(TEXT)
    (span,) = [one.span for one in analysis.quotations if one.kind is kind]
    assert words in span.of(TEXT)
    found = applied(TEXT, correction(span.of(TEXT), NEWCOMER, kind=kind))
    assert speakers(found)[-1] == "Ragna Lie"


def test_a_quotation_over_several_paragraphs_is_corrected_whole() -> None:
    text = (
        "Aune was asked about the lock.\n“It is old, and it was never meant for ships like these.\n"
        "“It is also rusty, and nobody has the money to replace it,” Nils Aune said.\n"
    )
    analysis = analyse(text)
    assert len({quotation.run for quotation in analysis.quotations}) == 1
    assert len(analysis.quotations) == 2
    words, occurrence = place_of(text, analysis.quotations[0].span)
    found = applied(text, correction(words, NEWCOMER, occurrence=occurrence))
    assert speakers(found) == ["Ragna Lie", "Ragna Lie"]
    assert applied(text, correction(words, None, is_quotation=False)).quotations == ()


def test_the_place_is_found_again_in_an_article_that_was_edited() -> None:
    edited = "New first paragraph.\n\n" + TEXT.replace("The lock stays", "The  lock \u2009stays")
    found = applied(edited, correction("The lock stays shut,", NEWCOMER, occurrence=2))
    assert speakers(found) == ["Nils Aune", "Ragna Lie", "Eva Brandt"]


def test_words_that_are_gone_change_nothing() -> None:
    analysis = analyse(TEXT)
    assert applied(TEXT, correction("The lock stays open,", None)) == analysis
    assert applied(TEXT, correction("The lock stays shut,", None, occurrence=3)) == analysis
    assert applied(TEXT, correction("", None)) == analysis


def test_words_that_are_no_longer_taken_for_speech_become_so_again() -> None:
    found = applied(TEXT, correction("the gates were rusty", NEWCOMER), analysis=Analysis())
    (quotation,) = found.quotations
    assert quotation.span.of(TEXT) == "the gates were rusty"
    assert speakers(found) == ["Ragna Lie"]


def test_speech_whose_bounds_are_now_seen_elsewhere_is_still_the_same() -> None:
    kind = QuotationKind.INDIRECT
    found = applied(TEXT, correction("said that the gates were rusty.", NEWCOMER, kind=kind))
    assert speakers(found) == ["Nils Aune", "Eva Brandt", "Ragna Lie"]
    none = correction("that the gates were", None, kind=kind, is_quotation=False)
    assert len(applied(TEXT, none).quotations) == 2


def test_the_roster_says_who_is_meant_where_the_article_does_not() -> None:
    roster = Roster(
        (KnownSpeaker("Ragna Lie", role="Pilot", aliases=("R. Lie",)), KnownSpeaker("Nils Aune")),
        (KnownGroup("Both pilots", ("Ragna Lie", "Nils Aune"), ("the two pilots",)),),
    )
    someone = Entity("R. Lie", EntityKind.PERSON)
    found = applied(TEXT, correction("The lock stays shut,", someone), roster=roster)
    assert found.speaker_of(found.quotations[0]) == Entity(
        "Ragna Lie", EntityKind.PERSON, "Pilot", aliases=("R. Lie",)
    )
    group = entity_named("The two pilots", (), roster)
    assert group is not None
    assert (group.kind, group.members) == (EntityKind.GROUP, ("Ragna Lie", "Nils Aune"))
    assert entity_named("nobody else", (), roster) is None
    found = applied(TEXT, correction("The lock stays shut,", group), roster=roster)
    assert found.said_by(found.quotations[0], "Ragna Lie")


def test_a_source_that_stays_unnamed_can_be_the_speaker() -> None:
    official = Entity("a port official", EntityKind.PERSON, named=False)
    found = applied(TEXT, correction("The lock stays shut,", official))
    speaker = found.speaker_of(found.quotations[0])
    assert speaker == official


@pytest.mark.parametrize("text", ["", " ", "a", "no no no", "a a\na  a", "“ha ha ha” (a+ b)"])
def test_places_are_counted_also_where_they_overlap(text: str) -> None:
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            words, occurrence = place_of(text, Span(start, end))
            found = span_at(text, words, occurrence)
            if not words:
                assert found is None
            else:
                assert found is not None
                assert found.of(text) == text[start:end].strip()


@given(
    text=st.text(alphabet="ab .“”\n(*", max_size=40),
    bounds=st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
def test_any_span_is_found_again_by_its_words(text: str, bounds: tuple[int, int]) -> None:
    span = Span(*sorted(min(bound, len(text)) for bound in bounds))
    words, occurrence = place_of(text, span)
    found = span_at(text, words, occurrence)
    assert (found is None) == (not words)
    if found is not None:
        assert found.start == span.start + len(span.of(text)) - len(span.of(text).lstrip())
