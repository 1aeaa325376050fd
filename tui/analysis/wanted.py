"""Which mentions of an article must be resolved when it is known which of them speak.

Those that speak must, and those that a source soon after may take up: "a driver" before "he said",
"the ministers" before "they said", "a report" before "it said".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from tui.analysis.nouns import NounKind, nouns
from tui.analysis.pronouns import pronoun_group
from tui.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.analysis.narrative import Narrative
    from tui.analysis.segment import Document
    from tui.model import Mention, Span

# Looked up once: a member of an Enum costs as much as a call.
_PRONOUN = MentionKind.PRONOUN
_DESCRIPTION = MentionKind.DESCRIPTION
_FARTHEST_AHEAD = 2000  # characters to the source that takes a mention up
_NEXT_SENTENCES = 600  # characters to the pronoun that takes up somebody without a name
_OPENING = 3  # tokens of a sentence before its subject, at most: "But for a", "Another"
_OF_ONE = frozenset({"male", "female"})


class Wanted:
    """The mentions that matter to the ``sources`` of a narrative, which are mentions themselves."""

    def __init__(self, narrative: Narrative, sources: Collection[Span]) -> None:
        self._narrative = narrative
        self._document = narrative.document
        self._sources = sources
        self._several = _starts(self._document, _several_or_document())
        self._takers = sorted(span.start for span in sources if self._takes_up(span))
        self._pronouns = sorted(span.start for span in sources if self._is_of_one(span))
        self._persons = _starts(self._document, _persons()) if self._pronouns else []
        self._countries = {one.phrase.span for one in narrative.cast.namings if one.draft.countries}
        self._country_starts = {span.start for span in self._countries}

    def among(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return those of ``mentions`` that must be resolved."""
        wanted = []
        for one in mentions:
            span, is_source = one.span, one.span in self._sources
            is_list = span.start in self._country_starts and span not in self._countries
            if is_source or is_list or self._may_be_taken_up(one):
                wanted.append(one)
        return wanted

    def _may_be_taken_up(self, mention: Mention) -> bool:
        span = mention.span
        is_several = mention.kind is not _PRONOUN and _within(self._several, span)
        if is_several and _ahead(self._takers, span.start) < _FARTHEST_AHEAD:
            return True
        if not self._pronouns:
            return False
        is_near = _ahead(self._pronouns, span.start) < _NEXT_SENTENCES
        return is_near and _within(self._persons, span) and self._is_in_front(mention)

    def _is_in_front(self, mention: Mention) -> bool:
        """Tell whether a sentence outside quotation marks is about whom a mention describes."""
        start = mention.span.start
        if mention.kind is not _DESCRIPTION or self._narrative.is_quoted(start):
            return False
        sentence = self._document.sentences[self._narrative.sentence_of(start)]
        first = self._document.token_at(sentence.start)
        return self._document.token_at(start) - first <= _OPENING

    def _is_of_one(self, span: Span) -> bool:
        tokens = self._document.tokens_in(span)
        return len(tokens) == 1 and pronoun_group(self._document.lower[tokens.start]) in _OF_ONE

    def _takes_up(self, span: Span) -> bool:
        """Tell whether a source may be several people or a document spoken of before."""
        tokens = self._document.tokens_in(span)
        first = self._document.lower[tokens.start] if tokens else ""
        return (pronoun_group(first) or "male") not in _OF_ONE or _within(self._several, span)


@cache
def _several_or_document() -> frozenset[str]:
    """Return the nouns that "they" or "it" may take up."""
    return frozenset(
        form for form, noun in nouns().items() if noun.is_plural or noun.kind is NounKind.DOCUMENT
    )


@cache
def _persons() -> frozenset[str]:
    return frozenset(form for form, noun in nouns().items() if noun.kind is NounKind.PERSON)


def _starts(document: Document, nouns: frozenset[str]) -> list[int]:
    """Return where such nouns stand in a text, in order."""
    return list(compress(document.starts, map(nouns.__contains__, document.lower)))


def _within(starts: Sequence[int], span: Span) -> bool:
    """Tell whether one of ``starts`` lies in a span."""
    rank = bisect_left(starts, span.start)
    return rank < len(starts) and starts[rank] < span.end


def _ahead(starts: Sequence[int], offset: int) -> int:
    """Return how many characters after ``offset`` the first of ``starts`` is, or very many."""
    rank = bisect_right(starts, offset)
    return starts[rank] - offset if rank < len(starts) else _FARTHEST_AHEAD
