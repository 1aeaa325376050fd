"""Find noun phrases by the classes of their words: names with roles, nouns with articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import lowered
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import is_possessive
from tui.analysis.wordclasses import VERB_CLASSES, sources, word_class
from tui.model import MentionKind

if TYPE_CHECKING:
    from tui.analysis.segment import Document

LONGEST = 12  # tokens in a phrase before its head is given up
_MODIFIERS = frozenset(
    {"w", "s", "ed", "ing", "Z", "num", "noun", "K", "judge0", "think0", "say0", "R", "ly"}
)
_SUFFIXES = lowered("titles", "dotted_ends")
_NAME_LINKS = lexicon("grammar", "name_links")
FINITE = frozenset({"say1", "say2", "judge1", "judge2", "think1", "think2"})
_AFTER_NOUN = [[code] for code in (*sorted(FINITE), "A", "I", "W", "C")]  # "CNN reports of"


class Phrase(NamedTuple):
    """A noun phrase in tokens: where it ends (excluded) and what it is."""

    end: int
    kind: MentionKind


def _settled(head: int, name_end: int) -> Phrase | None:
    if name_end >= 0:
        return Phrase(name_end, MentionKind.NAME)
    return Phrase(head + 1, MentionKind.DESCRIPTION) if head >= 0 else None


class Phrases:
    """The noun phrases of one document, by the tokens they begin at."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.words
        self.lower = document.lower
        self.classes = list(map(word_class, document.words))
        self.count = len(self.words)
        self.vocabulary = frozenset(document.words)
        self.sources = sources()
        self.openers = lexicon("function_words", "openers")
        self.particles = lexicon("function_words", "name_particles")
        self.heads_before_of = lexicon("function_words", "heads_before_of")
        self.abbreviations = lexicon("segmentation", "abbreviations")
        self.initial = bytearray(self.count + 1)  # 1 begins a sentence, 2 a paragraph
        for sentence in document.sentences:
            self.initial[document.token_at(sentence.start)] = 1
        for paragraph in document.paragraphs:
            self.initial[document.token_at(paragraph.start)] = 2
        self.initial[self.count] = 2
        upper = [
            token
            for token, word in enumerate(self.words)
            if word[0].isupper() or self.classes[token] == "Cap"
        ]
        self.capitals = frozenset(
            self.words[token]
            for token in upper
            if token and not self.initial[token] and self.words[token - 1].islower()
        )
        self.proper = bytearray(self.count)  # 1 for the words that may belong to a name
        for token in upper:
            self.proper[token] = self._is_proper(token)
        self.quoted = bytearray(self.count)
        for quoted in document.quoted:
            inside = document.tokens_in(quoted.span)
            self.quoted[inside.start : inside.stop] = b"\1" * len(inside)

    # -- what a token is ------------------------------------------------------------------------

    def _is_proper(self, token: int) -> bool:
        """Tell whether a capitalised word may belong to a name."""
        code = self.classes[token]
        if code in {"Cap", "K"}:
            return not (self.initial[token] and self._opens_sentence(token))
        if code == "A" and not self.initial[token] and len(self.words[token]) > 2:
            # "Theresa May said"
            return token > 0 and self.classes[token - 1] in {"Cap", "K", "."}
        return False

    def _opens_sentence(self, token: int) -> bool:
        """Tell whether a capital is there only because a sentence begins."""
        lowered = self.lower[token]
        if lowered in self.sources:
            return False
        if lowered in self.openers or lowered.endswith("ly"):
            return True
        return lowered in self.vocabulary and self.words[token] not in self.capitals

    # -- names ----------------------------------------------------------------------------------

    def name_end(self, token: int) -> int:
        """Return where the run of capitalised words that begins at ``token`` ends."""
        end = token + 1
        while end < self.count and not self.initial[end]:
            if not self.proper[end]:
                linked = self._after_link(end)
                if not linked:
                    if self.words[end] == "." and self.lower[end - 1] in _SUFFIXES:
                        end += 1
                    break
                end = linked
            end += 1
        return end

    def _after_link(self, token: int) -> int:
        """Return the capitalised word that "of", a particle, a comma or a stop leads to, or 0."""
        word, last = self.lower[token], self.lower[token - 1]
        after = token + 1
        if word in _NAME_LINKS:
            if last not in self.heads_before_of:
                return 0
            after += after < self.count and self.lower[after] == "the"
        elif word == ".":
            adjacent = self.document.starts[token] == self.document.ends[token - 1]
            if not adjacent or not (len(last) == 1 or last in self.abbreviations):
                return 0
        elif word == ",":
            if after >= self.count or self.lower[after] not in _SUFFIXES:
                return 0
        elif word not in self.particles and word not in {"&", "/"}:
            return 0
        ahead = after < self.count and not self.initial[after] and self.proper[after]
        return after if ahead else 0

    # -- phrases --------------------------------------------------------------------------------

    def phrase(self, token: int) -> Phrase | None:
        """Return the noun phrase that begins at ``token``, if it names or describes a source."""
        begin = token + 1 if self.classes[token] in {"D", "G"} else token
        if begin > token and self.classes[begin : begin + 1] == ["Z"] and self._speaks(begin + 1):
            return Phrase(begin + 1, MentionKind.DESCRIPTION)  # "the two write"
        position, head, name_end, plain = begin, -1, -1, 0
        owner: Phrase | None = None
        while self._goes_on(token, position):
            if self.proper[position]:
                if plain > 1 and head < 0:
                    break  # "the pact include China" is no name
                named = head >= 0
                position = name_end = self.name_end(position)
                if self.lower[position - 1] in self.sources:
                    head, name_end = position - 1, -1
                elif named and not self._head_follows(position - 1):
                    break
                continue
            if self._is_head(position, token):
                head, name_end = position, -1
            elif position > begin and self.is_possessive(position):
                owner = _settled(head, name_end) or owner
                head, name_end, plain = -1, -1, 0
            elif self._modifies(position, is_open=head < 0 and name_end < 0):
                plain += self.classes[position] in _MODIFIERS
            else:
                break
            position += 1
        return self._completed(token, position, name_end, _settled(head, name_end) or owner)

    def _goes_on(self, token: int, position: int) -> bool:
        """Tell whether a phrase from ``token`` may go on at ``position``."""
        if position >= self.count or position - token > LONGEST:
            return False
        return position == token or not self.initial[position]

    def _completed(
        self, token: int, position: int, name_end: int, settled: Phrase | None
    ) -> Phrase | None:
        """Return the phrase found, or one whose noun is known by its place alone."""
        begin = token + 1 if self.classes[token] in {"D", "G"} else token
        if name_end == position > begin:
            settled = self._with_unknown_noun(token, position) or settled
        if settled is None and position > begin and self._is_shaped_as_source(token, position):
            return Phrase(position, MentionKind.DESCRIPTION)
        return settled

    def _with_unknown_noun(self, token: int, position: int) -> Phrase | None:
        """Return "one Nordmann confidant" whole where a noun unknown to us must be a source."""
        end = position
        while end < self.count and end - position < 3 and self.classes[end] in {"w", "s"}:
            end += 1
        if end > position and not self.initial[end] and self._is_shaped_as_source(token, end):
            return Phrase(end, MentionKind.DESCRIPTION)
        return None

    def _is_head(self, token: int, begin: int) -> bool:
        """Tell whether a token is a noun for a source; first in its phrase, it may be a verb."""
        if self.lower[token] not in self.sources:
            return False
        if self.classes[token] not in VERB_CLASSES:
            return True
        return token > begin and not self._is_verb_of(token)

    def _is_verb_of(self, token: int) -> bool:
        """Tell whether a word that may be a noun is what the one before it says: "CNN reports"."""
        is_document = self.sources[self.lower[token]].lower() == "doc"  # no "states", no "hosts"
        if not is_document or self.classes[token] not in {"say1", "say3"} or self.initial[token]:
            return False
        named = self.proper[token - 1] or self.lower[token - 1] in self.sources
        return bool(named) and self.classes[token + 1 : token + 2] not in _AFTER_NOUN

    def _speaks(self, token: int) -> bool:
        """Tell whether a token is a verb that reports, in a form that a plural may have."""
        code = self.classes[token] if token < self.count and not self.initial[token] else ""
        return code in FINITE or code in {"say0", "judge0", "think0"}

    def _modifies(self, token: int, *, is_open: bool) -> bool:
        """Tell whether a token may stand between an article and its noun."""
        if self.classes[token] in _MODIFIERS and (is_open or self._head_follows(token)):
            return True
        return self._coordinates_adjectives(token)

    def is_possessive(self, token: int) -> bool:
        """Tell whether the token makes what stands before it an owner: "’s", or "’" after an s."""
        return is_possessive(self.document, token)

    def _head_follows(self, token: int) -> bool:
        following = token + 1
        return (
            following < self.count
            and not self.initial[following]
            and (self.lower[following] in self.sources)
        )

    def _coordinates_adjectives(self, token: int) -> bool:
        """Tell whether "," or "and" joins adjectives: "the Danish and Swedish ministers"."""
        if self.lower[token] not in {",", "and"} or not self.words[token - 1][0].isupper():
            return False
        position, limit = token + 1, min(self.count - 1, token + LONGEST)
        while position < limit and not self.initial[position]:
            capital = self.words[position][0].isupper()
            if not capital and self.lower[position] not in {",", "and"}:
                break
            position += 1
        if position == token + 1 or not self.words[position - 1][0].isupper():
            return False
        head = position
        if self.lower[head] not in self.sources:
            if self.classes[position] != "w" or not self._head_follows(position):
                return False
            head = position + 1
        is_list = self.lower[token] == "and" or "and" in self.lower[token + 1 : position]
        return is_list or self._is_apposed(head)

    def _is_apposed(self, head: int) -> bool:
        """Tell whether a noun may be what a name before it is: not in "in Oslo, NATO chief Berg".

        There it leads to a name of its own, and a plural is more than one.
        """
        after = head + 1
        leads = after < self.count and not self.initial[after] and self.proper[after]
        return self.sources[self.lower[head]].islower() and not leads

    def _is_shaped_as_source(self, token: int, stop: int) -> bool:
        """Tell whether a phrase with an unknown noun stands where a source does."""
        opens, last = self.classes[token], self.classes[stop - 1]
        if opens not in {"D", "G", "Z"} or last in {"R", "ly", "ing"}:
            return False
        if last in {"Z", "num"} and opens != "D":  # but "the two", "the 40-year-old"
            return False
        if stop < self.count and self.classes[stop] in FINITE:
            return True
        return token > 0 and self.classes[token - 1] in {"say1", "say2"}
