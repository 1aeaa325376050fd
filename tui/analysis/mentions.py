"""Find the words that refer to somebody: names, descriptions and pronouns.

Without a tagger or a parser: a mention is a run of capitalised words with the role before it
("Norway’s finance minister, Kari Nordmann"), or a noun for a source with what belongs to it ("the
three envoys", "officials from both ministries"), or a pronoun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import words as lexicon
from tui.analysis.wordclasses import VERB_CLASSES, sources, word_class
from tui.model import Mention, MentionKind, Span

if TYPE_CHECKING:
    from tui.analysis.segment import Document

_LONGEST = 12  # tokens in a phrase before its head is given up
_MODIFIERS = frozenset(
    {"w", "s", "ed", "ing", "Z", "num", "noun", "K", "judge0", "think0", "say0", "R", "ly"}
)
_APOSTROPHES = frozenset({"'s", "’s", "'S", "’S"})
_PHRASE_OPENERS = frozenset({"D", "G", "Z"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "inc", "corp", "ltd"})
_LINKS = frozenset({"of", "for", "from", "at", "with", "in"})
_FINITE = frozenset({"say1", "say2", "judge1", "judge2", "think1", "think2"})
_AFTER_NAME = _FINITE | {",", ".", "A", "say3", "judge3", ";", ":", ")", "W"}


class _Phrase(NamedTuple):
    """A noun phrase in tokens: where it ends (excluded) and what it is."""

    end: int
    kind: MentionKind


def _settled(head: int, name_end: int) -> _Phrase | None:
    if name_end >= 0:
        return _Phrase(name_end, MentionKind.NAME)
    return _Phrase(head + 1, MentionKind.DESCRIPTION) if head >= 0 else None


def mentions(document: Document) -> tuple[Mention, ...]:
    """Return the mentions of ``document`` by start, the longer first.

    Two mentions are apart or one lies within the other: "Norway’s finance minister" holds "Norway",
    and "Ola and Kari" holds both names. Pronouns inside quotation marks are left out.
    """
    found = _Finder(document).found()
    starts, ends = document.starts, document.ends
    return tuple(
        Mention(Span(starts[first], ends[stop - 1]), kind)
        for (first, stop), kind in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1]))
    )


class _Finder:
    """One walk over the tokens of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.words
        self.lower = document.lower
        self.classes = [word_class(word) for word in document.words]
        self.count = len(self.words)
        self.vocabulary = frozenset(document.words)
        self.sources = sources()
        self.openers = lexicon("function_words", "openers")
        self.particles = lexicon("function_words", "name_particles")
        self.heads_before_of = lexicon("function_words", "heads_before_of")
        self.abbreviations = lexicon("segmentation", "abbreviations")
        self.stand_alone = lexicon("sources", "stand_alone")
        self.ranges: dict[tuple[int, int], MentionKind] = {}
        self.reached = 0
        self.initial = bytearray(self.count + 1)  # 1 begins a sentence, 2 a paragraph
        for sentence in document.sentences:
            self.initial[document.token_at(sentence.start)] = 1
        for paragraph in document.paragraphs:
            self.initial[document.token_at(paragraph.start)] = 2
        self.initial[self.count] = 2
        self.capitals = frozenset(
            word
            for token, word in enumerate(self.words)
            if word[0].isupper()
            and token
            and not self.initial[token]
            and self.words[token - 1].islower()
        )
        self.quoted = bytearray(self.count)
        for quoted in document.quoted:
            for token in document.tokens_in(quoted.span):
                self.quoted[token] = 1

    def found(self) -> dict[tuple[int, int], MentionKind]:
        """Return the token range and the kind of every mention."""
        token = 0
        while token < self.count:
            code = self.classes[token]
            stop = token
            if code in _PHRASE_OPENERS or self._is_proper(token):
                stop = self._add_phrase(token)
            elif self.lower[token] in self.sources and (
                code not in VERB_CLASSES or self._follows_according_to(token)
            ):
                stop = self._add_bare_noun(token)
            if code in {"P", "W", "G", "O"} and self._is_source_pronoun(token, code):
                self.ranges[token, token + 1] = MentionKind.PRONOUN
            if stop > token:
                self.reached = stop
            token = max(stop, token + 1)
        return self.ranges

    def _follows_according_to(self, token: int) -> bool:
        return token > 1 and self.lower[token - 2] == "according"

    # -- adding what is found -------------------------------------------------------------------

    def _add_phrase(self, token: int) -> int:
        """Add the mentions that begin at ``token``; return where to go on."""
        phrase = self._phrase(token)
        if phrase is None:
            return self._add_lone_quantity(token)
        end, kind = phrase
        for position in range(token, end - 1):
            if self.words[position][0].isupper() and (
                self._is_possessive(position + 1) or self.lower[position + 1] in self.sources
            ):
                self._add_possessor(token, position)
        if kind is MentionKind.DESCRIPTION:
            named = self._apposed_name_end(token, end)
            if named:
                end, kind = named, MentionKind.NAME
            else:
                end = self._extended(end)
        self.ranges[token, end] = kind
        self._add_coordination(token, end, kind)
        return phrase.end if end > phrase.end and kind is MentionKind.DESCRIPTION else end

    def _add_possessor(self, token: int, last: int) -> None:
        first = last
        while (
            first > token
            and last - first < _LONGEST
            and self._is_proper(first - 1)
            and not self.initial[first]
        ):
            first -= 1
        if self._is_proper(first):
            self.ranges[first, last + 1] = MentionKind.NAME

    def _add_lone_quantity(self, token: int) -> int:
        """Add "many", "others" and the like where a verb makes them a source."""
        following = token + 1
        lone = self.lower[token] in self.stand_alone and following < self.count
        if lone and self.classes[following] in _FINITE | {"A"} and not self.quoted[token]:
            self.ranges[token, following] = MentionKind.DESCRIPTION
            return following
        return token

    def _add_bare_noun(self, token: int) -> int:
        """Add a noun without an article and the adjectives before it: "senior officials"."""
        first = token
        while first > self.reached and token - first < 3 and not self.initial[first]:
            if self.classes[first - 1] not in {"w", "s", "Z"}:
                break
            first -= 1
        phrase = self._phrase(first)
        if phrase is None or phrase.end <= token:
            return token
        end, kind = phrase
        if kind is MentionKind.DESCRIPTION:
            many = self.sources[self.lower[end - 1]]
            if not (many.isupper() or many == "collective" or self.initial[first]):
                return end
            end = self._extended(end)
        self.ranges[first, end] = kind
        self._add_coordination(first, end, kind)
        return phrase.end

    def _apposed_name_end(self, token: int, end: int) -> int:
        """Return the end of the name in "the minister, Kari Nordmann", or 0."""
        after = end + 1
        if after >= self.count or self.words[end] != "," or self.initial[after]:
            return 0
        single = self.sources.get(self.lower[end - 1], "").islower()
        definite = self.lower[token] in {"the", "its", "his", "her", "their", "our"}
        possessed = any(self._is_possessive(position) for position in range(token, end))
        if not (single and (definite or possessed) and self._is_proper(after)):
            return 0
        named = self._name_end(after)
        sure = named < self.count and self.classes[named] in _AFTER_NAME
        return named if sure and self.lower[named - 1] not in self.sources else 0

    def _extended(self, end: int) -> int:
        """Return the end with the "of Norway, Sweden and Denmark" that belongs to a description."""
        for _ in range(2):
            following = end + 1
            if following >= self.count or self.lower[end] not in _LINKS or self.initial[following]:
                break
            proper = self._is_proper(following)
            begins = proper or self.classes[following] in _PHRASE_OPENERS
            begins = begins or self.lower[following] in self.sources
            phrase = self._phrase(following) if begins else None
            if phrase is None or (self.lower[end] in {"in", "at", "with"} and not proper):
                break
            end = phrase.end
            if phrase.kind is MentionKind.NAME:
                end = self._list_end(end)
        return end

    def _list_end(self, end: int) -> int:
        """Return the end of a list of names whose first ends at ``end``, if "and" ends it."""
        position = end
        for _ in range(_LONGEST):
            if position + 1 >= self.count or self.initial[position]:
                break
            joined, follows = self.lower[position] == "and", position + 1
            if self.words[position] == "," and self.lower[follows] == "and":
                joined, follows = True, follows + 1
            if not (joined or self.words[position] == ",") or follows >= self.count:
                break
            opens = self._is_proper(follows) or self.classes[follows] in _PHRASE_OPENERS
            phrase = self._phrase(follows) if opens else None
            if phrase is None:
                break
            position = phrase.end
            if joined:
                return position
        return end

    def _add_coordination(self, token: int, end: int, kind: MentionKind) -> None:
        """Add "Ola and Kari" or "Norway, Sweden and the islands" where it may be a subject."""
        if end >= self.count or self.lower[end] not in {"and", ","}:
            return
        before = self.classes[token - 1] if token else "."
        if not (self.initial[token] or before in {",", "T", "R", '"', "”", "C", "to", "K"}):
            return
        stop = self._list_end(end)
        if stop > end:
            self.ranges[token, stop] = kind

    # -- what a token is ------------------------------------------------------------------------

    def _is_proper(self, token: int) -> bool:
        """Tell whether the token is a capitalised word that may belong to a name."""
        word = self.words[token]
        if not word[0].isupper():
            return False
        code = self.classes[token]
        if code in {"Cap", "K"}:
            return not (self.initial[token] and self._opens_sentence(token))
        if code == "A" and not self.initial[token] and len(word) > 2:  # "Theresa May said"
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

    def _is_source_pronoun(self, token: int, code: str) -> bool:
        if self.quoted[token] or (len(self.words[token]) > 1 and self.words[token].isupper()):
            return False
        if code == "P":
            return True
        before = self.lower[token - 1] if token else ""
        if code == "O":
            return before in {"to", "by", "from"} and self.lower[token] in {
                "him",
                "her",
                "them",
                "us",
                "me",
            }
        if code == "W":
            return self.lower[token] in {"whom", "whose"}
        following = self.classes[token + 1 : token + 3]
        return any(
            item in {"noun", "doc", "say0", "say1", "say3", "judge0", "judge1", "think0"}
            for item in following
        )

    # -- names ----------------------------------------------------------------------------------

    def _name_end(self, token: int) -> int:
        """Return where the run of capitalised words that begins at ``token`` ends."""
        end = token + 1
        while end < self.count and not self.initial[end]:
            if not self._is_proper(end):
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
        if word in {"of", "for"}:
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
        ahead = after < self.count and not self.initial[after] and self._is_proper(after)
        return after if ahead else 0

    # -- phrases --------------------------------------------------------------------------------

    def _phrase(self, token: int) -> _Phrase | None:
        """Return the noun phrase that begins at ``token``, if it names or describes a source."""
        begin = token + 1 if self.classes[token] in {"D", "G"} else token
        position, head, name_end, plain = begin, -1, -1, 0
        owner: _Phrase | None = None
        while self._goes_on(token, position):
            if self._is_proper(position):
                if plain > 1 and head < 0:
                    break  # "the pact include China" is no name
                named = head >= 0
                position = name_end = self._name_end(position)
                if self.lower[position - 1] in self.sources:
                    head, name_end = position - 1, -1
                elif named and not self._head_follows(position - 1):
                    break
                continue
            if self._is_head(position, token):
                head, name_end = position, -1
            elif position > begin and self._is_possessive(position):
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
        if position >= self.count or position - token > _LONGEST:
            return False
        return position == token or not self.initial[position]

    def _completed(
        self, token: int, position: int, name_end: int, settled: _Phrase | None
    ) -> _Phrase | None:
        """Return the phrase found, or one whose noun is known by its place alone."""
        begin = token + 1 if self.classes[token] in {"D", "G"} else token
        if name_end == position > begin:
            settled = self._with_unknown_noun(token, position) or settled
        if settled is None and position > begin and self._is_shaped_as_source(token, position):
            return _Phrase(position, MentionKind.DESCRIPTION)
        return settled

    def _with_unknown_noun(self, token: int, position: int) -> _Phrase | None:
        """Return "one Nordmann confidant" whole where a noun unknown to us must be a source."""
        end = position
        while end < self.count and end - position < 3 and self.classes[end] in {"w", "s"}:
            end += 1
        if end > position and not self.initial[end] and self._is_shaped_as_source(token, end):
            return _Phrase(end, MentionKind.DESCRIPTION)
        return None

    def _is_head(self, token: int, begin: int) -> bool:
        """Tell whether a token is a noun for a source; first in its phrase, it may be a verb."""
        is_noun = token > begin or self.classes[token] not in VERB_CLASSES
        return is_noun and self.lower[token] in self.sources

    def _modifies(self, token: int, *, is_open: bool) -> bool:
        """Tell whether a token may stand between an article and its noun."""
        if self.classes[token] in _MODIFIERS and (is_open or self._head_follows(token)):
            return True
        return self._coordinates_adjectives(token)

    def _is_possessive(self, token: int) -> bool:
        word = self.words[token]
        if word in _APOSTROPHES:
            return True
        document = self.document
        return (
            word in {"’", "'"}
            and token > 0
            and document.ends[token - 1] == document.starts[token]
            and (self.words[token - 1].endswith("s"))
        )

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
        position, limit = token + 1, min(self.count - 1, token + _LONGEST)
        while position < limit and not self.initial[position]:
            capital = self.words[position][0].isupper()
            if not capital and self.lower[position] not in {",", "and"}:
                break
            position += 1
        if position == token + 1 or not self.words[position - 1][0].isupper():
            return False
        noun = self.lower[position]
        return noun in self.sources or (
            self.classes[position] == "w" and self._head_follows(position)
        )

    def _is_shaped_as_source(self, token: int, stop: int) -> bool:
        """Tell whether a phrase with an unknown noun stands where a source does."""
        if self.classes[token] not in {"D", "G", "Z"} or self.classes[stop - 1] in {
            "R",
            "ly",
            "ing",
            "Z",
            "num",
        }:
            return False
        if stop < self.count and self.classes[stop] in _FINITE:
            return True
        return token > 0 and self.classes[token - 1] in {"say1", "say2"}
