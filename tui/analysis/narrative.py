"""The flow of an article as its mentions are read: what stands where, who was spoken of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES
from tui.analysis.salience import Event, Memory, Standing
from tui.analysis.wordclasses import VERB_CLASSES, word_class
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.analysis.cast import Cast, Naming
    from tui.analysis.entities import Draft
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_PERSON = EntityKind.PERSON
_PLACE = EntityKind.PLACE
_AGREEMENT = EntityKind.AGREEMENT
PREPOSITIONS = words("grammar", "prepositions")
_ARTICLES = words("grammar", "articles")
# How much a place in a sentence makes the entity there the one talked of.
_SUBJECT, _SPEAKER, _QUOTED, _OWNER, _OBJECT = 1.6, 1.4, -3.5, -0.8, -0.6


class Narrative:
    """A document read from its beginning to a mention."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document = document
        self.cast = cast
        self.memory = Memory()
        self._next = 0
        self._sentences = [span.start for span in document.sentences]
        self._quoted = [quoted.span.start for quoted in document.quoted]

    def paragraph_start(self, offset: int) -> int:
        """Return where the paragraph begins that holds ``offset``."""
        return self.document.paragraphs[self.document.paragraph_of(offset)].start

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence that holds ``offset``."""
        rank = bisect_right(self._sentences, offset)
        return rank - 1 if rank else 0

    def is_quoted(self, offset: int) -> bool:
        """Tell whether ``offset`` lies inside quotation marks."""
        rank = bisect_right(self._quoted, offset) - 1
        return rank >= 0 and offset < self.document.quoted[rank].span.end

    def read_to(self, offset: int) -> None:
        """Take in the names that begin before ``offset``."""
        stop = bisect_left(self.cast.starts, offset, self._next)
        for naming in self.cast.namings[self._next : stop]:
            self._next += 1
            self._take(naming)

    def settle(self) -> None:
        """Take in the names that are left as far as they may be of several persons."""
        rest = self.cast.namings[self._next :]
        unsettled = [rank for rank, naming in enumerate(rest) if naming.candidates]
        if unsettled:
            self.read_to(rest[unsettled[-1]].phrase.span.end)

    def _take(self, naming: Naming) -> None:
        phrase = naming.phrase
        if naming.candidates:
            naming.settle(self._likeliest(naming))
        if naming.draft.kind is _AGREEMENT:
            return
        self.note(naming.draft, phrase.lead, phrase.stop, is_owner=naming.is_possessive)

    def _likeliest(self, naming: Naming) -> Draft:
        """Return the person most likely meant by a name that several bear."""
        candidates = naming.candidates
        sentence = self.sentence_of(naming.phrase.span.start)
        found = self.likeliest(
            sentence,
            lambda event: 0.0 if any(event.draft is one for one in candidates) else None,
            _PERSON,
        )
        return found or max(candidates, key=lambda draft: len(draft.mentions))

    def likeliest(
        self, sentence: int, fits: Callable[[Event], float | None], kind: EntityKind | None = None
    ) -> Draft | None:
        """Return the entity, of one ``kind`` if it is given, most likely meant in ``sentence``.

        ``fits`` gives what speaks for or against a mention, or None where it is impossible.
        """
        return self.memory.likeliest(sentence, fits, self.standing, kind)

    def note(
        self,
        draft: Draft,
        first: int,
        stop: int,
        *,
        is_owner: bool = False,
        is_document: bool = False,
    ) -> None:
        """Remember that tokens ``first`` to ``stop`` mention ``draft``."""
        start, end = self.document.starts[first], self.document.ends[stop - 1]
        sentence, is_quoted = self.sentence_of(start), bool(self._quoted) and self.is_quoted(start)
        rank = len(self.memory.events)
        self.memory.add(
            Event(rank, first, stop, start, end, sentence, draft, is_quoted, is_owner, is_document)
        )

    def standing(self, event: Event) -> Standing:
        """Return what the place of a mention says, in the light of those before it."""
        if event.standing is not None:
            return event.standing
        events, first = self.memory.events, event.rank
        while first and events[first - 1].sentence == event.sentence:
            if events[first - 1].standing is not None:
                break
            first -= 1
        is_first = not first or events[first - 1].sentence != event.sentence
        latest = None if is_first else events[first - 1].standing
        for each in events[first : event.rank]:
            latest = each.standing = self._judged(each, latest)
        event.standing = self._judged(event, latest)
        return event.standing

    def _judged(self, event: Event, before: Standing | None) -> Standing:
        """Return what the place of a mention says after that one in its sentence."""
        document, first, stop, quoted = self.document, event.first, event.stop, event.is_quoted
        preceding = document.lower[first - 1] if first else ""
        after = document.words[stop] if stop < len(document.words) else ""
        if preceding in _ARTICLES and first > 1:
            preceding = document.lower[first - 2]
        is_object = preceding in PREPOSITIONS and not self._sets_topic(first - 1, stop)
        front = first - 1
        if front > 1 and document.words[front] in POSSESSIVES:  # "said the BBC’s Ann Lee"
            front -= 2
            while front > 0 and document.words[front][0].isupper():
                front -= 1
            front -= document.lower[front] == "the"
        follows = stop + (after == ",")  # "A spokeswoman, Ann Lee, said"
        speaks = not quoted and (self.reports(follows) or self.reports(front))
        is_speaker = speaks and not event.is_owner
        has_subject = before is not None and before.has_subject
        has_person = before is not None and before.has_person
        is_person = event.draft.kind is _PERSON
        is_taken = has_person if is_person else has_subject
        is_subject = event.draft.kind is not _PLACE and not (
            quoted or is_object or event.is_owner or is_taken or after in POSSESSIVES
        )
        weight = _SUBJECT * is_subject + _SPEAKER * is_speaker + _QUOTED * quoted
        weight += _OWNER * event.is_owner + _OBJECT * is_object
        return Standing(
            weight,
            is_speaker,
            is_subject,
            has_subject or is_subject,
            has_person or (is_subject and is_person),
        )

    def _sets_topic(self, token: int, stop: int) -> bool:
        """Tell whether "For", at ``token``, begins a sentence about who is named after it."""
        document = self.document
        start = document.sentences[self.sentence_of(document.starts[token])].start
        is_first = document.lower[token] == "for" and document.starts[token] == start
        return is_first and document.words[stop : stop + 1] == (",",)

    def reports(self, token: int) -> bool:
        """Tell whether the token is a verb of saying."""
        if not 0 <= token < len(self.document.words):
            return False
        return word_class(self.document.words[token]) in VERB_CLASSES

    def span(self, first: int, stop: int) -> Span:
        """Return the span of tokens ``first`` to ``stop``."""
        return Span(self.document.starts[first], self.document.ends[stop - 1])
