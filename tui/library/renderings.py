"""Read one rendering of a statement beside another: which words differ, and how. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.fold import fold
from tui.library.wordings import stem
from tui.library.words import Word, located_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


MOST_WORDS = 400
"""Words of a rendering that are compared; finding differences takes the square of their number."""


class Change(StrEnum):
    """How a piece of a rendering differs from the fullest one."""

    SAME = "same"
    SPELLING = "spelling"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"
    ELIDED = "elided"
    """Left out where the rendering has three points in their place."""
    CUT = "cut"
    """Left out at the beginning or the end: the outlet quoted a part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a rendering; of those left out, none.

    ``words`` are as this rendering has them, with the marks and the space that follow. ``fullest``
    are the words in their place in the fullest rendering, empty where they are the same.
    """

    change: Change
    words: str
    fullest: str = ""


def compared(words: str, fullest: str) -> tuple[Piece, ...]:
    """Return ``words`` in pieces, by how they differ from those of the ``fullest`` rendering.

    Case, accents and punctuation make no difference, and other spellings of a word are told from
    other words. The pieces' words, one after the other, are ``words``. What lies beyond
    ``MOST_WORDS`` is not compared, and passes for the same.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where renderings are read

    mine, theirs = _located(words), _located(fullest)
    matcher = SequenceMatcher(None, _stems(theirs), _stems(mine), autojunk=False)
    head = words[: mine[0].start] if mine else words
    pieces = [Piece(Change.SAME, head)]
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(range(start, end), theirs[first:last], strict=True):
                change = _difference(words, mine[one], fullest, other)
                beside = "" if change is Change.SAME else fullest[other.start : other.end]
                pieces.append(Piece(change, _text(words, mine, one, one + 1), beside))
            continue
        change = _CHANGES[tag]
        if change is Change.DROPPED:
            before = words[: mine[start].start] if start < len(mine) else words
            change = _left_out(before, is_edge=start in {0, len(mine)})
        beside = fullest[theirs[first].start : theirs[last - 1].end] if last > first else ""
        pieces.append(Piece(change, _text(words, mine, start, end), beside))
    return tuple(_joined(pieces))


def in_signs(pieces: Iterable[Piece]) -> str:
    """Return a rendering as plain text in which signs say how it differs from the fullest one."""
    return "".join(f"{sign}{words}{rest}" for sign, words, rest in map(signs, pieces)).strip()


def signs(piece: Piece) -> tuple[str, str, str]:
    """Return what to write before a piece, the piece, and what to write after it.

    ``[+added]``, ``[−left out]``, ``[~changed ← what the fullest has]``, ``≈another spelling`` and
    ``…`` where the outlet begins later or ends sooner.
    """
    size = len(piece.words)
    while size and not piece.words[size - 1].isalnum():
        size -= 1
    words, rest = piece.words[:size], piece.words[size:]
    match piece.change:
        case Change.ADDED:
            return "[+", words, f"]{rest}"
        case Change.CHANGED:
            return "[~", words, f" ← {_short(piece.fullest)}]{rest}"
        case Change.SPELLING:
            return "≈", words, rest
        case Change.DROPPED:
            return "[−", _short(piece.fullest), "] "
        case Change.CUT:
            return " … ", "", ""
        case _:
            return "", piece.words, ""


def _short(words: str) -> str:
    """Return the first words of many."""
    several = words.split()
    return " ".join(several[:_SHOWN]) + (" …" if len(several) > _SHOWN else "")


_SHOWN = 8
_APOSTROPHES = ("'", "’")
_CHANGES = {"delete": Change.DROPPED, "insert": Change.ADDED, "replace": Change.CHANGED}


def _located(text: str) -> list[Word]:
    """Return the first words of ``text``; what an apostrophe joins is one word here."""
    found: list[Word] = []
    for word in located_words(text):
        if found and text[found[-1].end : word.start] in _APOSTROPHES:
            found[-1] = Word(found[-1].start, word.end, found[-1].keys + word.keys)
            continue
        if len(found) == MOST_WORDS:
            break
        found.append(word)
    return found


def _stems(words: Sequence[Word]) -> list[tuple[str, ...]]:
    return [tuple(map(stem, word.keys)) for word in words]


def _difference(words: str, mine: Word, fullest: str, theirs: Word) -> Change:
    """Tell how a word differs from that in its place, which begins alike."""
    if mine.keys != theirs.keys:
        return Change.CHANGED
    same = fold(words[mine.start : mine.end]) == fold(fullest[theirs.start : theirs.end])
    return Change.SAME if same else Change.SPELLING


def _left_out(before: str, *, is_edge: bool) -> Change:
    """Tell how words were left out after those ``before``."""
    if is_edge:
        return Change.CUT
    shown = before.rstrip(" \t\n\xa0”“\"'’‘)]").endswith(("...", "…", ". . ."))
    return Change.ELIDED if shown else Change.DROPPED


def _text(text: str, words: Sequence[Word], start: int, end: int) -> str:
    """Return what stands from one word up to another, with the marks and spaces that follow."""
    if start == end:
        return ""
    stop = words[end].start if end < len(words) else len(text)
    return text[words[start].start : stop]


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, runs of the same words as one."""
    held = ""
    for piece in pieces:
        if piece.change is Change.SAME:
            held += piece.words
            continue
        if held:
            yield Piece(Change.SAME, held)
            held = ""
        yield piece
    if held:
        yield Piece(Change.SAME, held)
