"""Join what is one name though the tagger has it in two.

"Gas and | Electric Board", "Action for Mines | Peru", "Aviation Authority of | Nepal",
"Chad | Costa".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import may_be_given, tables
from tui.analysis.places import place
from tui.analysis.spots import Spot
from tui.analysis.wordkinds import names_nothing
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document


# Looked up once: a member of an Enum costs as much as a call.
_PERSON = EntityKind.PERSON
_PLACE = EntityKind.PLACE
_ORGANISATION = EntityKind.ORGANISATION


def whole_names(document: Document, runs: Runs, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield names in order, those of bodies and people that are parted as one."""
    last: Spot | None = None
    for spot in sorted(spots):
        if last is not None and _is_given_name(document, last, spot):
            last = spot._replace(first=last.first)
            continue
        if last is not None and _is_one(document, runs, last, spot):
            certainty = max(last.certainty, spot.certainty)
            last = Spot(last.first, spot.stop, _ORGANISATION, certainty)
            continue
        if last is not None:
            yield last
        last = spot
    if last is not None:
        yield last


def _is_given_name(document: Document, last: Spot, spot: Spot) -> bool:
    """Tell whether a place's name right before a surname is a given name: "Chad | Costa"."""
    if spot.kind is not _PERSON or last.kind is not _PLACE:
        return False
    if last.stop != spot.first or spot.stop - last.first > 2:
        return False
    return may_be_given(document.words[last.first])


def _is_one(document: Document, runs: Runs, last: Spot, spot: Spot) -> bool:
    if spot.first - last.stop > 1 or spot.kind is _PERSON:
        return False
    if any(runs.initial[last.stop : spot.first + 1]):
        return False
    gap = document.lower[last.stop : spot.first]
    if gap == ("and",):
        return _are_subjects(document, last, spot)
    is_body = last.kind is _ORGANISATION and spot.kind is _PLACE
    if not is_body or gap not in {(), ("of",)}:
        return False
    known = place(" ".join(document.words[spot.first : spot.stop]))
    is_country = known is not None and known.is_country
    has_head = document.words[last.stop - 1] in tables().heads
    return is_country and has_head == bool(gap)


def _are_subjects(document: Document, last: Spot, spot: Spot) -> bool:
    """Tell whether "and" joins the words of one body: "Gas and Electric Board"."""
    heads, words = tables().heads, document.words
    if last.kind is _PERSON or spot.kind is not _ORGANISATION:
        return False
    if words[spot.stop - 1] not in heads or spot.stop - spot.first < 2:
        return False
    left, right = document.lower[last.stop - 1], document.lower[spot.first]
    is_whole = not heads.isdisjoint(words[last.first : last.stop])
    ends = lexicon("organisations", "firm_ends")
    return (
        not is_whole
        and words[last.stop - 1] not in ends
        and names_nothing(left)
        and names_nothing(right)
    )
