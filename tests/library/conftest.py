"""The library that most tests of this room ask."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill, person, saying
from tui.library import Library
from tui.model import (
    Analysis,
    Article,
    Entity,
    EntityKind,
    QuotationKind,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HARBOUR = Article(
    key="baltic/harbour.md",
    headline="Harbour to be dredged",
    text="The harbour will be dredged in May. “We have no plans to close it,” Ilze Bērziņa said. "
    "She spoke of solidarity among ports. The programme has critics.",
    outlet="Baltic Ledger",
    author="Tomas Grinius",
    published=date(2025, 3, 18),
    url="https://ledger.example/harbour",
)
HARBOUR_ANALYSIS = Analysis(
    quotations=(
        saying(HARBOUR.text, "We have no plans to close it,", 0),
        saying(HARBOUR.text, "of solidarity among ports", 0, QuotationKind.INDIRECT, 0.6),
    ),
    entities=(
        person("Ilze Bērziņa", Span(68, 80), Span(87, 90), role="Mayor", aliases=("Bērziņa",)),
        Entity("Baltic Ports Union", EntityKind.ORGANISATION, mentions=(Span(0, 11),)),
    ),
)
PORTS = Article(
    key="baltic/ports.txt",
    headline="Mayors object to port fees",
    text="“Solidarity is more than a word,” the two mayors said. “Fees will close ports,” Jan "
    "Nowak said. An official said that no plans exist to raise them.",
    outlet="Vistula Courier",
    published=datetime(2025, 4, 2, 9, 30, tzinfo=timezone.utc),  # noqa: UP017 - as it is read back
)
PORTS_ANALYSIS = Analysis(
    quotations=(
        saying(PORTS.text, "Solidarity is more than a word,", 0),
        saying(PORTS.text, "Fees will close ports,", 1),
        saying(PORTS.text, "no plans exist to raise them", 2, QuotationKind.INDIRECT),
    ),
    entities=(
        Entity(
            "Mayors of both ports",
            EntityKind.GROUP,
            members=("Ilze Bērziņa", "Jan Nowak"),
            mentions=(Span(34, 48),),
        ),
        person("Jan Nowak", Span(80, 89), role="Mayor"),
        Entity("an official", EntityKind.PERSON, mentions=(Span(96, 107),), named=False),
    ),
)
UNDATED = Article(
    key="letters#2",
    headline="A letter to the editor",
    text="Defense of our colors needs no harbor. Berzina knows it; plans, no, we have none.",
)


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """Return a library with three articles."""
    path = tmp_path / "library.sqlite"
    fill(
        path,
        [(HARBOUR, HARBOUR_ANALYSIS), (PORTS, PORTS_ANALYSIS), (UNDATED, Analysis())],
    )
    return path


@pytest.fixture
def library(library_file: Path, tmp_path: Path) -> Iterator[Library]:
    """Return that library, open."""
    with Library.open(library_file, tmp_path / "marks.sqlite") as opened:
        yield opened
