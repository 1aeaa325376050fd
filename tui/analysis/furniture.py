"""Find the lines of an article that belong to the site and not to the report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import load
from tui.analysis.quotes import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model import Span

_LONGEST_LINE = 400  # characters of a line of furniture; more is a paragraph of the report
_LONGEST_POST = 600
_LONGEST_SIGNATURE = 200
_LAST_LINES = 4  # where a note about the author may stand
_QUOTED = re.compile('["“”„«»]')  # somebody is quoted: the line is of the report
_NAME = r"(?:[A-Z][\w.’'-]+ ){1,4}"


class _Patterns(NamedTuple):
    line: re.Pattern[str]
    appeals: Mapping[str, re.Pattern[str]]
    signature: re.Pattern[str]
    link: re.Pattern[str]
    author: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lexicon = load("furniture")
    return _Patterns(
        re.compile("(?:" + "|".join(lexicon["lines"]) + r")\Z", re.IGNORECASE),
        {held: re.compile(appeal, re.IGNORECASE) for held, appeal in lexicon["appeals"].items()},
        re.compile(lexicon["post_signature"]),
        re.compile(lexicon["post_link"]),
        re.compile(
            rf"{_NAME}(?:is|was) (?:an? |the |our )?(?i:{lexicon['author_roles']})\b"
            r"(?! (?:who|said|told|and (?:said|told)))"
        ),
    )


def furniture(text: str, lines: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """Return the spans of the whole lines of ``text`` that are site furniture, in order.

    They are appeals, credits, invitations to click, share or subscribe, embedded posts with their
    signature, and a note about the author at the end. Where in doubt a line belongs to the report.
    ``lines`` are the paragraphs of ``text``, when the caller has them already.
    """
    lines = paragraphs(text) if lines is None else lines
    lowered = text.lower()
    appeals = [appeal for held, appeal in _patterns().appeals.items() if held in lowered]
    found: set[int] = set()
    for rank, line in enumerate(lines):
        if rank in found:
            continue
        length = line.end - line.start
        if length <= _LONGEST_SIGNATURE and _is_signature(text, line):
            found.add(rank)
            found.update(_post_above(text, lines, rank))
        elif length <= _LONGEST_LINE and _is_furniture(line.of(text), appeals):
            found.add(rank)
    found.update(_author_notes(text, lines, found))
    return tuple(lines[rank] for rank in sorted(found))


def _is_furniture(line: str, appeals: Sequence[re.Pattern[str]]) -> bool:
    if _patterns().line.match(line) is not None:
        return True
    return any(appeal.search(line) for appeal in appeals) and _QUOTED.search(line) is None


def _is_signature(text: str, line: Span) -> bool:
    return text[line.start] in "—–―-" and _patterns().signature.match(line.of(text)) is not None


def _post_above(text: str, lines: Sequence[Span], signature: int) -> list[int]:
    """Return the lines of the post that a signature ends: back to the line before its own first.

    A post's last line often ends with a link glued to it; without one, only that line is the
    post's. With one, a line above that neither ends as a sentence does is the post's as well.
    """
    rank = signature - 1
    if rank < 0 or lines[rank].end - lines[rank].start > _LONGEST_POST:
        return []
    post = [rank]
    while rank > 0 and lines[rank - 1].end - lines[rank - 1].start <= _LONGEST_POST:
        above = lines[rank - 1]
        if text[above.end - 1] in ".!?”\"’')…:":
            break
        rank -= 1
        post.append(rank)
    return post


def _author_notes(text: str, lines: Sequence[Span], found: set[int]) -> list[int]:
    """Return the lines about the author among the last lines of an article."""
    notes = []
    reports = [rank for rank in range(len(lines)) if rank not in found]
    for rank in reports[-_LAST_LINES:]:
        if rank < 2:
            continue
        line = lines[rank].of(text)
        if len(line) <= _LONGEST_LINE and _patterns().author.match(line):
            notes.append(rank)
    return notes[-2:] if notes and notes[-1] == reports[-1] else []
