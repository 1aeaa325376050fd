"""Find noun phrases by the classes of their words: names with roles, nouns with articles."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from tui.analysis.lexicon import lowered
from tui.analysis.lexicon import words as lexicon
from tui.analysis.names import is_possessive
from tui.analysis.parts import ARTICLE, JOINT, MODIFIER, NAME, NOUN, OWNER, VERB, having, parts
from tui.analysis.wordclasses import sources, word_class
from tui.model import MentionKind

if TYPE_CHECKING:
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_NAME = MentionKind.NAME
_DESCRIPTION = MentionKind.DESCRIPTION
LONGEST = 12  # tokens in a phrase before its head is given up
_SUFFIXES = lowered("titles", "dotted_ends")
_NAME_LINKS = lexicon("grammar", "name_links")
_PARTICLES = lexicon("function_words", "name_particles")
_MAY_LINK = _NAME_LINKS | _PARTICLES | {".", ",", "&", "/"}
FINITE = frozenset({"say1", "say2", "judge1", "judge2", "think1", "think2"})
_SPEAKS = FINITE | {"say0", "judge0", "think0"}
_AFTER_NOUN = FINITE | {"A", "I", "W", "C"}  # "CNN reports of"
_NAMES = having(NAME)
_GOING_ON = MODIFIER | JOINT


Phrase = tuple[int, MentionKind]  # where a noun phrase ends (excluded), and what it is


def _settled(head: int, name_end: int) -> Phrase | None:
    if name_end >= 0:
        return name_end, _NAME
    return (head + 1, _DESCRIPTION) if head >= 0 else None


class Phrases:
    """The noun phrases of one document, by the tokens they begin at.

    ``words``, ``lower``, ``classes`` and ``parts`` go two empty tokens past the last of the
    document, so that one may look at what follows; ``initial`` has a 1 after the last token and
    where a sentence begins.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = (*document.words, "", "")
        self.lower = (*document.lower, "", "")
        self.classes = [*map(word_class, document.words), "", ""]
        self.count = len(document.words)
        self.sources = sources()
        self.openers = lexicon("function_words", "openers")
        self.heads_before_of = lexicon("function_words", "heads_before_of")
        self.abbreviations = lexicon("segmentation", "abbreviations")
        self.initial = bytearray(self.count + 1)
        for token in document.sentence_tokens:
            self.initial[token] = 1
        self.initial[self.count] = 1
        self.parts = self._parts()
        self.quoted = bytearray(self.count)
        for quoted in document.quoted:
            inside = document.tokens_in(quoted.span)
            self.quoted[inside.start : inside.stop] = b"\1" * len(inside)

    # -- what a token is ------------------------------------------------------------------------

    def _parts(self) -> bytearray:
        """Return the parts that the tokens may play, each in its place."""
        words, classes = self.words, self.classes
        found = bytearray(map(parts, self.document.words)) + bytes(2)
        within = {
            words[token]
            for token in compress(range(self.count), found.translate(_NAMES))
            if token and not self.initial[token] and words[token - 1].islower()
        }
        for token in self.document.capitals:
            if classes[token] == "A":  # "Theresa May said"
                follows_name = token > 0 and classes[token - 1] in {"Cap", "K", "."}
                if self.initial[token] or not follows_name:
                    found[token] &= ~NAME
        for token in self.document.sentence_tokens:
            if found[token] & NAME and self._opens_sentence(token, within):
                found[token] &= ~NAME
        return found

    def _opens_sentence(self, token: int, within: set[str]) -> bool:
        """Tell whether a capital is there only because a sentence begins.

        ``within`` are the words that have one in the midst of a sentence.
        """
        lowered = self.lower[token]
        if lowered in self.sources:
            return False
        if lowered in self.openers or lowered.endswith("ly"):
            return True
        return lowered in self.document.vocabulary and self.words[token] not in within

    # -- names ----------------------------------------------------------------------------------

    def name_end(self, token: int) -> int:
        """Return where the run of capitalised words that begins at ``token`` ends."""
        end = token + 1
        while not self.initial[end]:
            if not self.parts[end] & NAME:
                linked = self._after_link(end) if self.lower[end] in _MAY_LINK else 0
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
            after += self.lower[after] == "the"
        elif word == ".":
            adjacent = self.document.starts[token] == self.document.ends[token - 1]
            if not adjacent or not (len(last) == 1 or last in self.abbreviations):
                return 0
        elif word == "," and self.lower[after] not in _SUFFIXES:
            return 0
        return after if self.parts[after] & NAME and not self.initial[after] else 0

    # -- phrases --------------------------------------------------------------------------------

    def phrase(self, token: int) -> Phrase | None:
        """Return the noun phrase that begins at ``token``, if it names or describes a source."""
        begin = token + (self.classes[token] in {"D", "G"})
        if begin > token and self.classes[begin] == "Z" and self._speaks(begin + 1):
            return begin + 1, _DESCRIPTION  # "the two write"
        return self._parsed(token, begin)

    def _parsed(self, token: int, begin: int) -> Phrase | None:
        """Return the phrase that begins at ``token``, whose article ends before ``begin``."""
        initial, all_parts = self.initial, self.parts
        position, head, name_end, plain = begin, -1, -1, 0
        owner: Phrase | None = None
        last = token + LONGEST
        while position <= last and (not initial[position] or position == token):
            part = all_parts[position]
            if part == MODIFIER and head < 0 and name_end < 0:  # the usual case
                plain += 1
                position += 1
                continue
            if part & NAME:
                if plain > 1 and head < 0:
                    break  # "the pact include China" is no name
                named = head >= 0
                position = name_end = self.name_end(position)
                if all_parts[position - 1] & NOUN:
                    head, name_end = position - 1, -1
                elif named and not self._head_follows(position - 1):
                    break
                continue
            if part & NOUN and (not part & VERB or self._is_noun(position, token)):
                head, name_end = position, -1
            elif part & OWNER and position > begin and self.is_possessive(position):
                owner = _settled(head, name_end) or owner
                head, name_end, plain = -1, -1, 0
            elif (part & MODIFIER and head < 0 and name_end < 0) or (
                part & _GOING_ON and self._goes_on(position)
            ):
                plain += part & MODIFIER > 0
            else:
                break
            position += 1
        found = _settled(head, name_end) or owner
        is_led = position > begin and all_parts[token] & ARTICLE
        return self._completed(token, position, name_end, found) if is_led else found

    def _goes_on(self, token: int) -> bool:
        """Tell whether a phrase that has its noun goes on with a word before another noun."""
        if self.parts[token] & MODIFIER:
            return self._head_follows(token)
        return self._coordinates_adjectives(token)

    def _completed(
        self, token: int, position: int, name_end: int, found: Phrase | None
    ) -> Phrase | None:
        """Return the phrase found, or one whose noun is known by its place alone."""
        if name_end == position:
            found = self._with_unknown_noun(token, position) or found
        if found is None and self._is_shaped_as_source(token, position):
            found = position, _DESCRIPTION
        return found

    def _with_unknown_noun(self, token: int, position: int) -> Phrase | None:
        """Return "one Nordmann confidant" whole where a noun unknown to us must be a source."""
        end = position
        while end - position < 3 and self.classes[end] in {"w", "s"}:
            end += 1
        if end > position and not self.initial[end] and self._is_shaped_as_source(token, end):
            return end, _DESCRIPTION
        return None

    def _is_noun(self, token: int, begin: int) -> bool:
        """Tell whether a word that may be a noun or a verb is a noun; first in its phrase, no."""
        return token > begin and not self._is_verb_of(token)

    def _is_verb_of(self, token: int) -> bool:
        """Tell whether a word that may be a noun is what the one before it says: "CNN reports"."""
        is_document = self.sources[self.lower[token]].lower() == "doc"  # no "states", no "hosts"
        if not is_document or self.classes[token] not in {"say1", "say3"} or self.initial[token]:
            return False
        named = self.parts[token - 1] & (NAME | NOUN) > 0
        return named and self.classes[token + 1] not in _AFTER_NOUN

    def _speaks(self, token: int) -> bool:
        """Tell whether a token is a verb that reports, in a form that a plural may have."""
        return self.classes[token] in _SPEAKS and not self.initial[token]

    def is_possessive(self, token: int) -> bool:
        """Tell whether the token makes what stands before it an owner: "’s", or "’" after an s."""
        return self.parts[token] & OWNER > 0 and is_possessive(self.document, token)

    def _head_follows(self, token: int) -> bool:
        return self.parts[token + 1] & NOUN > 0 and not self.initial[token + 1]

    def _coordinates_adjectives(self, token: int) -> bool:
        """Tell whether "," or "and" joins adjectives: "the Danish and Swedish ministers"."""
        if not self.words[token - 1][0].isupper():
            return False
        position, limit = token + 1, min(self.count - 1, token + LONGEST)
        while position < limit and not self.initial[position]:
            if not (self.words[position][0].isupper() or self.parts[position] & JOINT):
                break
            position += 1
        if position == token + 1 or not self.words[position - 1][0].isupper():
            return False
        head = position
        if not self.parts[head] & NOUN:
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
        leads = not self.initial[after] and self.parts[after] & NAME > 0
        return self.sources[self.lower[head]].islower() and not leads

    def _is_shaped_as_source(self, token: int, stop: int) -> bool:
        """Tell whether a phrase with an unknown noun stands where a source does."""
        opens, last = self.classes[token], self.classes[stop - 1]
        if opens not in {"D", "G", "Z"} or last in {"R", "ly", "ing"}:
            return False
        if last in {"Z", "num"} and opens != "D":  # but "the two", "the 40-year-old"
            return False
        if self.classes[stop] in FINITE:
            return True
        return token > 0 and self.classes[token - 1] in {"say1", "say2"}
