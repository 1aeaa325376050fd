"""Who speaks where a participle or a clause stands between a noun and its verb."""

from __future__ import annotations

import pytest

from tests.analysis.rows import row_of
from tui.analysis import analyse
from tui.analysis.postmodifiers import signer, subject_across


def said(text: str) -> list[tuple[str, str]]:
    """Return the words of each quotation of a text and who says them."""
    analysis = analyse(text)
    found = [(one.span.of(text), analysis.speaker_of(one)) for one in analysis.quotations]
    return [(words, speaker.name if speaker else "") for words, speaker in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A statement signed by the police spokesperson, DSP Amina Bello, said", "Amina Bello"),
        ("A statement issued in Abuja and signed by its chairman, Ade Ojo, said", "Ade Ojo"),
        (
            "A statement made available to newsmen in Kano on Monday by Ade Ojo said",
            "Ade Ojo",
        ),
        ("A statement signed on behalf of the group by Hauwa Sani said", "Hauwa Sani"),
        ("A statement released by the Presidency said", "the Presidency"),
        ("The statement, which was signed by the secretary, Ade Ojo, said", "Ade Ojo"),
        ("The letter, signed by DSP Amina Bello, said", "Amina Bello"),
        ("A report on Monday by the ministry said", "the ministry"),
        ("A statement by its spokesman, Ade Ojo, said", "Ade Ojo"),
    ],
)
def test_a_statement_is_of_who_signed_it(text: str, speaker: str) -> None:
    words = "the roads would be closed on Friday"
    assert said(f"{text} {words}.") == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a statement signed by the spokesperson, Amina Bello, the command said", "the command"),
        (
            "In a statement issued on Sunday by his Press Secretary, Ade Ojo, the governor said",
            "the governor",
        ),
        ("Speaking through his spokesman, Ade Ojo, the governor said", "the governor"),
        (
            "A statement signed by the chairman, Ade Ojo, and the aide, Bola, said",
            "a statement",
        ),
        ("A bill signed by the governor said", "a bill"),
        ("A statement on the attack by bandits said", "a statement"),
        ("The statement said", "the statement"),
    ],
)
def test_it_is_of_nobody_else_and_nobody_else_speaks_in_it(text: str, speaker: str) -> None:
    words = "the roads would be closed on Friday"
    assert said(f"{text} {words}.") == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Forty-two scientists led by Dr Ifeoma Eze said", "Forty-two scientists"),
        ("A group of women led by the chairman of the union, Hauwa Sani, said", "a group of women"),
        ("A memo seen by The Herald said", "a memo"),
        ("Residents of Bama who spoke to our correspondent said", "Residents of Bama"),
        ("Traders whose shops were burnt said", "Traders"),
        ("A farmer who lost two sons in the raid said", "a farmer"),
    ],
)
def test_the_subject_speaks_and_not_who_stands_before_the_verb(text: str, speaker: str) -> None:
    words = "the roads would be closed on Friday"
    assert said(f"{text} {words}.") == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("A statement signed by Ada Berg said no.", True),
        ("A driver hired by Ada Berg said no.", False),
        ("A statement said no, by Ada Berg.", False),
        ("A statement about the raid by Ada Berg said no.", False),
    ],
)
def test_only_a_document_has_somebody_who_signed_it(text: str, *, signed: bool) -> None:
    row = row_of(text)
    found = signer(row, 0)
    assert (row.words[found] == "berg") if signed else found < 0


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Those officials who left early said no.", "officials"),
        ("He met the officials who left and said no.", ""),
        ("Ola Lind, who left early, said no.", ""),
        ("The minister left and said no.", ""),
    ],
)
def test_a_clause_parts_a_subject_from_its_verb_without_commas(text: str, subject: str) -> None:
    row = row_of(text)
    found = subject_across(row, row.words.index("said"))
    assert (row.words[found] if found >= 0 else "") == subject
