"""Cut a text into paragraphs, sentences and tokens, all with their offsets."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import compress
from operator import ne
from struct import Struct
from sys import intern
from typing import NamedTuple

import numpy as np

from tui.analysis.lexicon import words
from tui.analysis.quotes import QuotedSpan, matches, paragraphs, quoted_spans
from tui.analysis.words import remembered
from tui.model import Span

_TOKEN = re.compile(
    r"((?!\s)(?:[^\W_]++(?![-&/.’'])"  # plain words, which are most
    r"|(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[^\W_]++(?:(?:[-&/.]|[’'](?![sS]\b))[^\W_]++)*"  # O’Brien, anti-tank, 2.4
    r"|[’'][sS]\b"  # the possessive, apart from its noun
    r"|--+|\.{2,}|[^\w\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_))"
)
_BOUNDARY = re.compile(r"[.!?…][\"”’'»)\]]*(?=(\s+)[\"“‘«'(\[—–-]*[^\W_a-zà-ÿ])")
_STOPS = ".!?…"  # what _BOUNDARY begins with
_LAST_WORD = re.compile(r".*(?<![\w.&’'-])([\w.&’'-]++)$", re.DOTALL)
_LOOK_BACK = 24
_AFTER_WORD = frozenset(",.;:?!")  # marks that are tokens of their own behind a plain word
_REMEMBERED = 1 << 16
_LONGEST_PIECE = 100  # characters
_SIZE = "I"
_sizes_of_word = Struct("2I").pack
_sizes_before_mark = Struct("4I").pack


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut up: what every later stage of the analysis works on.

    Token ``i`` is ``text[starts[i]:ends[i]]``, also at ``words[i]`` and, lower-cased, at
    ``lower[i]``. A sentence is one of the narrator's: a full stop inside quotation marks ends none.
    Sentences and paragraphs cover every token, in order. What cannot be seen is no token, nor is a
    remark in brackets that only parts a name from its verb: "Ngozi (not her real name) said".
    ``capitals`` are the tokens that lower case would change, ``vocabulary`` the distinct words.
    ``sentence_tokens`` and ``paragraph_tokens`` are the first tokens of those.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quoted: tuple[QuotedSpan, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]
    capitals: tuple[int, ...]
    vocabulary: frozenset[str]
    sentence_tokens: tuple[int, ...]
    paragraph_tokens: tuple[int, ...]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that start inside ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence that holds ``offset``, or of the last before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)

    def paragraph_of(self, offset: int) -> int:
        """Return the index of the paragraph that holds ``offset``, or of the last before it."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda span: span.start) - 1)


def segment(text: str) -> Document:
    """Return ``text`` cut into paragraphs, sentences, quoted spans and tokens."""
    lines = paragraphs(text)
    quoted = quoted_spans(text, lines)
    told = _without_asides(text)
    tokens, lower, starts, ends = _tokens(told)
    sentences = _sentences(told, lines, quoted)
    return Document(
        text=text,
        paragraphs=lines,
        sentences=sentences,
        quoted=quoted,
        starts=starts,
        ends=ends,
        words=tokens,
        lower=lower,
        capitals=tuple(compress(range(len(tokens)), map(ne, tokens, lower))),
        vocabulary=frozenset(tokens),
        sentence_tokens=tuple([bisect_left(starts, start) for start, _ in sentences]),
        paragraph_tokens=tuple([bisect_left(starts, start) for start, _ in lines]),
    )


@cache
def _asides() -> re.Pattern[str]:
    remarks = sorted(words("segmentation", "asides"), key=len, reverse=True)
    return re.compile(rf" \((?:{'|'.join(map(re.escape, remarks))})\)", re.IGNORECASE)


def _without_asides(text: str) -> str:
    """Return a text with spaces in place of the remarks in brackets that part names from verbs."""
    return _asides().sub(lambda found: " " * len(found[0]), text) if "(" in text else text


# What stands between two spaces: its tokens, as written and in lower case, and by turns the length
# of a token and of what lies behind it, for the last of them the space, too. Where a piece begins
# with no token, one without a length comes first. (A plain tuple is taken apart fastest.)
_Piece = tuple[tuple[str, ...], tuple[str, ...], bytes]


class _Pieces(dict[str, _Piece]):
    """The pieces met so far, cut up, but for long ones, which hardly come again."""

    def __missing__(self, text: str) -> _Piece:
        piece = _cut(text)
        if len(text) <= _LONGEST_PIECE:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = piece
        return piece


_piece = _Pieces().__getitem__


def _cut(piece: str) -> _Piece:
    """Cut up what stands between two spaces.

    All texts share their tokens, so that each is hashed once and compared by where it lies.
    """
    if piece.isalnum():  # these two are what most are, and need no search
        return (intern(piece),), (intern(piece.lower()),), _sizes_of_word(len(piece), 1)
    word, mark = piece[:-1], piece[-1:]
    if mark in _AFTER_WORD and word.isalnum():
        sizes = _sizes_before_mark(len(word), 0, 1, 1)
        return (intern(word), mark), (intern(word.lower()), mark), sizes
    found = _TOKEN.split(piece)  # what lies between tokens, and the tokens, by turns
    found[-1] += " "
    if found[0]:
        found.insert(0, "")
    else:
        del found[0]
    held = [intern(token) for token in found[::2] if token]
    lower = [intern(token.lower()) for token in held]
    return tuple(held), tuple(lower), array(_SIZE, map(len, found)).tobytes()


class _Tokens(NamedTuple):
    """The tokens of a text as written and in lower case, where they begin and where they end."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _tokens(text: str) -> _Tokens:
    """Return the tokens of a text, which is cut at its spaces first: most pieces come again."""
    words: list[str] = []
    lower: list[str] = []
    sizes: list[bytes] = []
    for held, lowered, lengths in map(_piece, text.replace("\n", " ").split(" ")):
        words += held
        lower += lowered
        sizes.append(lengths)
    edges = np.frombuffer(b"".join(sizes), _SIZE)
    are_tokens = edges[::2] > 0
    ends = edges.cumsum()[::2][are_tokens]
    starts = ends - edges[::2][are_tokens]
    return _Tokens(tuple(words), tuple(lower), tuple(starts.tolist()), tuple(ends.tolist()))


def _sentences(
    text: str, lines: tuple[Span, ...], quoted: tuple[QuotedSpan, ...]
) -> tuple[Span, ...]:
    """Cut each paragraph after the full stops that the narrator wrote."""
    cuts = _cuts(text, quoted)
    sentences: list[Span] = []
    following, count = 0, len(cuts)
    for start, end in lines:
        begin = edge = start
        while following < count and cuts[following][0] <= end:
            cut, after = cuts[following]
            if cut > start:
                sentences.append(Span(begin, cut))
                begin, edge = min(after, end), cut
            following += 1
        if edge < end:
            sentences.append(Span(begin, end))
    return tuple(sentences)


def _cuts(text: str, quoted: tuple[QuotedSpan, ...]) -> list[tuple[int, int]]:
    """Return where the narrator's sentences end, each with the beginning of what follows."""
    cuts: list[tuple[int, int]] = []
    passed, count = 0, len(quoted)
    for match in matches(_BOUNDARY, text, _STOPS):
        stop, end = match.span()
        while passed < count and quoted[passed].outer.end < end:
            passed += 1
        inside = passed < count and quoted[passed].outer.start <= stop
        closes = inside and quoted[passed].outer.end == end
        if (not inside or closes) and (text[stop] != "." or not _is_abbreviation(text, stop)):
            cuts.append((end, match.end(1)))
    return cuts


def _is_abbreviation(text: str, stop: int) -> bool:
    """Tell whether the full stop at ``stop`` belongs to the word before it."""
    first = max(0, stop - _LOOK_BACK)
    space = text.rfind(" ", first, stop)
    if space >= 0 and (word := text[space + 1 : stop]).isalpha():  # the usual case
        return _keeps_its_stop(word)
    found = _LAST_WORD.match(text, first, stop)
    return found is not None and _keeps_its_stop(found[1])


@remembered
def _keeps_its_stop(word: str) -> bool:
    if len(word) == 1 and word.isupper() and word != "I":
        return True  # an initial
    lowered = word.lower()
    if lowered in words("segmentation", "abbreviations_that_may_end"):
        return False
    return lowered in words("segmentation", "abbreviations") or (
        "." in word and len(word) <= 3 and word[0].isupper()
    )
