"""Find a headline in the text of an article that came without one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from tui.ingest.dates import published
from tui.ingest.metadata import shortened
from tui.ingest.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LINE = 140
_LONGEST_SENTENCE = 120
_LOOKED_AT = 20_000
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"(?P<last>[^\s.!?…]+)[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]*[^\Wa-z_])")


def headline_in(text: str) -> str:
    """Return the headline that ``text`` begins with, else its first sentence, shortened.

    A headline is a short line that stands apart: without a final full stop, or with a blank line
    after it. One sentence or standfirst may come before it. Addresses, dates and the appeals that
    websites put above a report are passed over. ``""`` only for a text without a word.
    """
    opening = list(islice(_lines(text[:_LOOKED_AT]), 3))
    for place, (line, stands_alone) in enumerate(opening):
        ended = _ENDS_A_SENTENCE.search(line) is not None
        several_words = line.count(" ") >= (0 if place == 0 else 4)
        if len(line) <= _LONGEST_LINE and several_words:
            if place == 0 and (not ended or (stands_alone and not line.endswith((",", ";", ":")))):
                return line
            if place > 0 and not ended and stands_alone:
                return line
    if opening:
        return shortened(_first_sentence(opening[0][0]), _LONGEST_SENTENCE)
    return shortened(" ".join(text[:_LOOKED_AT].split()), _LONGEST_SENTENCE)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines that belong to the report, each with whether a blank line follows it."""
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        stripped = " ".join(line.split())
        if stripped and not _is_beside_the_report(stripped):
            yield stripped, not following.strip()


def _is_beside_the_report(line: str) -> bool:
    if not any(map(str.isalnum, line)) or published(line) is not None:
        return True
    if line.lower().startswith(("http://", "https://", "www.")) and " " not in line:
        return True
    lowered = line.lower()
    return any(appeal in lowered for appeal in words("appeals", "appeals"))


def _first_sentence(line: str) -> str:
    for end in _SENTENCE_END.finditer(line):
        last = end["last"].strip("\"'“”‘’„»«()[]")
        # Initials and titles are short and begin with a capital: "U.S.", "Gen.", "Prof.".
        if last[:1].islower() or len(last) > 4 or (last.isdigit() and len(last) > 1):
            return line[: end.end()].rstrip()
    return line
