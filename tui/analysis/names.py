"""Find names in a text: runs of capitalised words, with the titles and roles before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.lexicon import load, words
from tui.analysis.nouns import Gender, NounKind, linked_roles, nouns, role_words
from tui.analysis.places import country_code, is_adjective, place
from tui.analysis.words import folded
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.analysis.segment import Document

_LONGEST_RUN = 14  # words of one name with its title; a longer run of capitals is a heading
_LONGEST_LEAD = 7
POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_LINKS = frozenset({"of", "for", "on", "to", "against", "in", "and"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """A name where it stands: tokens ``first`` to ``stop`` (excluded), and what stands before it.

    ``lead`` is the first token of the title or role before the name, else ``first``. ``role`` is
    empty for a mere honorific. ``country`` is the ISO code of the country the lead tells.
    """

    lead: int
    first: int
    stop: int
    span: Span
    outer: Span
    words: tuple[str, ...]
    role: str = ""
    country: str = ""
    gender: Gender = Gender.UNKNOWN
    has_title: bool = False
    is_initial: bool = False
    in_heading: bool = False
    may_be_role: bool = False

    @property
    def name(self) -> str:
        """The words of the name, with single spaces."""
        return " ".join(self.words)


class _Tables(NamedTuple):
    common: frozenset[str]
    weak: frozenset[str]
    time: frozenset[str]
    titles: Mapping[str, Gender]
    offices: Mapping[str, str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    dotted: frozenset[str]
    honorifics: frozenset[str]


@cache
def tables() -> _Tables:
    """Return the words that matter to names, compiled."""
    titles: dict[str, Gender] = {}
    for group, gender in (
        ("male", Gender.MALE),
        ("female", Gender.FEMALE),
        ("either", Gender.UNKNOWN),
    ):
        titles.update({title.lower(): gender for title in words("titles", group)})
    offices = {short.lower(): office for short, office in load("titles")["offices"].items()}
    suffixes = frozenset(suffix.lower() for suffix in words("titles", "suffixes"))
    heads = words("organisations", "heads") | {
        noun.capitalize() for noun in words("agreements", "treaties")
    }
    heads |= words("agreements", "laws") | words("agreements", "programmes")
    dotted = frozenset({*titles, *offices, *suffixes, "st", "ste", "mt", "ft"})
    return _Tables(
        words("capitalised", "common"),
        words("capitalised", "weak"),
        words("capitalised", "time"),
        titles,
        offices,
        suffixes,
        words("given_names", "particles"),
        heads,
        dotted,
        frozenset(title for title in titles if title not in nouns()) | {"dr", "prof"},
    )


@cache
def given_names() -> Mapping[str, Gender]:
    """Return the folded given names with their gender."""
    table = {folded(name): Gender.UNKNOWN for name in words("given_names", "either")}
    for key, gender in (("male", Gender.MALE), ("female", Gender.FEMALE)):
        for name in words("given_names", key):
            table.setdefault(folded(name), gender)
    return table


def gender_of(given: str) -> Gender:
    """Return the gender that a given name tells; of "Anna-Lena", the first part's."""
    name = folded(given)
    table = given_names()
    found = table.get(name)
    return table.get(name.split("-")[0], Gender.UNKNOWN) if found is None else found


class Scanner:
    """One walk over the capitalised words of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.words
        self.lower = document.lower
        self.count = len(document.words)
        self.initial = bytearray(self.count + 1)
        for sentence in document.sentences:
            self.initial[document.token_at(sentence.start)] = 1
        self.headings = self._headings()
        self.vocabulary = frozenset(document.words)
        self.body: frozenset[str] | None = None

    def _headings(self) -> bytearray:
        """Mark the tokens of paragraphs that are in title case or capitals."""
        marked = bytearray(self.count + 1)
        document = self.document
        for paragraph in document.paragraphs:
            if paragraph.end - paragraph.start > 200:
                continue
            inside = document.tokens_in(paragraph)
            long = [self.words[token] for token in inside if len(self.words[token]) > 3]
            share = 0.85 if document.text[paragraph.end - 1] in '.”"' else 0.7
            if len(long) > 3 and sum(word[0].isupper() for word in long) > share * len(long):
                marked[inside.start : inside.stop] = b"\1" * len(inside)
        return marked

    def phrases(self) -> Iterator[NamePhrase]:
        """Yield the names of the text in order; what only begins a sentence is none."""
        reached = 0
        capitals = [token for token, word in enumerate(self.words) if word[0].isupper()]
        for token in capitals:
            if token < reached or not self._may_begin(token):
                continue
            run = self._run(token)
            reached = run[-1] + 1
            if len(run) <= _LONGEST_RUN:
                phrase = self._phrase(run)
                if phrase is not None:
                    yield phrase

    def _may_begin(self, token: int) -> bool:
        word, low = self.words[token], self.lower[token]
        found = tables()
        if word in found.time or (len(word) == 1 and word in "IA"):
            return False
        follows = token + 1 < self.count and self.words[token + 1][0].isupper()
        if low in found.common and not (
            word.isupper() and 1 < len(word) < 4 and not self.headings[token]
        ):
            return follows and folded(word) in given_names() and not self.initial[token + 1]
        if self.initial[token] or (self._after_mark(token) and not follows):
            if low in self.vocabulary or (low in found.weak and not follows):
                return follows and (low in nouns() or low in role_words() or low in found.titles)
            if low.endswith(("ly", "ing")) and folded(word) not in given_names():
                return False
        return True

    def _after_mark(self, token: int) -> bool:
        return token > 0 and self.words[token - 1] in _QUOTES

    def _run(self, token: int) -> list[int]:
        """Return the word tokens of the run of capitals that begins at ``token``."""
        run = [token]
        position = token + 1
        while position < self.count and not self.initial[position]:
            word = self.words[position]
            if word[0].isupper():
                if word in tables().time or self._breaks(position):
                    break
                run.append(position)
                position += 1
                continue
            step = self._over(run, position)
            if not step:
                break
            run.extend(inner for inner in range(position, step) if self.words[inner][0].isalnum())
            position = step
        return run

    def _breaks(self, token: int) -> bool:
        """Tell whether a capitalised common word ends a run; within a name it does not."""
        if self.lower[token] not in tables().common or self._is_given(token):
            return False
        follows = token + 1 < self.count and self.words[token + 1] in tables().heads
        return self.headings[token] == 1 or not follows

    def _cut_to_known(self, name: list[int]) -> list[int]:
        """Cut a name in a heading after the last word that the report has with a capital, too."""
        if self.body is None:
            self.body = frozenset(
                word
                for word, heading in zip(self.words, self.headings, strict=False)
                if not heading
            )
        length = 0
        while length < len(name) and self.words[name[length]] in self.body:
            length += 1
        if length < len(name) and length < 2 and self._is_given(name[0]):
            length = 2 if len(name) > 1 and self.words[name[1]] in self.body else length
        return name[:length]

    def _is_given(self, token: int) -> bool:
        return folded(self.words[token]) in given_names()

    def _over(self, run: list[int], position: int) -> int:
        """Return the capitalised word that the small word at ``position`` leads to, or 0."""
        word, last = self.lower[position], self.lower[run[-1]]
        after = position + 1
        if word == ".":
            adjacent = self.document.starts[position] == self.document.ends[position - 1]
            if not adjacent or not (len(last) == 1 or last in tables().dotted):
                return 0
            if self.words[after : after + 1] and self.words[after] in _QUOTES:
                return self._over(run, after)
        elif word in tables().particles:
            if after < self.count and self.lower[after] in tables().particles:
                after += 1
        elif word in _LINKS:
            after = self._over_link(run, position)
        elif word in _QUOTES and word != "’":
            closes = position + 2
            if closes + 1 >= self.count or self.words[closes] not in _QUOTES:
                return 0
            after = closes + 1
            if not self.words[position + 1][0].isupper():
                return 0
        elif word == ",":
            if after >= self.count or self.lower[after] not in {"jr", "sr"}:
                return 0
        elif word != "&":
            return 0
        if not after or after >= self.count or self.initial[after]:
            return 0
        return after if self.words[after][0].isupper() and self._continues(after) else 0

    def _continues(self, token: int) -> bool:
        return self.words[token] not in tables().time and self.lower[token] not in tables().common

    def _over_link(self, run: list[int], position: int) -> int:
        """Return the token after "of" and the like where they belong to a name or a role."""
        word = self.lower[position]
        after = position + 1
        after += after < self.count and self.lower[after] == "the"
        last = self.lower[run[-1]]
        if word in {"of", "in"} and f"{last} {word}" in linked_roles():
            return after
        heads = tables().heads
        names_body = any(self.words[token] in heads for token in run)
        if word == "and":
            linked = any(self.lower[token] in {"of", "for", "on"} for token in run)
            return after if names_body and linked and self._is_topic(after) else 0
        if word == "in":
            return 0
        if word == "of" and self.words[run[-1]] in {"House", "Bank", "Chamber", "Court"}:
            return after
        return after if names_body and self.words[run[-1]] in heads else 0

    def _is_topic(self, token: int) -> bool:
        """Tell whether a word may end "Ministry of X and Y": no place and no body of its own."""
        return (
            token < self.count
            and not country_code(self.words[token])
            and self.words[token] not in tables().heads
        )

    def _phrase(self, run: list[int]) -> NamePhrase | None:
        """Split a run into what leads and the name; None where no name is left."""
        lead = self._lead_length(run) if len(run) > 1 else 0
        name = run[lead:]
        if self.headings[run[0]]:
            name = self._cut_to_known(name)
        while name and self.lower[name[-1]] in {"of", "the", "for"}:
            name.pop()
        if not name:
            return None
        may_be_role = len(name) == 1 and not lead and self._is_title_or_role(name[0])
        if not may_be_role and self._is_no_name(name, has_lead=lead > 0):
            return None
        first, stop = name[0], name[-1] + 1
        before = self._lead_start(run[0], first)
        found = self._described(before, first, stop, [self.words[token] for token in name])
        return replace(found, may_be_role=True) if may_be_role else found

    def _is_title_or_role(self, token: int) -> bool:
        """Tell whether a lone word is a title or role that may as well be a surname: "Dean"."""
        low = self.lower[token]
        noun = nouns().get(low)
        if self.initial[token] and low in self.vocabulary:
            return False
        return low in tables().titles or (noun is not None and noun.kind is NounKind.PERSON)

    def _lead_length(self, run: list[int]) -> int:
        """Return how many words of the run are title or role."""
        known, titles = nouns(), tables().titles
        length = 0
        last = len(run) - 1
        while last > 0 and self.lower[run[last]] in tables().suffixes:
            last -= 1
        word = self.words[run[0]]
        begins_with_given = (
            self._is_given(run[0]) and word.lower() not in titles and place(word) is None
        )
        for rank in range(last + 1 if last == 0 else last):
            low = self.lower[run[rank]]
            if rank and rank == length and self.lower[run[rank - 1]] in tables().honorifics:
                break  # "Mr. King" is no king
            noun = known.get(low)
            is_title = low in titles or low in tables().offices
            if not is_title and (noun is None or noun.kind is not NounKind.PERSON):
                continue
            if begins_with_given and rank > 0:
                break
            if rank == length or self._is_role_like(run[length:rank]):
                length = rank + 1
        if length and length < len(run):
            length = self._over_tail(run, length)
            if self.words[run[-1]] in tables().heads:
                return 0  # "Justice Department", "General Motors"
        if not length and len(run) > 2 and is_adjective(self.words[run[0]]):
            length = 1 if self._is_given(run[1]) else 0
        return length

    def _is_role_like(self, tokens: list[int]) -> bool:
        """Tell whether the words between two parts of a role belong to it."""
        return not any(self._is_given(token) for token in tokens) or all(
            self.lower[token] in role_words() for token in tokens
        )

    def _over_tail(self, run: list[int], length: int) -> int:
        """Return the length of the lead with the "of Foreign Affairs" that belongs to it."""
        if self.lower[run[length]] not in {"of", "in"}:
            return length
        rank = length + 1
        remaining = len(run) - 1
        while rank < remaining and not self._is_given(run[rank]):
            low = self.lower[run[rank]]
            known = low in role_words() or low in nouns() or low in {"the", "of", "and", "in"}
            if not known and not country_code(self.words[run[rank]]):
                break
            rank += 1
        return rank

    def _is_no_name(self, name: list[int], *, has_lead: bool) -> bool:
        known = nouns()
        if len(name) == 1:
            token = name[0]
            low, word = self.lower[token], self.words[token]
            is_title = low in tables().titles or low in tables().offices
            if (is_title and not has_lead) or is_adjective(word):
                return True
            noun = known.get(low)
            if noun is not None and noun.kind is NounKind.STATES:
                return True
            if noun is not None and not has_lead:
                return word not in tables().heads or noun.kind is not NounKind.BODY
            if low in tables().weak or (word[1:2] == "-" and len(word) < 12):
                return True  # "D-Ohio"
            abbreviated = self.words[token + 1 : token + 2] == (".",)
            return not has_lead and abbreviated and low in words("segmentation", "abbreviations")
        if all(is_adjective(self.words[token]) for token in name):
            return True
        return all(
            self.lower[token] in role_words()
            or (noun := known.get(self.lower[token])) is not None
            and noun.kind is NounKind.PERSON
            or self.lower[token] in {"of", "the", "in"}
            or is_adjective(self.words[token])
            for token in name
        )

    def _lead_start(self, start: int, first: int) -> int:
        """Return the first token of the role before a run, small words included."""
        lead = start
        if lead == first:  # "spokesman Brian Lee": the role must end right before the name
            before = first - 1
            if before < 0 or self.initial[first]:
                return first
            noun = nouns().get(self.lower[before])
            if noun is None or noun.kind is not NounKind.PERSON or self.words[before] == "I":
                return first
            lead = before
        while lead > 0 and first - lead < _LONGEST_LEAD and not self.initial[lead]:
            low, word = self.lower[lead - 1], self.words[lead - 1]
            if low in role_words() or (word[0].isupper() and is_adjective(word)):
                lead -= 1
            elif word in POSSESSIVES and lead > 1 and country_code(self.words[lead - 2]):
                return lead - 2
            else:
                break
        return lead

    def _described(self, lead: int, first: int, stop: int, name: list[str]) -> NamePhrase:
        document = self.document
        outer_start = document.starts[lead]
        gender, is_title, country = Gender.UNKNOWN, False, ""
        role: list[str] = []
        for token in range(lead, first):
            low, word = self.lower[token], self.words[token]
            if low in tables().titles and not (role and low in nouns()):
                is_title = True
                if gender is Gender.UNKNOWN:
                    gender = tables().titles[low]
                if low not in nouns():
                    continue
            if word[0].isupper() and not country:
                country = country_code(word)
            if low in nouns() and gender is Gender.UNKNOWN:
                gender = nouns()[low].gender
            if word == ".":
                continue
            if word in POSSESSIVES and role:
                role[-1] += word
            else:
                role.append(tables().offices.get(low, word))
        end = document.ends[stop - 1]
        if name[-1].lower() in tables().suffixes and document.text[end : end + 1] == ".":
            end += 1
        return NamePhrase(
            lead=lead,
            first=first,
            stop=stop,
            span=Span(document.starts[first], end),
            outer=Span(outer_start, end),
            words=tuple(name),
            role=" ".join(role),
            country=country,
            gender=gender,
            has_title=is_title or lead < first,
            is_initial=bool(lead == first and (self.initial[first] or self._after_mark(first))),
            in_heading=bool(self.headings[first]),
        )
