"""Cut a text into paragraphs, sentences and tokens, all with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import compress, pairwise
from operator import ne
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.quotes import QuotedSpan, paragraphs, quoted_spans
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[^\W_]+(?:(?:[-&/.]|[’'](?![sS]\b))[^\W_]+)*"  # words, O’Brien, anti-tank, 2.4
    r"|[’'][sS]\b"  # the possessive, apart from its noun
    r"|--+|\.{2,}|[^\w\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_"
)
_BOUNDARY = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s+[\"“‘«'(\[—–-]*[^\W_a-zà-ÿ])")
_LAST_WORD = re.compile(r"[\w.&’'-]+$")
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut up: what every later stage of the analysis works on.

    Token ``i`` is ``text[starts[i]:ends[i]]``, also at ``words[i]`` and, lower-cased, at
    ``lower[i]``. A sentence is one of the narrator's: a full stop inside quotation marks ends none.
    Sentences and paragraphs cover every token, in order. What cannot be seen is no token, nor is a
    remark in brackets that only parts a name from its verb: "Ngozi (not her real name) said".
    ``capitals`` are the tokens that lower case would change.
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
    tokens = tuple(_TOKEN.findall(told))
    lower = tuple(map(str.lower, tokens))
    starts, ends = _offsets(told, tokens)
    return Document(
        text=text,
        paragraphs=lines,
        sentences=_sentences(told, lines, quoted),
        quoted=quoted,
        starts=starts,
        ends=ends,
        words=tokens,
        lower=lower,
        capitals=tuple(compress(range(len(tokens)), map(ne, tokens, lower))),
    )


@cache
def _asides() -> re.Pattern[str]:
    remarks = sorted(words("segmentation", "asides"), key=len, reverse=True)
    return re.compile(rf" \((?:{'|'.join(map(re.escape, remarks))})\)", re.IGNORECASE)


def _without_asides(text: str) -> str:
    """Return a text with spaces in place of the remarks in brackets that part names from verbs."""
    return _asides().sub(lambda found: " " * len(found[0]), text) if "(" in text else text


def _offsets(text: str, tokens: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the tokens of a text begin and end.

    What lies between two tokens has no character that a token may begin with, so that each is the
    first occurrence of its characters after the one before.
    """
    starts: list[int] = []
    ends: list[int] = []
    find, end = text.find, 0
    for token in tokens:
        start = find(token, end)
        end = start + len(token)
        starts.append(start)
        ends.append(end)
    return tuple(starts), tuple(ends)


def _sentences(
    text: str, lines: tuple[Span, ...], quoted: tuple[QuotedSpan, ...]
) -> tuple[Span, ...]:
    """Cut each paragraph after the full stops that the narrator wrote."""
    cuts: list[int] = []
    passed = 0
    for match in _BOUNDARY.finditer(text):
        stop = match.start()
        while passed < len(quoted) and quoted[passed].outer.end < match.end():
            passed += 1
        inside = passed < len(quoted) and quoted[passed].outer.start <= stop
        closes = inside and quoted[passed].outer.end == match.end()
        if (not inside or closes) and (text[stop] != "." or not _is_abbreviation(text, stop)):
            cuts.append(match.end())
    sentences: list[Span] = []
    following = 0
    for start, end in lines:
        edges = [start]
        while following < len(cuts) and cuts[following] <= end:
            if cuts[following] > start:
                edges.append(cuts[following])
            following += 1
        if edges[-1] < end:
            edges.append(end)
        sentences.extend(
            _without_leading_space(text, left, right) for left, right in pairwise(edges)
        )
    return tuple(sentences)


def _without_leading_space(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _is_abbreviation(text: str, stop: int) -> bool:
    """Tell whether the full stop at ``stop`` belongs to the word before it."""
    found = _LAST_WORD.search(text, max(0, stop - _LOOK_BACK), stop)
    if found is None:
        return False
    word = found.group()
    if len(word) == 1 and word.isupper() and word != "I":
        return True  # an initial
    lowered = word.lower()
    if lowered in words("segmentation", "abbreviations_that_may_end"):
        return False
    return lowered in words("segmentation", "abbreviations") or (
        "." in word and len(word) <= 3 and word[0].isupper()
    )
