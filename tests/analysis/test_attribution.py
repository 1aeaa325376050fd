"""Each way in which newspapers say who said what, in a sentence of our own."""

from __future__ import annotations

import pytest

from tui.analysis import analyse
from tui.model import QuotationKind


def direct(text: str) -> list[tuple[str, str | None]]:
    """Return the words of each direct quotation and of the mention it is attributed to."""
    return [
        (
            item.span.of(text),
            item.attribution.mention.of(text)
            if item.attribution and item.attribution.mention
            else None,
        )
        for item in analyse(text).quotations
        if item.kind is QuotationKind.DIRECT
    ]


def indirect(text: str) -> list[tuple[str, str]]:
    """Return the words of each indirect quotation and of the mention it is attributed to."""
    return [
        (item.span.of(text), item.attribution.mention.of(text))
        for item in analyse(text).quotations
        if item.kind is QuotationKind.INDIRECT and item.attribution and item.attribution.mention
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge is closed until spring,” Kari Nordmann said on Monday.", "Kari Nordmann"),
        ("“The bridge is closed until spring,” said Kari Nordmann, the mayor.", "Kari Nordmann"),
        ("Kari Nordmann said: “The bridge is closed until spring.”", "Kari Nordmann"),
        (
            "Kari Nordmann, who owns the ferry, said “the bridge is closed until spring.”",
            "Kari Nordmann",
        ),
        ("“The bridge,” Kari Nordmann told reporters, “is closed until spring.”", "Kari Nordmann"),
        ("According to Kari Nordmann, the bridge is “closed until spring”.", "Kari Nordmann"),
        ("The bridge is “closed until spring,” according to Kari Nordmann.", "Kari Nordmann"),
        ("The four mayors wrote that the bridge was “closed until spring”.", "The four mayors"),
        (
            "In a letter, the transport ministry called the bridge “a danger to us all”.",
            "the transport ministry",
        ),
        ("“The bridge is closed until spring,” the statement said.", "the statement"),
        ("Nordmann was angry. “The bridge is closed until spring,” she said.", "she"),
        ("Citing a “clear drop” in traffic, the mayors closed it.", "the mayors"),
        ("“The bridge is closed until spring,” she laughed.", "she"),
        ("“The bridge is closed until spring,” Kari Nordmann began, then paused.", "Kari Nordmann"),
        ("“The bridge is closed until spring”, shrugged the mayor.", "the mayor"),
        ("‘The bridge is closed until spring,’ said Kari Nordmann.", "Kari Nordmann"),
        ("“The bridge is closed until spring”, said Kari Nordmann.", "Kari Nordmann"),
    ],
)
def test_a_direct_quotation_has_its_speaker(text: str, speaker: str) -> None:
    found = direct(text)
    assert found
    assert {mention for _, mention in found} == {speaker}


def test_a_second_quotation_follows_the_first() -> None:
    text = "“We close the bridge today,” Nordmann said. “At the same time, we open the ferry.”"
    assert direct(text) == [
        ("We close the bridge today,", "Nordmann"),
        ("At the same time, we open the ferry.", "Nordmann"),
    ]


def test_the_one_spoken_about_is_not_the_speaker() -> None:
    text = "Ola Berg met Kari Nordmann. “He asked me about the bridge,” Nordmann said."
    assert direct(text) == [("He asked me about the bridge,", "Nordmann")]


def test_paragraphs_of_one_running_quotation_share_their_speaker() -> None:
    text = "“We close the bridge today,” Nordmann said.\n\n“We had no choice.\n\n“It was old.”"
    analysis = analyse(text)
    assert [item.attribution is not None for item in analysis.quotations] == [True] * 3
    assert {item.attribution.mention for item in analysis.quotations if item.attribution} == {
        analysis.quotations[0].attribution.mention  # type: ignore[union-attr]
    }
    assert analysis.quotations[1].run == analysis.quotations[2].run


def test_doubled_single_marks_around_a_paragraph_make_no_heading() -> None:
    said, more = "We close the bridge today,", "We will close the harbour, too"
    text = f"Kari Nordmann met the press.\n\n''{said}'' she said.\n\n''{more}''"
    assert [words for words, _ in direct(text)] == [said, more]


@pytest.mark.parametrize(
    "text",
    [
        "Work on the “Northern Gate”, a wall along the river, began in May.",
        "The ship was sold.\n'A threat to the harbour'\nIts owner left.",
    ],
)
def test_names_and_headings_in_marks_are_no_quotations(text: str) -> None:
    assert direct(text) == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Kari Nordmann said the bridge would close in spring.",
            "the bridge would close in spring",
            "Kari Nordmann",
        ),
        (
            "Kari Nordmann said on Monday that the bridge would close.",
            "the bridge would close",
            "Kari Nordmann",
        ),
        (
            "Mayor Kari Nordmann told parliament last week that she supported the ferry.",
            "she supported the ferry",
            "Mayor Kari Nordmann",
        ),
        (
            "The bridge will close in spring, Nordmann said.",
            "The bridge will close in spring",
            "Nordmann",
        ),
        (
            "According to Nordmann, the bridge will close in spring.",
            "the bridge will close in spring",
            "Nordmann",
        ),
        ("Nordmann has pledged to rebuild the bridge.", "to rebuild the bridge", "Nordmann"),
        (
            "The statement added that the bridge would close.",
            "the bridge would close",
            "The statement",
        ),
        (
            "Work goes on, with Mayor Kari Nordmann noting that the bridge would close.",
            "the bridge would close",
            "Mayor Kari Nordmann",
        ),
    ],
)
def test_indirect_speech_is_the_clause_that_the_cue_governs(
    text: str, content: str, speaker: str
) -> None:
    assert (content, speaker) in indirect(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We do not understand the plan,” the two wrote.", "the two"),
        ("“The bridge is a leading bridge,” said the 46-year-old.", "the 46-year-old"),
        ("“The bridge is just doing its job,” wrote another.", "another"),
    ],
)
def test_a_number_or_a_word_for_one_of_many_speaks(text: str, speaker: str) -> None:
    assert [mention for _, mention in direct(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann announced plans to rebuild the bridge.",
        "The mayors reaffirmed their commitment to the ferry and its crew.",
        "The mayors issued a statement emphasising heightened concerns about the bridge.",
        "Kari Nordmann emphasised the need to rebuild the bridge.",
        "Kari Nordmann wants to rebuild the bridge.",
        "Citing increased threats from floods, the mayors closed the bridge.",
        "The mayors announced plans to close the bridge, which was built by their fathers.",
    ],
)
def test_what_only_names_what_was_said_is_no_quotation(text: str) -> None:
    assert indirect(text) == []


def test_a_report_parted_by_its_cue_has_two_pieces_of_one_run() -> None:
    text = "The bridge on the river, Kari Nordmann said on Monday, would be closed until spring."
    first, second = analyse(text).quotations
    assert first.span.of(text) == "The bridge on the river"
    assert second.span.of(text) == "would be closed until spring"
    assert first.run == second.run
    assert first.attribution == second.attribution


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ola Lind met Kari. Nordmann, a lawyer for the Union, spoke of “heavy losses”.",
            "Nordmann",
        ),
        (
            "Kari Lind, the lawyer who heads the Union, which owns it, said it was “closed”.",
            "Kari Lind",
        ),
    ],
)
def test_what_stands_between_commas_leaves_the_subject_the_source(text: str, speaker: str) -> None:
    (found,) = direct(text)
    assert found[1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“The Lights of the Harbour,” which opened in May, is a film.",
        "“The Lights of the harbour,” a film by Kari Nordmann, opens in May.",
        "In “The lights of the harbour,” Kari Nordmann stumbles about.",
    ],
)
def test_the_title_of_a_work_before_a_comma_is_no_speech(text: str) -> None:
    assert direct(text) == []


def test_a_plain_report_holds_no_speech() -> None:
    assert analyse("The bridge closed in spring. A ferry runs twice a day.").quotations == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“The bridge is closed until spring,” Kari Nordmann wrote.", "wrote"),
        ("“The bridge is closed until spring,” wrote Kari Nordmann.", "wrote"),
        ("According to Kari Nordmann, the bridge is “closed until spring”.", "According to"),
        ("Citing a “clear drop” in traffic, the mayors closed it.", "Citing"),
        ("They declared the end, arguing that “the bridge is closed until spring.”", "arguing"),
    ],
)
def test_the_cue_is_the_word_that_reports(text: str, cue: str) -> None:
    (quotation,) = (q for q in analyse(text).quotations if q.kind is QuotationKind.DIRECT)
    assert quotation.attribution is not None
    assert quotation.attribution.cue is not None
    assert quotation.attribution.cue.of(text) == cue


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("“The bridge is closed until spring,” Kari Nordmann said.", False),
        ("Kari Nordmann said the bridge was “closed until spring”.", True),
        ("Kari Nordmann said: “The bridge is closed”", False),
    ],
)
def test_less_than_a_sentence_is_a_fragment(text: str, fragment: bool) -> None:  # noqa: FBT001
    (quotation,) = (q for q in analyse(text).quotations if q.kind is QuotationKind.DIRECT)
    assert quotation.fragment is fragment
