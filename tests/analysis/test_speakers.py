"""Whom quotations are given to, in invented reports as papers of Africa and Asia write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.analysis import analyse
from tui.model import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTS = Path(__file__).with_name("spoken.txt")
NOBODY = "-"  # in particular: a description may stand for them


def reports() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the reports of spoken.txt and who says each of their direct quotations, in order."""
    for part in REPORTS.read_text(encoding="utf-8").strip().split("\n\n\n"):
        text, _, speakers = part.rpartition("\n= ")
        yield text, tuple(speakers.split(" | "))


def speakers(text: str) -> list[str]:
    """Return who says each direct quotation of a text, by name or description."""
    analysis = analyse(text)
    said = (one for one in analysis.quotations if one.kind is QuotationKind.DIRECT)
    found = map(analysis.speaker_of, said)
    return [one.name if one is not None else NOBODY for one in found]


def is_meant(speaker: str, wanted: str) -> bool:
    """Tell whether a speaker's name holds the wanted one, or is none where nobody is named."""
    if wanted == NOBODY:
        return speaker == NOBODY or speaker[0].islower()
    return wanted.lower() in speaker.lower()


def test_the_speakers_of_invented_reports_are_found() -> None:
    right = total = 0
    wrong: list[str] = []
    for text, wanted in reports():
        found = speakers(text)
        pairs = [*zip(found, wanted, strict=False)]
        hits = sum(is_meant(speaker, name) for speaker, name in pairs)
        right, total = right + hits, total + max(len(wanted), len(found))
        if hits < len(wanted):
            wrong.append(f"{text[:60]}: {found}")
    assert total > 380
    assert right / total > 0.92, wrong


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The chief of police, CP Adamu Bello, said it was “over”.", "Adamu Bello"),
        ("“It hurts a lot,” the victim, identified as Ravi Kumar, told reporters.", "Ravi Kumar"),
        ("A driver, who identified himself as Baba Ali, said: “We left.”", "Baba Ali"),
        ("The Union of Bakers' chairman in Oyo, Ade Martins, called it “wicked”.", "Ade Martins"),
        ("“Enough,” Ngozi (not her real name) told Punch.", "Ngozi"),
        ("“All is calm,” Lt Gen (retd) Kamrul Islam told reporters.", "Kamrul Islam"),
        ("“We struck at dawn,” al-Shabaab said in a statement.", "al-Shabaab"),
        ("Zubair said “no”. Gen. Tarek al-Zubair was speaking in Cairo.", "Tarek al-Zubair"),
        ("Governor Monday Okoro said the road was “open”.", "Monday Okoro"),
        ("NAIROBI: The minister, Ann Wafula, said it was “done”.", "Ann Wafula"),
        ("Ann Wafula, 52, sells maize. “I lost all,” the mother of two said.", "Ann Wafula"),
        ("Ann Wafula, 52, sells maize. “I lost all,” the 52-year-old said.", "Ann Wafula"),
        ("Justice Ann Wafula rose. “Sit down,” the judge said.", "Ann Wafula"),
        ("Ann Wafula sang for an hour. “I am done,” the singer said.", "Ann Wafula"),
        ("Ann Wafula sang for an hour. “I am done,” the caller said.", "the caller"),
        ("Ann Wafula won on Sunday. “We ran well,” the Kenyan said.", "Ann Wafula"),
        ("Ngozi Obi met Emeka Eze in Enugu. “It was time,” she said.", "Ngozi Obi"),
        ("Chief Minister Ravi Jamali rose. “Sit down,” the CM said.", "Ravi Jamali"),
        ("The Minister of Power, Ade Bakare, rose. “Sit,” the minister said.", "Ade Bakare"),
        (
            "MSF's head of mission in Sudan, Carla Lorenzo, was “appalled”, she said.",
            "Carla Lorenzo",
        ),
        ("“We will crush them” — Governor Bello\n\nMusa Bello has vowed it.", "Musa Bello"),
        ("‘We are tired’: Pupils of Hill School leave\n\nThey left.", "Pupils of Hill School"),
        ("For Fatima, a mother of three, “every day is a struggle”.", "Fatima"),
        ("Umno president Datuk Seri Zaki Hamid said it was “slander”.", "Zaki Hamid"),
    ],
)
def test_a_name_beside_a_description_and_what_takes_it_up_are_one(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_place_in_capitals_that_several_paragraphs_begin_with_speaks() -> None:
    text = "CLINTON: “Thank you all.”\n\nCLINTON: “It is good to be here.”"
    assert speakers(text) == ["CLINTON", "CLINTON"] or speakers(text) == ["Clinton", "Clinton"]


def test_a_transcript_in_quotation_marks_has_its_speakers() -> None:
    text = (
        "Part of what was said:\n\n“ORUK: We had no choice but to close the bridge.\n\n"
        "“It was old and the river was high.\n\n“TEMBO: You could have asked us first.”"
    )
    assert [name.title() for name in speakers(text)] == ["Oruk", "Oruk", "Tembo"]
