"""Pair quotation marks and give the spans they enclose.

Straight, curly, low, angle and doubled (`` ``…'' ``) marks may be mixed in one text: the characters
around a mark say more than its glyph, because real articles hold ``"So,”`` and ``“So,“``. Single
marks, curly or straight, count outside double ones, where they can be told from apostrophes.

Every text is read from left to right a fixed number of times, so time is linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = re.compile(r"<[^<>\n]*>")
_MARK = re.compile(r"[\"“”„‟«»‹›`'](?:(?<![`'])|(?<=`)`|(?<=')'{1,2})")
_MARKS = ('"', "“", "”", "„", "‟", "«", "»", "‹", "›", "``", "''")  # what _MARK begins with
_INCHES = re.compile(r"\d['′’]\s?\d{1,2}$")
_OPENING_SINGLE = r"[‘'](?<![\w’'‘].)(?=[^\W\d_])"
_OPENS = re.compile(_OPENING_SINGLE)
_SINGLE = re.compile(rf"(?P<open>{_OPENING_SINGLE})|(?P<close>(?<=[^\s‘])[’'](?!\w))")
_WORD = re.compile(r"\w+")
_BEFORE_OPENING = frozenset(" \t\u00a0\u200b([{-–—/:‘'")
_ALWAYS_OPENING = frozenset({"“", "„", "«", "‹", "``"})
_SENTENCE_MARKS = frozenset(",.;:?!…—–-")


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """What stands between two quotation marks, or one paragraph of it.

    ``span`` is without the marks and ``outer`` with them. A mark that is never closed ends with its
    paragraph and leaves ``closed`` false. The paragraphs of one quotation, each of which opens with
    a mark while only the last closes it, share their ``run``.
    """

    span: Span
    outer: Span
    closed: bool
    run: int


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of ``text`` that are not blank, without the white space around them."""
    found = []
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = offset + line.index(body[0])
            found.append(Span(start, start + len(body)))
        offset += len(line)
    return tuple(found)


def matches(
    pattern: re.Pattern[str], text: str, beginnings: Iterable[str]
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` would; all matches begin with one of ``beginnings``.

    Each of these is looked for by itself, which takes a tenth of what a set of characters does.
    """
    starts: list[int] = []
    for beginning in beginnings:
        start = text.find(beginning)
        while start >= 0:
            starts.append(start)
            start = text.find(beginning, start + 1)
    reached = 0
    for start in sorted(starts):
        found = pattern.match(text, start) if start >= reached else None
        if found is not None:
            reached = found.end()
            yield found


def quoted_spans(text: str, lines: tuple[Span, ...] | None = None) -> tuple[QuotedSpan, ...]:
    """Return the outermost quoted spans of ``text`` in order; they do not overlap.

    ``lines`` are the paragraphs of ``text``, when the caller has them already.
    """
    masked = _TAG.sub(lambda tag: " " * len(tag.group()), text) if "<" in text else text
    marks = matches(_MARK, masked, _MARKS)
    singles = matches(_OPENS, masked, "‘'")
    mark, single = next(marks, None), next(singles, None)
    found: list[QuotedSpan] = []
    run = -1
    running = False
    for start, end in paragraphs(text) if lines is None else lines:
        doubles: list[re.Match[str]] = []
        while mark is not None and mark.start() < end:
            doubles.append(mark)
            mark = next(marks, None)
        has_singles = False
        while single is not None and single.start() < end:
            has_singles = True
            single = next(singles, None)
        pieces = _doubles(masked, start, end, doubles) if doubles else []
        if has_singles:
            pieces = _with_singles(masked, start, end, pieces)
        continues = running and bool(pieces) and pieces[0].start == start
        for position, piece in enumerate(pieces):
            if position or not continues:
                run += 1
            inner = _trimmed(text, piece.inner_start, piece.inner_end)
            if inner.start < inner.end:
                outer = Span(piece.start, piece.end)
                found.append(QuotedSpan(inner, outer, closed=piece.closed, run=run))
        running = bool(pieces) and not pieces[-1].closed
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _with_singles(text: str, start: int, end: int, doubles: list[_Piece]) -> list[_Piece]:
    """Return the outermost pieces of one paragraph that has single marks beside double ones."""
    singles = _singles(text, start, end, doubles)
    ends = {piece.start: piece.end for piece in singles}
    reach = start
    outermost: list[_Piece] = []
    for piece in sorted([*doubles, *singles], key=lambda piece: piece.start):
        if piece.start >= reach:
            outermost.append(piece)
            reach = ends.get(piece.start, piece.end)
    return outermost


def _doubles(text: str, start: int, end: int, marks: list[re.Match[str]]) -> list[_Piece]:
    """Pair the double marks of one paragraph."""
    pieces: list[_Piece] = []
    last_curly = text.rfind("”", start, end)
    opened: tuple[int, int] | None = None
    for match in marks:
        left, right, glyph = match.start(), match.end(), match.group()
        if glyph == "'''":  # a doubled mark beside a nested single one
            left, right = (left, right - 1) if opened is None else (left + 1, right)
        if glyph == '"' and _is_inches(text, start, left, opened, last_curly):
            continue
        before = text[left - 1] if left > start else " "
        after = text[right] if right < end else " "
        if opened is None:
            if _may_open(glyph, before, after):
                opened = (left, right)
        elif before.isspace() and not after.isspace() and glyph not in {"”", "»"}:
            stop = _trimmed(text, opened[1], left).end  # the one before was never closed
            pieces.append(_Piece(opened[0], max(stop, opened[1]), opened[1], stop, closed=False))
            opened = (left, right)
        else:
            pieces.append(_Piece(opened[0], right, opened[1], left, closed=True))
            opened = None
    if opened is not None:
        pieces.append(_Piece(opened[0], end, opened[1], end, closed=False))
    return pieces


def _may_open(glyph: str, before: str, after: str) -> bool:
    if after.isspace():
        return False
    return glyph in _ALWAYS_OPENING or before in _BEFORE_OPENING or before.isspace()


def _is_inches(
    text: str, start: int, mark: int, opened: tuple[int, int] | None, last_curly: int
) -> bool:
    """Tell whether the straight mark at ``mark`` measures: 6'2", or 9" inside curly marks."""
    if mark == start or not text[mark - 1].isdigit():
        return False
    if _INCHES.search(text, max(start, mark - 6), mark):
        return True
    return opened is not None and text[opened[0]] == "“" and last_curly > mark


def _singles(text: str, start: int, end: int, doubles: list[_Piece]) -> list[_Piece]:
    """Pair the single marks of one paragraph that stand outside its double ones."""
    pairing = _SinglePairing(text, end)
    passed = 0
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        while passed < len(doubles) and doubles[passed].end <= at:
            passed += 1
        if passed < len(doubles) and doubles[passed].start <= at:
            continue
        if match.lastgroup == "open":
            pairing.open(at)
        else:
            pairing.close(at)
    return _plausible(text, pairing.finished(), doubles)


class _SinglePairing:
    """Single marks met from left to right: straight ones pair with straight, curly with curly.

    A mark that may as well end a possessive ("the ministers’ plan") closes only when no better one
    follows before the next opening.
    """

    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self.pieces: list[_Piece] = []
        self.opened: dict[bool, int] = {}
        self.doubtful: dict[bool, int] = {}

    def open(self, at: int) -> None:
        """Take the mark at ``at`` for an opening one."""
        straight = self.text[at] == "'"
        if straight in self.doubtful:
            self._pair(straight, self.doubtful[straight])
        elif _is_elision(self.text, at):
            return
        self.opened[straight] = at

    def close(self, at: int) -> None:
        """Take the mark at ``at`` for a closing one, if one is open."""
        text, straight = self.text, self.text[at] == "'"
        if straight not in self.opened:
            return
        if text[at - 1] in "sz" and at + 2 < self.end and text[at + 1].isspace():
            self.doubtful.setdefault(straight, at)
        else:
            self._pair(straight, at)

    def finished(self) -> list[_Piece]:
        """Return the pairs by where they begin."""
        for straight, at in list(self.doubtful.items()):
            self._pair(straight, at)
        return sorted(self.pieces, key=lambda piece: piece.start)

    def _pair(self, straight: bool, at: int) -> None:  # noqa: FBT001 - the style of the mark
        left = self.opened.pop(straight)
        self.doubtful.pop(straight, None)
        self.pieces.append(_Piece(left, at + 1, left + 1, at, closed=True))


def _is_elision(text: str, mark: int) -> bool:
    word = _WORD.match(text, mark + 1)
    return word is not None and word.group().lower() in words("segmentation", "elisions")


def _plausible(text: str, singles: list[_Piece], doubles: list[_Piece]) -> list[_Piece]:
    """Return the pairs of single marks that enclose a quotation rather than two apostrophes.

    Around a double quotation only those count whose end punctuation makes sure of.
    """
    kept: list[_Piece] = []
    following = 0
    for piece in singles:
        while following < len(doubles) and doubles[following].start < piece.start:
            following += 1
        swallows = following < len(doubles) and doubles[following].start < piece.end
        if not swallows or text[piece.inner_end - 1] in _SENTENCE_MARKS:
            kept.append(piece)
    return kept
