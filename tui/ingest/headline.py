"""Find a headline in the text of an article that came without one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.ingest.dates import published
from tui.ingest.metadata import shortened
from tui.ingest.words import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LINE = 140
_SHORT_LINE = 80
_LONGEST_SENTENCE = 120
_LOOKED_AT = 20_000
_SEARCHED = 1000  # more than a headline holds; the search for its end is quadratic
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"(?P<last>[^\s.!?…]+)[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]*[^\Wa-z_])")


class _Line(NamedTuple):
    """A line's words, and whether a blank line follows it."""

    words: str
    stands_alone: bool


def headline_in(text: str) -> str:
    """Return the headline that ``text`` begins with, else its first sentence, shortened.

    A headline is a line without a final full stop, or a very short one with a blank line after it.
    One sentence or a standfirst may come before it. Addresses, dates and the appeals that websites
    put above a report are passed over. ``""`` only for a text without a word.
    """
    opening = list(islice(_lines(text[:_LOOKED_AT]), 3))
    for place, line in enumerate(opening):
        if _is_headline(line) if place == 0 else _is_late_headline(line):
            return line.words
    if opening:
        return shortened(_first_sentence(opening[0].words[:_SEARCHED]), _LONGEST_SENTENCE)
    return shortened(" ".join(text[:_LOOKED_AT].split()), _LONGEST_SENTENCE)


def _is_headline(line: _Line) -> bool:
    words = line.words
    if _ENDS_A_SENTENCE.search(words):
        return line.stands_alone and len(words) <= _SHORT_LINE and words[-1] not in ",;:"
    return len(words) <= _LONGEST_LINE


def _is_late_headline(line: _Line) -> bool:
    """Tell a headline below a standfirst, which must be clearer: a byline stands there as well."""
    several_words = line.words.count(" ") >= 4
    ended = _ENDS_A_SENTENCE.search(line.words)
    return line.stands_alone and several_words and not ended and len(line.words) <= _LONGEST_LINE


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that belong to the report."""
    lines = text.strip().split("\n")
    for line, following in zip(lines, [*lines[1:], "the end"], strict=True):
        words = " ".join(line.split())
        if words and not _is_beside_the_report(words):
            yield _Line(words, not following.strip())


def _is_beside_the_report(line: str) -> bool:
    if not any(map(str.isalnum, line)) or published(line) is not None:
        return True
    if line.lower().startswith(("http://", "https://", "www.")) and " " not in line:
        return True
    lowered = line.lower()
    return any(appeal in lowered for appeal in listed("appeals", "appeals"))


def _first_sentence(line: str) -> str:
    for end in _SENTENCE_END.finditer(line):
        last = end["last"].strip("\"'“”‘’„»«()[]")
        # Initials and titles are short and begin with a capital: "U.S.", "Gen.", "Prof.".
        if last[:1].islower() or len(last) > 4 or (last.isdigit() and len(last) > 1):
            return line[: end.end()].rstrip()
    return line
