"""Find the places that reports begin with: "LAGOS: Two men", "Lagos (Reporter) – Two men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.places import cities, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.segment import Document

_LONGEST_PLACE = 3  # words
_AFTER = frozenset({":", "—", "–", "-", "--", "(", ","})
_SHORTEST = 4  # letters of a place in capitals
_BEFORE_REPORT = 4  # paragraphs: headlines, the byline, and the first of the report


def datelines(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the tokens, from the first to the one after the last, of places that begin paragraphs.

    They are followed by a mark, and known as places.
    """
    words = document.words
    for paragraph in document.paragraphs:
        first = document.token_at(paragraph.start)
        stop = first
        while stop < len(words) and stop - first < _LONGEST_PLACE and words[stop][0].isupper():
            stop += 1
        if stop == first or stop == len(words) or words[stop] not in _AFTER:
            continue
        name = " ".join(words[first:stop])
        known = name.title() if name.isupper() and len(name) >= _SHORTEST else name
        if known in cities() or place(known) is not None:
            yield first, stop


def opening_dateline(document: Document) -> range:
    """Return the tokens of the place in capitals with which the report begins, if there is one.

    The country after it belongs to it: "CEBU CITY, Philippines – A man". In "CLINTON: Thank you"
    somebody speaks: what leads several paragraphs is no dateline.
    """
    words = document.words
    led = list(datelines(document))
    for first, stop in led:
        if document.paragraph_of(document.starts[first]) >= _BEFORE_REPORT:
            break
        begins = words[first : stop + 1]
        is_only = sum(words[one : one + len(begins)] == begins for one, _ in led) == 1
        if is_only and len(words[first]) >= _SHORTEST and words[first].isupper():
            return range(first, _past_country(document, stop))
    return range(0)


def _past_country(document: Document, stop: int) -> int:
    """Return where the country ends that a comma joins to a place, else ``stop``."""
    words = document.words
    for end in range(stop + 2, min(len(words), stop + 2 + _LONGEST_PLACE)):
        country = place(" ".join(words[stop + 1 : end])) if words[stop] == "," else None
        if country is not None and words[end] in _AFTER:
            return end
    return stop
