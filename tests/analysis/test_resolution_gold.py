"""The real reports: every mention marked by hand resolves to its speaker."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis.shared import articles, gold
from tests.analysis.stories import PRONOUNS
from tui.analysis.mentions import mentions
from tui.analysis.resolution import Resolution, resolve
from tui.analysis.segment import segment
from tui.fold import fold
from tui.model import (
    EntityKind,
    KnownGroup,
    KnownSpeaker,
    Mention,
    MentionKind,
    Roster,
    Span,
)

MINISTERS = (
    KnownSpeaker(
        "Władysław Kosiniak-Kamysz", role="Minister of National Defence", country="Poland"
    ),
    KnownSpeaker("Hanno Pevkur", role="Minister of Defence", country="Estonia"),
    KnownSpeaker("Andris Sprūds", role="Minister of Defence", country="Latvia"),
    KnownSpeaker("Dovilė Šakalienė", role="Minister of National Defence", country="Lithuania"),
)
ROSTER = Roster(
    (
        *MINISTERS,
        KnownSpeaker("Donald Tusk", role="Prime Minister", country="Poland"),
        KnownSpeaker("Evika Siliņa", role="Prime Minister", country="Latvia"),
        KnownSpeaker("Raimundas Vaikšnoras", role="Chief of Defence", country="Lithuania"),
        KnownSpeaker("Polish Ministry of Defence", EntityKind.ORGANISATION, country="Poland"),
        KnownSpeaker(
            "Lithuanian Ministry of Defence", EntityKind.ORGANISATION, country="Lithuania"
        ),
        KnownSpeaker("United Nations", EntityKind.ORGANISATION, aliases=("UN",)),
    ),
    (
        KnownGroup(
            "Defence ministers of Poland, Lithuania, Latvia and Estonia",
            tuple(minister.name for minister in MINISTERS),
            (
                "the four defence ministers",
                "the four ministers",
                "the four countries' defence ministers",
                "the four nations",
                "the quartet",
                "the defence ministers",
                "the joint statement",
            ),
        ),
    ),
)


def resolved(text: str, row: dict[str, Any], roster: Roster) -> Resolution:
    document = segment(text)
    spans = {mention.span: mention for mention in mentions(document)}
    for quotation in row["quotations"]:
        span = Span(*quotation["mention"])
        is_pronoun = span.of(text).lower() in PRONOUNS
        kind = MentionKind.PRONOUN if is_pronoun else MentionKind.DESCRIPTION
        spans.setdefault(span, Mention(span, kind))
    return resolve(document, tuple(spans[span] for span in sorted(spans)), roster)


def speaker(resolution: Resolution, quotation: dict[str, Any]) -> str | None:
    index = resolution.entity_of(Span(*quotation["mention"]))
    return None if index is None else resolution.entities[index].name


@pytest.mark.parametrize("number", range(5))
def test_with_the_roster_every_mention_has_its_speaker(number: int) -> None:
    row = gold()[number]
    resolution = resolved(articles()[row["file"]], row, ROSTER)
    found = [(one["mention_text"], speaker(resolution, one)) for one in row["quotations"]]
    assert found == [(one["mention_text"], one["speaker"]) for one in row["quotations"]]


@pytest.mark.parametrize("number", range(5))
def test_without_a_roster_persons_have_their_names_as_the_report_spells_them(number: int) -> None:
    row = gold()[number]
    text = articles()[row["file"]]
    resolution = resolved(text, row, Roster())
    people = {known.name for known in ROSTER.speakers if known.kind is EntityKind.PERSON}
    for quotation in row["quotations"]:
        if quotation["speaker"] in people:
            assert fold(speaker(resolution, quotation) or "") == fold(quotation["speaker"])


def test_without_a_roster_the_ministers_are_one_group_in_each_report() -> None:
    texts = articles()
    for row in gold():
        resolution = resolved(texts[row["file"]], row, Roster())
        joint = [one for one in row["quotations"] if one["speaker"] == ROSTER.groups[0].name]
        names = {speaker(resolution, one) for one in joint}
        assert len(names - {"Poland and the Baltic states"}) <= 1


def test_the_sidebar_of_the_reports_holds_what_a_reader_would_write_down() -> None:
    texts = list(articles().values())
    found: set[str] = set()
    for text in texts:
        document = segment(text)
        entities = resolve(document, mentions(document), ROSTER).entities
        found |= {entity.name for entity in entities if entity.named}
    wanted = {
        "Ottawa Convention", "Dublin Convention", "NATO", "Poland", "Finland", "United States",
        "Donald Tusk", "Donald Trump", "Hanno Pevkur", "Evika Siliņa", "Kiel Institute", "Moscow",
        "Eastern Shield", "South Korea", "United Nations", "Landmine Monitor",
    }  # fmt: skip
    assert wanted <= found
    unwanted = {"Today", "Click", "Tuesday", "March", "February", "Polish", "Russian", "Baltic"}
    unwanted |= {"However", "Currently", "Despite", "Daniel Tilles", "Marcin Matuszewski", "GDP"}
    unwanted |= {"Alliance", "Eastern Flank", "NGO Landmine Monitor"}
    assert not unwanted & found


def test_each_report_has_one_group_of_the_four_countries_with_its_members() -> None:
    four = {"Estonia", "Latvia", "Lithuania", "Poland"}
    for name, text in articles().items():
        document = segment(text)
        entities = resolve(document, mentions(document), ROSTER).entities
        groups = [one for one in entities if one.kind is EntityKind.GROUP]
        assert not any("Consider" in one.name for one in groups)
        same = [one.name for one in groups if set(one.members) == four]
        assert len(same) == (0 if name.startswith("000") else 1)


def test_no_report_has_two_named_entities_of_one_name() -> None:
    for text in articles().values():
        document = segment(text)
        entities = resolve(document, mentions(document), ROSTER).entities
        names = [one.name for one in entities if one.named]
        assert len(names) == len(set(names))
