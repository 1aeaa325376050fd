"""Cut a text into paragraphs, sentences and tokens, all with their offsets."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, compress
from operator import ne

from tui.analysis.lexicon import words
from tui.analysis.quotes import QuotedSpan, paragraphs, quoted_spans
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
_LAST_WORD = re.compile(r".*(?<![\w.&’'-])([\w.&’'-]++)$", re.DOTALL)
_LOOK_BACK = 24
_AFTER_WORD = frozenset(",.;:?!")  # marks that are tokens of their own behind a plain word
_LONGEST_PIECE = 100  # characters between two spaces; what holds more is cut without a memory


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
    tokens, starts, ends = _tokens(told)
    lower = tuple(map(_lowered, tokens))
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


def _tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the tokens of a text, where they begin and where they end."""
    pieces = text.replace("\n", " ").split(" ")
    is_usual = max(map(len, pieces)) <= _LONGEST_PIECE
    parts = list(chain.from_iterable(map(_cut_once if is_usual else _cut, pieces)))
    edges = list(accumulate(map(len, parts)))
    tokens, starts, ends = parts[::2], [0, *edges[1:-1:2]], edges[::2]
    if "" not in tokens:
        return tuple(tokens), tuple(starts), tuple(ends)
    return (
        tuple(filter(None, tokens)),
        tuple(compress(starts, tokens)),
        tuple(compress(ends, tokens)),
    )


def _cut(piece: str) -> tuple[str, ...]:
    """Return the tokens of what stands between two spaces, each with what lies behind it.

    The last has the space behind it. What begins with no token has an empty one there. All texts
    share their tokens, so that each is hashed once and known by where it lies.
    """
    if piece.isalnum():
        return sys.intern(piece), " "
    if piece[-1:] in _AFTER_WORD and piece[:-1].isalnum():
        return sys.intern(piece[:-1]), "", piece[-1], " "
    found = _TOKEN.split(piece)  # what lies between tokens, and the tokens, by turns
    found[-1] += " "
    before = found.pop(0)
    return ("", before, *map(sys.intern, found)) if before else tuple(map(sys.intern, found))


_cut_once = remembered(_cut)


@remembered
def _lowered(word: str) -> str:
    return sys.intern(word.lower())


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
    for match in _BOUNDARY.finditer(text):
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
    found = _LAST_WORD.match(text, max(0, stop - _LOOK_BACK), stop)
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
