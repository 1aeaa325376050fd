"""An invented article with everything in it that the reading pane has to show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.model import (
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = """\
Harbour bridge to stay open through the winter
The harbour bridge will stay open to lorries through the winter, the city council announced on \
Monday after a month of quarrels about salt, noise and the price of a new deck.
“We have looked at every bolt, and the bridge is sound,” said Anna Berg, the city engineer. “It \
needs paint. It does not need to be closed.”
Her deputy, Bernd Maier-Larsen, was more careful. He said that the northern span would be measured \
every week, and called the repairs of last spring “a plaster on a broken leg”.
In a joint statement, the two said the works should be “planned together, paid for together and \
finished together”.
“Nobody asked the people who live under it,” read a banner at the quay.
“橋は市民のものです。閉鎖には反対です。” wrote the Friends of the Bridge 🌉, who expect 👩‍👩‍👧 and \
🇪🇪 visitors alike at https://harbour.example/friends-of-the-bridge/winter/programme-and-registration.
The council meets again in April; Maier-Larsen said he may not stay until then.

Subscribe to our newsletter!
Photo: the Harbour Post archive
"""
HEADLINE = "Harbour bridge to stay open through the winter"
BERG, MAIER, JOINT, FRIENDS = range(4)
ENTITIES = (
    Entity("Anna Berg", EntityKind.PERSON, "City Engineer"),
    Entity("Bernd Maier-Larsen", EntityKind.PERSON, "Deputy City Engineer"),
    Entity("joint statement", EntityKind.GROUP, members=("Anna Berg", "Bernd Maier-Larsen")),
    Entity("Friends of the Bridge", EntityKind.ORGANISATION),
)
_SAID: tuple[tuple[str, int | None, QuotationKind, float], ...] = (
    ("We have looked at every bolt, and the bridge is sound,", BERG, QuotationKind.DIRECT, 0.98),
    ("It needs paint. It does not need to be closed.", BERG, QuotationKind.DIRECT, 0.97),
    (
        "that the northern span would be measured every week",
        MAIER,
        QuotationKind.INDIRECT,
        0.9,
    ),
    ("a plaster on a broken leg", MAIER, QuotationKind.DIRECT, 0.9),
    (
        "planned together, paid for together and finished together",
        JOINT,
        QuotationKind.DIRECT,
        0.8,
    ),
    ("Nobody asked the people who live under it,", None, QuotationKind.DIRECT, 0.2),
    ("橋は市民のものです。閉鎖には反対です。", FRIENDS, QuotationKind.DIRECT, 0.9),
    ("he may not stay until then", MAIER, QuotationKind.INDIRECT, 0.3),
)
FURNITURE = ("Subscribe to our newsletter!", "Photo: the Harbour Post archive")


def span_of(words: str, text: str = TEXT) -> Span:
    """Return where ``words`` stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(**changes: object) -> Article:
    """Return the article, with some of its fields changed."""
    fields: dict[str, object] = {
        "key": "bridge.md",
        "headline": HEADLINE,
        "text": TEXT,
        "outlet": "Harbour Post",
        "author": "Carla Ruiz",
        "published": date(2025, 3, 18),
        "url": "https://harbour.example/bridge",
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]


def analysis() -> Analysis:
    """Return who said what in the article."""
    return Analysis(
        quotations=tuple(
            Quotation(span_of(words), kind, run=at, attribution=said_by(speaker, confidence))
            for at, (words, speaker, kind, confidence) in enumerate(_SAID)
        ),
        entities=ENTITIES,
        furniture=tuple(span_of(line) for line in FURNITURE),
    )


def said_by(speaker: int | None, confidence: float = 0.9) -> Attribution | None:
    """Return an attribution to the entity with that index."""
    return None if speaker is None else Attribution(None, None, speaker, confidence)


def speech(text: str, words: Sequence[str], speakers: Sequence[str]) -> Analysis:
    """Return direct quotations of ``words``, in order, said by the persons at the same places."""
    names = list(dict.fromkeys(speakers))
    return Analysis(
        quotations=tuple(
            Quotation(
                span_of(each, text),
                QuotationKind.DIRECT,
                run=at,
                attribution=said_by(names.index(speakers[at])),
            )
            for at, each in enumerate(words)
        ),
        entities=tuple(Entity(name, EntityKind.PERSON) for name in names),
    )


def hits(*words: str) -> tuple[Span, ...]:
    """Return every place where any of ``words`` stands in the article."""
    found = []
    for word in words:
        at = TEXT.find(word)
        while at >= 0:
            found.append(Span(at, at + len(word)))
            at = TEXT.find(word, at + 1)
    return tuple(sorted(found))
