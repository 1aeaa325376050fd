"""Split runs of capitals into the name and the title or role before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES, NamePhrase, is_given, tables
from tui.analysis.nouns import Gender, NounKind, nouns, role_words
from tui.analysis.places import countries_called, country_code, features_after, is_adjective, place
from tui.analysis.runs import Runs
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.nouns import Noun
    from tui.analysis.segment import Document

_LONGEST_LEAD = 7  # tokens of a role before a name
_LONGEST_SEAT = 12  # characters of "D-Ohio", a party and a seat


def name_phrases(document: Document, runs: Runs | None = None) -> Iterator[NamePhrase]:
    """Yield the names of a text in order; what only begins a sentence is none."""
    return _Scanner(runs or Runs(document)).phrases()


class _Scanner:
    """One walk over the runs of a document."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.document = runs.document
        self.words = self.document.words
        self.lower = self.document.lower
        self.body: frozenset[str] | None = None

    def phrases(self) -> Iterator[NamePhrase]:
        for run in self.runs:
            phrase = self._phrase(run)
            if phrase is not None:
                yield phrase

    def _cut_to_known(self, name: list[int]) -> list[int]:
        """Cut a name in a heading after the last word that the report has with a capital, too."""
        if self.body is None:
            pairs = zip(self.words, self.runs.headings, strict=False)
            self.body = frozenset(word for word, heading in pairs if not heading)
        spoken = [self.words[token] for token in name[:2]]
        length = 2 if countries_called(" ".join(spoken)) else 0
        while length < len(name) and self.words[name[length]] in self.body:
            length += 1
        if length < len(name) and length < 2 and is_given(self.words[name[0]]):
            length = 2 if len(name) > 1 and self.words[name[1]] in self.body else length
        return name[:length]

    def _phrase(self, run: list[int]) -> NamePhrase | None:
        """Split a run into what leads and the name; None where no name is left."""
        lead = self._lead_length(run) if len(run) > 1 else 0
        name = run[lead:]
        while len(name) > 1 and self.words[name[0]] in words("organisations", "sorts"):
            name.pop(0)
        if self.runs.headings[run[0]]:
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
        found.may_be_role = may_be_role
        return found

    def _is_title_or_role(self, token: int) -> bool:
        """Tell whether a lone word is a title or role that may as well be a surname: "Dean"."""
        low = self.lower[token]
        noun = nouns().get(low)
        if self.runs.initial[token] and low in self.runs.vocabulary:
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
            is_given(self.words[run[0]]) and word.lower() not in titles and place(word) is None
        )
        for rank in range(last + 1 if last == 0 else last):
            low = self.lower[run[rank]]
            if rank and rank == length and self.lower[run[rank - 1]] in tables().honorifics:
                break  # "Mr. King" is no king
            noun = known.get(low)
            is_title = low in titles or low in tables().offices
            is_role = noun is not None and noun.kind is NounKind.PERSON
            if not (is_title or is_role or self._are_officers(noun, run[rank + 1 :])):
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
            length = 1 if is_given(self.words[run[1]]) else 0
        return length

    def _are_officers(self, noun: Noun | None, following: list[int]) -> bool:
        """Tell whether a plural office stands before a name: "Senators Pryce and Ortega"."""
        if noun is None or noun.kind is not NounKind.PEOPLE or not following:
            return False
        one = nouns().get(noun.lemma)
        return one is not None and one.is_office and is_given(self.words[following[0]])

    def _is_role_like(self, tokens: list[int]) -> bool:
        """Tell whether the words between two parts of a role belong to it."""
        return not any(is_given(self.words[token]) for token in tokens) or all(
            self.lower[token] in role_words() for token in tokens
        )

    def _over_tail(self, run: list[int], length: int) -> int:
        """Return the length of the lead with the "of Foreign Affairs" that belongs to it."""
        if self.lower[run[length]] not in {"of", "in"}:
            return length
        rank = length + 1
        remaining = len(run) - 1
        while rank < remaining and not is_given(self.words[run[rank]]):
            low = self.lower[run[rank]]
            known = low in role_words() or low in nouns() or low in {"the", "of", "and", "in"}
            word = self.words[run[rank]]
            if not known and word not in tables().heads and not country_code(word):
                break
            rank += 1
        return rank

    def _is_no_name(self, name: list[int], *, has_lead: bool) -> bool:
        """Tell whether capitalised words name nothing: "Prime Minister", "Polish", "D-Ohio"."""
        if len(name) == 1:
            return self._is_no_single(name[0], has_lead=has_lead)
        last = self.words[name[-1]]
        if last in tables().heads or last in features_after():
            return False
        spoken = " ".join(self.words[token] for token in name)
        if place(spoken) is not None:
            return False
        return is_adjective(spoken) or all(self._is_of_role(token) for token in name)

    def _is_no_single(self, token: int, *, has_lead: bool) -> bool:
        low, word = self.lower[token], self.words[token]
        found = tables()
        is_title = low in found.titles or low in found.offices
        if (is_title and not has_lead) or is_adjective(word):
            return True
        noun = nouns().get(low)
        if noun is not None and (noun.kind is NounKind.STATES or not has_lead):
            return word not in found.heads or noun.kind is not NounKind.BODY
        if low in found.weak or (word[1:2] == "-" and len(word) < _LONGEST_SEAT):
            return True
        is_shortened = self.words[token + 1 : token + 2] == (".",) and not has_lead
        return is_shortened and low in words("segmentation", "abbreviations")

    def _is_of_role(self, token: int) -> bool:
        low = self.lower[token]
        noun = nouns().get(low)
        return (
            low in role_words()
            or low in {"of", "the", "in"}
            or (noun is not None and noun.kind is NounKind.PERSON)
            or is_adjective(self.words[token])
        )

    def _lead_start(self, start: int, first: int) -> int:
        """Return the first token of the role before a run, small words included."""
        lead = start
        if lead == first:  # "spokesman Brian Lee": the role must end right before the name
            before = first - 1
            if before < 0 or self.runs.initial[first]:
                return first
            noun = nouns().get(self.lower[before])
            if noun is None or noun.kind is not NounKind.PERSON or self.words[before] == "I":
                return first
            lead = before
        while lead > 0 and first - lead < _LONGEST_LEAD and not self.runs.initial[lead]:
            low, word = self.lower[lead - 1], self.words[lead - 1]
            if self.runs.initial[lead - 1] and low in tables().common:
                break
            if low in role_words() or (word[0].isupper() and is_adjective(word)):
                lead -= 1
            elif word in POSSESSIVES and lead > 1 and country_code(self.words[lead - 2]):
                return lead - 2
            else:
                break
        return lead

    def _described(self, lead: int, first: int, stop: int, name: list[str]) -> NamePhrase:
        document = self.document
        end = document.ends[stop - 1]
        if name[-1].lower() in tables().suffixes and document.text[end : end + 1] == ".":
            end += 1
        has_title = lead < first
        return NamePhrase(
            lead=lead,
            first=first,
            stop=stop,
            span=Span(document.starts[first], end),
            outer=Span(document.starts[lead], end),
            words=tuple(name),
            name=" ".join(name),
            role=self._role(lead, first) if has_title else "",
            country=self._country(lead, first),
            gender=self._gender(lead, first) if has_title else Gender.UNKNOWN,
            has_title=has_title,
            is_initial=bool(not has_title and self.runs.is_initial(first)),
            in_heading=bool(self.runs.headings[first]),
        )

    def _role(self, lead: int, first: int) -> str:
        """Return the role between two tokens in words, offices in full and no mere honorific."""
        role: list[str] = []
        for token in range(lead, first):
            low, word = self.lower[token], self.words[token]
            if word in POSSESSIVES and role:
                role[-1] += word
            elif word != "." and not (low in tables().titles and low not in nouns()):
                role.append(tables().offices.get(low, word))
        return " ".join(role)

    def _country(self, lead: int, first: int) -> str:
        """Return the code of the country in a role, or before the possessive mark of a name."""
        if lead == first:
            owned = first > 1 and self.words[first - 1] in POSSESSIVES
            return country_code(self.words[first - 2]) if owned else ""
        codes = (
            country_code(self.words[token])
            for token in range(lead, first)
            if self.words[token][0].isupper()
        )
        return next(filter(None, codes), "")

    def _gender(self, lead: int, first: int) -> Gender:
        """Return the gender that the title or role tells."""
        for token in range(lead, first):
            low = self.lower[token]
            found = tables().titles.get(low, Gender.UNKNOWN)
            if found is Gender.UNKNOWN and low in nouns():
                found = nouns()[low].gender
            if found is not Gender.UNKNOWN:
                return found
        return Gender.UNKNOWN
