"""Find the words that refer to somebody: names, descriptions and pronouns.

Without a tagger or a parser: a mention is a run of capitalised words with the role before it
("Norway’s finance minister, Kari Nordmann"), or a noun for a source with what belongs to it ("the
three envoys", "officials from both ministries"), or a pronoun.
"""

from __future__ import annotations

from itertools import compress, repeat
from typing import TYPE_CHECKING

from tui.analysis.datelines import opening_dateline
from tui.analysis.lexicon import words as lexicon
from tui.analysis.parts import ARTICLE, JOINT, NAME, NOUN, OWNER, PRONOUN, VERB, having
from tui.analysis.phrases import FINITE, LONGEST, Phrases
from tui.model import Mention, MentionKind, Span

if TYPE_CHECKING:
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_NAME = MentionKind.NAME
_DESCRIPTION = MentionKind.DESCRIPTION
_PRONOUN = MentionKind.PRONOUN
_AFTER_QUANTITY = FINITE | {"A"}
_AFTER_POSSESSOR = NOUN | OWNER
_BEFORE_LIST = frozenset({",", "T", "R", '"', "”", "C", "to", "K"})
_BEGINS = having(NAME | ARTICLE | NOUN | PRONOUN)
_AFTER_PHRASE = FINITE | {",", ".", "A", ";", ":", ")", "W", '"', "“", "”", "—", "―"}
_TAILS = lexicon("grammar", "source_tails")
_TAILS_OF_PLACE = lexicon("grammar", "source_tails_of_place")
_BEFORE_APPOSED = lexicon("grammar", "before_apposed")
_BEFORE_PRONOUN = lexicon("grammar", "before_pronoun_sources")
_AFTER_NAME = FINITE | {",", ".", "A", "say3", "judge3", ";", ":", ")", "W"}
_AFTER_POSSESSIVE = frozenset({"noun", "doc", "say0", "say1", "say3", "judge0", "judge1", "think0"})


def mentions(document: Document) -> tuple[Mention, ...]:
    """Return the mentions of ``document`` by start, the longer first.

    The place that a report is from is none: "LAGOS: The minister said" is no transcript.

    Two mentions are apart or one lies within the other: "Norway’s finance minister" holds "Norway",
    and "Ola and Kari" holds both names. Pronouns inside quotation marks are left out.
    """
    found = _Finder(document).found()
    ranges = sorted(found, key=lambda tokens: (tokens[0], -tokens[1]))
    starts = [document.starts[first] for first, _ in ranges]
    ends = [document.ends[stop - 1] for _, stop in ranges]
    # as Mention(Span(start, end), kind), without a call of Python's for each of them
    spans = map(tuple.__new__, repeat(Span), zip(starts, ends, strict=True))
    kinds = map(found.__getitem__, ranges)
    return tuple(map(tuple.__new__, repeat(Mention), zip(spans, kinds, strict=True)))


class _Finder(Phrases):
    """One walk over the tokens of a document, which collects what it finds."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.ranges: dict[tuple[int, int], MentionKind] = {}
        self.reached = 0
        self.dateline = opening_dateline(document)
        self.stand_alone = lexicon("sources", "stand_alone")
        self.adjectives = lexicon("sources", "adjectives_after")

    def found(self) -> dict[tuple[int, int], MentionKind]:
        """Return the token range and the kind of every mention."""
        begins = bytearray(self.parts.translate(_BEGINS))
        begins[self.dateline.start : self.dateline.stop] = bytes(len(self.dateline))
        for token in compress(range(self.count), begins):
            if token < self.reached:
                continue
            part = self.parts[token]
            stop = token
            if part & (ARTICLE | NAME):
                stop = self._add_phrase(token)
            elif part & NOUN and (not part & VERB or self._follows_according_to(token)):
                stop = self._add_bare_noun(token)
            if part & PRONOUN and self._is_source_pronoun(token):
                self.ranges[token, token + 1] = _PRONOUN
            if stop > token:
                self.reached = stop
        return self.ranges

    def _follows_according_to(self, token: int) -> bool:
        return token > 1 and self.lower[token - 2] == "according"

    # -- adding what is found -------------------------------------------------------------------

    def _add_phrase(self, token: int) -> int:
        """Add the mentions that begin at ``token``; return where to go on."""
        phrase = self.phrase(token)
        if phrase is None:
            return self._add_lone_quantity(token)
        reach, kind = phrase
        end = reach
        for position in range(token + 1, end):
            if (
                self.parts[position] & _AFTER_POSSESSOR
                and self.words[position - 1][0].isupper()
                and (self.parts[position] & NOUN or self.is_possessive(position))
            ):
                self._add_possessor(token, position - 1)
        if kind is _DESCRIPTION:
            named = self._apposed_name_end(token, end)
            if named:
                end, kind = named, _NAME
            else:
                end = self._extended(end)
        self.ranges[token, end] = kind
        if self.parts[end] & JOINT:
            self._add_coordination(token, end, kind)
        return reach if kind is _DESCRIPTION else end

    def _add_possessor(self, token: int, last: int) -> None:
        first = last
        while (
            first > token
            and last - first < LONGEST
            and self.parts[first - 1] & NAME
            and not self.initial[first]
        ):
            first -= 1
        if self.parts[first] & NAME:
            self.ranges[first, last + 1] = _NAME

    def _add_lone_quantity(self, token: int) -> int:
        """Add "many", "others" and the like where a verb makes them a source."""
        following = token + 1
        if self.lower[token] not in self.stand_alone or self.quoted[token]:
            return token
        speaks = self.classes[following] in _AFTER_QUANTITY
        if speaks or (token and self.classes[token - 1] in {"say1", "say2"}):
            self.ranges[token, following] = _DESCRIPTION
            return following
        return token

    def _add_bare_noun(self, token: int) -> int:
        """Add a noun without an article and the adjectives before it: "senior officials"."""
        first = token
        while first > self.reached and token - first < 3 and not self.initial[first]:
            if self.classes[first - 1] not in {"w", "s", "Z"}:
                break
            first -= 1
        phrase = self.phrase(first)
        if phrase is None or phrase[0] <= token:
            return token
        reach, kind = phrase
        end = reach
        if kind is _DESCRIPTION:
            many = self.sources[self.lower[end - 1]]
            if not (many.isupper() or many == "collective" or self.initial[first]):
                return end
            end = self._extended(end)
        self.ranges[first, end] = kind
        if self.parts[end] & JOINT:
            self._add_coordination(first, end, kind)
        return reach

    def _apposed_name_end(self, token: int, end: int) -> int:
        """Return the end of the name in "the minister, Kari Nordmann", or 0."""
        after = end + 1
        if self.words[end] != "," or after >= self.count or self.initial[after]:
            return 0
        single = self.sources.get(self.lower[end - 1], "").islower()
        definite = self.lower[token] in _BEFORE_APPOSED
        possessed = any(self.is_possessive(position) for position in range(token, end))
        if not (single and (definite or possessed) and self.parts[after] & NAME):
            return 0
        named = self.name_end(after)
        sure = self.classes[named] in _AFTER_NAME
        return named if sure and not self.parts[named - 1] & NOUN else 0

    def _extended(self, end: int) -> int:
        """Return the end with the "of Norway, Sweden and Denmark" that belongs to a description."""
        for _ in range(2):
            if self.lower[end] not in _TAILS:
                break
            following = end + 1
            if following >= self.count or self.initial[following]:
                break
            part = self.parts[following]
            phrase = self.phrase(following) if part & (NAME | ARTICLE | NOUN) else None
            if phrase is None or (self.lower[end] in _TAILS_OF_PLACE and not part & NAME):
                break
            end, kind = phrase
            if kind is _NAME:
                end = self._list_end(end)
        return self._past_adjective(end) if self.lower[end] in self.adjectives else end

    def _past_adjective(self, end: int) -> int:
        """Return the end with the "familiar with the talks" that belongs to a description.

        It reaches to a verb or a mark; where none comes soon, nothing is added.
        """
        if self.classes[end + 1] not in {"I", "to"}:
            return end
        for position in range(end + 2, min(self.count, end + LONGEST)):
            if self.initial[position] or self.classes[position] in _AFTER_PHRASE:
                return position
        return end

    def _list_end(self, end: int) -> int:
        """Return the end of a list of names whose first ends at ``end``, if "and" ends it."""
        position = end
        for _ in range(LONGEST):
            if position + 1 >= self.count or self.initial[position]:
                break
            joined, follows = self.lower[position] == "and", position + 1
            if self.words[position] == "," and self.lower[follows] == "and":
                joined, follows = True, follows + 1
            if not (joined or self.words[position] == ",") or follows >= self.count:
                break
            opens = self.parts[follows] & (NAME | ARTICLE)
            phrase = self.phrase(follows) if opens else None
            if phrase is None:
                break
            position, _ = phrase
            if joined:
                return position
        return end

    def _add_coordination(self, token: int, end: int, kind: MentionKind) -> None:
        """Add "Ola and Kari" or "Norway, Sweden and the islands" where it may be a subject."""
        before = self.classes[token - 1] if token else "."
        if not (self.initial[token] or before in _BEFORE_LIST):
            return
        stop = self._list_end(end)
        if stop > end:
            self.ranges[token, stop] = kind

    def _follows_noun(self, token: int) -> bool:
        code = self.classes[token - 1] if token else ""
        return code in {"w", "s", "noun", "Cap"} or self.parts[token - 1] & NOUN > 0

    def _is_source_pronoun(self, token: int) -> bool:
        """Tell whether a pronoun stands for a source where it is."""
        if self.quoted[token]:
            return False
        code = self.classes[token]
        if code == "T":  # "a letter that called him"
            return self.classes[token + 1] in FINITE and self._follows_noun(token)
        if code == "O":
            return token > 0 and self.lower[token - 1] in _BEFORE_PRONOUN
        if code == "G":  # "his remarks"
            return not _AFTER_POSSESSIVE.isdisjoint(self.classes[token + 1 : token + 3])
        return True
