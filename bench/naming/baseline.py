"""Floor for ``score.py``: maximal sequences of capitalised words, with a crude type.

Usage::

    python baseline.py GOLD.jsonl > PREDICTIONS.jsonl

Reads only ``id`` and ``text``.  No lists of names: a system with any gazetteer
or model has to beat this clearly.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

_WORD = r"[A-ZÀ-ÖØ-Þ][\w&.’'-]*[\w]|[A-Z]\.|[A-Z]"
_NAME = re.compile(
    rf"(?:{_WORD})(?:(?: (?:of|the|de|da|von|van|and|for|al|bin|&)){{0,2}} (?:{_WORD}))*"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?]['\"”’)]*\s+|\n\s*|[\"“‘(]\s*)$")
_ORGANISATION = re.compile(
    r"\b(?:[A-Z]{2,5}|University|College|School|Institute|Council|Committee|Commission|Ministry|"
    r"Department|Agency|Bank|Corporation|Corp|Company|Inc|Ltd|Group|Party|Union|Association|"
    r"Court|Congress|Parliament|Senate|Army|Police|Times|Post|News|Club|Church|Foundation)\b"
)
_PLACE = re.compile(
    r"\b(?:Street|Road|Avenue|River|Lake|Mount|Island|Islands|City|County|Province|State|States|"
    r"Kingdom|Republic|Sea|Ocean|Bay|Valley|Park|Airport|Bridge|North|South|East|West)\b"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to|near|across|into|around) $")
_COMMON_START = frozenset(
    {
        *("The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "You", "This"),
        *("That", "These", "Those", "But", "And", "Or", "If", "When", "While", "As", "For", "From"),
        *("By", "With", "After", "Before", "His", "Her", "Its", "Their", "Our", "My", "Not", "No"),
        *("So", "There", "Here", "What", "Who", "How", "Why", "Where", "Monday", "Tuesday"),
        *("Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
        *("April", "May", "June", "July", "August", "September", "October", "November"),
        "December",
    }
)
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Senator|Sir|Lord|General|Judge)\.? )+"
)


def guess(text: str) -> list[dict[str, Any]]:
    """Return the floor's entities for one text."""
    found = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        first = match.group().split(" ", 1)
        while first[0].rstrip(".") in _COMMON_START:
            if len(first) == 1:
                start = end
                break
            start += len(first[0]) + 1
            first = first[1].split(" ", 1)
        if start >= end:
            continue
        titled = _TITLE.match(text[start:end])
        if titled:
            start += titled.end()
        surface = re.sub(r"(?:['’]s|['’.,-])$", "", text[start:end])
        if not surface or not surface[0].isupper():
            continue
        single = " " not in surface
        if (
            single
            and not surface.isupper()
            and _SENTENCE_START.search(text[max(0, start - 4) : start])
        ):
            continue
        kind = _kind(surface, text[max(0, start - 8) : start], titled=bool(titled))
        found.append({"start": start, "end": start + len(surface), "kind": kind})
    return found


def _kind(surface: str, before: str, *, titled: bool) -> str:
    if titled:
        return "person"
    if _ORGANISATION.search(surface):
        return "organisation"
    if _PLACE.search(surface) or _PLACE_BEFORE.search(before):
        return "place"
    return "person"


def main() -> None:
    """Run the command line."""
    if len(sys.argv) != 2:
        raise SystemExit((__doc__ or "").split("\n\n")[1])
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            print(json.dumps({"id": record["id"], "entities": guess(record["text"])}))


if __name__ == "__main__":
    main()
