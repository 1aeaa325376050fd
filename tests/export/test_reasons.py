"""What is told of a quotation: the program's reasons, and the reader's own word before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tui.analysis import analyse
from tui.analysis.explain import explanation
from tui.export.reasons import reasons
from tui.library.corrections import Correction
from tui.model import Entity, EntityKind, QuotationKind, Roster

TEXT = "“The lock stays shut,” Nils Aune said.\n"
CORRECTION = Correction(
    identity="a",
    key="a.txt",
    headline="",
    outlet="",
    words="The lock stays shut,",
    occurrence=1,
    kind=QuotationKind.DIRECT,
    speaker=Entity("Ragna Lie", EntityKind.PERSON, "Pilot"),
    thought="Nils Aune",
    confidence=0.96,
    context=TEXT,
    start=1,
    made=datetime(2025, 3, 18, tzinfo=UTC),
)


def told(correction: Correction | None, *, found: bool = True) -> dict[str, str]:
    (quotation,) = analyse(TEXT).quotations
    explained = explanation(TEXT, Roster(), quotation) if found else None
    return {part.title: part.words for part in reasons(explained, correction, TEXT)}


def test_the_reader_s_word_comes_before_what_the_program_finds() -> None:
    words = told(CORRECTION)
    assert list(words)[:4] == ["Speaker", "Now", "The program", "How"]
    assert words["Speaker"] == "Ragna Lie, Pilot ✎"
    assert words["Now"] == "It is your own word, of 18 Mar 2025."
    assert words["The program"] == "By itself, it finds Nils Aune (96 %)."


def test_words_that_are_none_are_said_to_be_none() -> None:
    none = replace(CORRECTION, speaker=None, is_quotation=False)
    assert told(none)["Speaker"] == "Not a quotation ✎"


def test_that_nobody_can_be_named_is_told() -> None:
    assert told(replace(CORRECTION, speaker=None))["Speaker"] == "Speaker unknown ✎"


def test_where_the_program_finds_nobody_or_nothing_that_is_told() -> None:
    lost = replace(CORRECTION, thought=None, confidence=0.0)
    assert told(lost, found=False)["The program"] == "By itself, it finds nobody who said it."
    assert told(None, found=False) == {"Speaker": "The program finds no quotation here by itself."}
    assert told(None)["Speaker"] == "Nils Aune"
