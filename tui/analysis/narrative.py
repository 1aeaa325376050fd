"""The flow of an article as its mentions are read: what stands where, who was spoken of."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES
from tui.analysis.salience import OBJECT, OWNER, QUOTED, SPEAKER, SUBJECT, Event, Memory
from tui.analysis.wordclasses import VERB_CLASSES, word_class
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from tui.analysis.cast import Cast, Naming
    from tui.analysis.entities import Draft
    from tui.analysis.segment import Document

PREPOSITIONS = words("grammar", "prepositions")
_ARTICLES = words("grammar", "articles")


class Narrative:
    """A document read from its beginning to a mention."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document = document
        self.cast = cast
        self.memory = Memory()
        self._next = 0
        self._subject_of = -1  # the sentence that has its subject, and its person as a subject
        self._person_of = -1
        self._sentences = [span.start for span in document.sentences]
        self._quoted = [quoted.span.start for quoted in document.quoted]

    def paragraph_start(self, offset: int) -> int:
        """Return where the paragraph begins that holds ``offset``."""
        return self.document.paragraphs[self.document.paragraph_of(offset)].start

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence that holds ``offset``."""
        return max(0, bisect_right(self._sentences, offset) - 1)

    def is_quoted(self, offset: int) -> bool:
        """Tell whether ``offset`` lies inside quotation marks."""
        rank = bisect_right(self._quoted, offset) - 1
        return rank >= 0 and offset < self.document.quoted[rank].span.end

    def read_to(self, offset: int) -> None:
        """Take in the names that begin before ``offset``."""
        namings = self.cast.namings
        while self._next < len(namings) and self.cast.starts[self._next] < offset:
            self._take(namings[self._next])
            self._next += 1

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
        if naming.draft.kind is EntityKind.AGREEMENT:
            return
        self.note(naming.draft, phrase.lead, phrase.stop, is_owner=naming.is_possessive)

    def _likeliest(self, naming: Naming) -> Draft:
        """Return the person most likely meant by a name that several bear."""
        candidates = naming.candidates
        sentence = self.sentence_of(naming.phrase.span.start)
        found = self.memory.likeliest(
            sentence,
            lambda event: 0.0 if any(event.draft is one for one in candidates) else None,
        )
        return found or max(candidates, key=lambda draft: len(draft.mentions))

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
        document = self.document
        start = document.starts[first]
        sentence = self.sentence_of(start)
        quoted = self.is_quoted(start)
        before = document.lower[first - 1] if first else ""
        after = document.words[stop] if stop < len(document.words) else ""
        if before in _ARTICLES and first > 1:
            before = document.lower[first - 2]
        is_object = before in PREPOSITIONS and not self._sets_topic(first - 1, stop)
        front = first - 1
        if front > 1 and document.words[front] in POSSESSIVES:  # "said the BBC’s Ann Lee"
            front -= 2
            while front > 0 and document.words[front][0].isupper():
                front -= 1
            front -= document.lower[front] == "the"
        follows = stop + (after == ",")  # "A spokeswoman, Ann Lee, said"
        speaks = not quoted and (self.reports(follows) or self.reports(front))
        agent = draft.kind is not EntityKind.PLACE
        is_subject = agent and not (quoted or is_object or is_owner)
        is_person = draft.kind is EntityKind.PERSON
        taken = self._person_of if is_person else self._subject_of
        is_subject = is_subject and taken != sentence and after not in POSSESSIVES
        if is_subject:
            self._subject_of = sentence
            self._person_of = sentence if is_person else self._person_of
        is_speaker = speaks and not is_owner
        weight = SUBJECT * is_subject + SPEAKER * is_speaker + QUOTED * quoted
        weight += OWNER * is_owner + OBJECT * is_object
        end = document.ends[stop - 1]
        self.memory.add(
            Event(start, end, sentence, draft, weight, is_speaker, quoted, is_document, is_subject)
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
