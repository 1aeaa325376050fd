"""An article in plain text says who said what."""

from __future__ import annotations

from tui.commands.marking import marked_lines, notes, short_names
from tui.model import (
    Analysis,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)

TEXT = (
    "“We are ready,” Berg said. The board said that the pier was closed.\n"
    "\n"
    "Nils Berg called it “late” and both “a start”.\n"
    "Subscribe to our letter"
)
ADA = Entity("Ada Berg", EntityKind.PERSON, role="Mayor")
BOARD = Entity("Harbour Board", EntityKind.ORGANISATION)
BOTH = Entity("The two sides of the harbour", EntityKind.GROUP, members=("Ada Berg", "Board"))
SOURCE = Entity("a senior official", EntityKind.PERSON, named=False)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(
    words: str,
    speaker: int | None,
    kind: QuotationKind = QuotationKind.DIRECT,
    confidence: float = 0.9,
) -> Quotation:
    return Quotation(span(words), kind, attribution=Attribution(None, None, speaker, confidence))


ANALYSIS = Analysis(
    quotations=(
        said("We are ready", 0),
        said("that the pier was closed", 1, QuotationKind.INDIRECT),
        Quotation(span("late"), QuotationKind.DIRECT),
        said("a start", 2, confidence=0.1),
    ),
    entities=(ADA, BOARD, BOTH),
    furniture=(span("Subscribe to our letter"),),
)


def text_of(analysis: Analysis, width: int = 200) -> list[str]:
    return [line.text for line in marked_lines(TEXT, analysis, width, 0.5)]


def test_a_direct_quotation_is_followed_by_its_speaker_behind_its_mark() -> None:
    first = text_of(ANALYSIS)[0]
    assert first.startswith("“We are ready,” ‹Berg› Berg said.")


def test_reported_speech_is_followed_by_the_number_of_its_note() -> None:
    assert text_of(ANALYSIS)[0].endswith("that the pier was closed[1].")
    listed = [line.text for line in notes(TEXT, ANALYSIS, 200, 0.5)]
    assert "  [1] Harbour Board: that the pier was closed" in listed


def test_an_unknown_and_an_unsure_speaker_carry_a_question_mark() -> None:
    assert (
        text_of(ANALYSIS)[2]
        == "Nils Berg called it “late” ‹unattributed› and both “a start” ‹joint?›."
    )


def test_only_what_is_no_part_of_the_report_is_faint() -> None:
    lines = marked_lines(TEXT, ANALYSIS, 200, 0.5)
    assert [line.faint for line in lines] == [False, False, False, True]


def test_lines_keep_the_width_and_the_empty_ones_between_paragraphs() -> None:
    lines = text_of(ANALYSIS, 30)
    assert max(map(len, lines)) <= 30
    assert "" in lines
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(text_of(ANALYSIS)).split())


def test_empty_lines_at_the_end_are_left_out() -> None:
    lines = marked_lines("One.\n\n\n", Analysis(), 80, 0.5)
    assert [line.text for line in lines] == ["One."]


def test_the_speakers_are_listed_with_role_members_and_number() -> None:
    listed = [line.text for line in notes(TEXT, ANALYSIS, 200, 0.5)]
    assert "  Berg           Ada Berg, Mayor · 1 quotation" in listed
    assert "  Harbour Board  1 quotation" in listed
    assert any("joint" in line and "(Ada Berg, Board)" in line for line in listed)
    narrow = [line.text for line in notes(TEXT, ANALYSIS, 40, 0.5)]
    assert max(map(len, narrow)) <= 40


def test_a_name_too_long_for_its_column_stands_above_what_is_known_of_it() -> None:
    league = Entity("The League of Harbours of the North", EntityKind.ORGANISATION, role="Lobby")
    analysis = Analysis(quotations=(said("late", 0),), entities=(league,))
    assert [line.text for line in notes(TEXT, analysis, 200, 0.5)][2:] == [
        "  The League of Harbours of the North",
        f"{' ' * 28}Lobby · 1 quotation",
    ]


def test_an_article_without_quotations_has_no_notes() -> None:
    assert notes(TEXT, Analysis(), 80, 0.5) == []
    assert text_of(Analysis()) == TEXT.split("\n")


def test_two_speakers_with_one_surname_are_called_by_their_whole_names() -> None:
    nils = Entity("Nils Berg", EntityKind.PERSON)
    analysis = Analysis(
        quotations=(said("We are ready", 0), said("late", 1), said("a start", 2)),
        entities=(ADA, nils, SOURCE),
    )
    assert short_names(analysis) == {0: "Ada Berg", 1: "Nils Berg", 2: "a senior official"}
