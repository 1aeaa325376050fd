"""What stands before a name and belongs to it: a title, an office, a role in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import POSSESSIVES, NamePhrase, before_hyphen, is_given, tables
from tui.analysis.nouns import Gender, NounKind, linked_roles, nouns, role_words
from tui.analysis.places import country_code, is_adjective
from tui.analysis.words import remembered
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from tui.analysis.runs import Runs
    from tui.analysis.segment import Document

# Looked up once: a member of an Enum costs as much as a call.
_PERSON = EntityKind.PERSON
_UNKNOWN = Gender.UNKNOWN
_LONGEST_LEAD = 7  # tokens of a role before a name
_LONGEST_TAIL = 7  # tokens of "of Foreign Affairs and Trade"


@remembered
def _is_word(word: str) -> bool:
    """Tell whether a token is more than a mark."""
    return word[0].isalnum() or word == "&"


@cache
def _ends() -> frozenset[str]:
    """Return the words in lower case with which a title or a role may end."""
    links = words("grammar", "role_links") | words("beside_names", "within_roles")
    titles = (title.split(" ")[-1] for title in (*tables().titles, *tables().offices))
    return frozenset({".", *titles, *nouns(), *role_words(), *links})


@remembered
def _may_lead(word: str) -> bool:
    """Tell whether a word right before a name may be the end of a title or a role."""
    return word[0].isupper() or word.lower() in _ends()


class Leads:
    """The titles and roles before the names of a document."""

    def __init__(self, document: Document, runs: Runs) -> None:
        self.document = document
        self.runs = runs
        self.words = document.words
        self.lower = document.lower

    def phrase(self, first: int, stop: int, kind: EntityKind, certainty: float) -> NamePhrase:
        """Return the name of tokens ``first`` to ``stop`` with what leads it."""
        lead = self._start(first) if kind is _PERSON else first
        document = self.document
        end = document.ends[stop - 1]
        if self.lower[stop - 1] in tables().suffixes and document.text[end : end + 1] == ".":
            end += 1
        name = tuple(filter(_is_word, self.words[first:stop]))
        if name and (bare := before_hyphen(name[-1])):  # "Lima-based"
            end -= len(name[-1]) - len(bare)
            name = (*name[:-1], bare)
        span = Span(document.starts[first], end)
        phrase = NamePhrase(lead, first, stop, span, span, name, " ".join(name), kind, certainty)
        if lead == first:
            if first > 1 and self.words[first - 1] in POSSESSIVES:
                phrase.country = country_code(self.words[first - 2])
            phrase.is_initial = self.runs.is_initial(first)
        else:
            phrase.outer = Span(document.starts[lead], end)
            phrase.role = self._role(lead, first)
            phrase.country = self._country(lead, first)
            phrase.gender = self._gender(lead, first)
            phrase.has_title = True
        return phrase

    def _start(self, first: int) -> int:
        """Return the first token of the title or role that ends before ``first``, else that."""
        initial = self.runs.initial
        if initial[first] or first == 0 or not _may_lead(self.words[first - 1]):
            return first
        head = self._head(first)
        if head == first:
            return first
        lead = head
        while lead > 0 and first - lead < _LONGEST_LEAD and not initial[lead]:
            low, word = self.lower[lead - 1], self.words[lead - 1]
            if initial[lead - 1] and low in tables().common:
                break
            if low in role_words() or self._is_role(lead - 1) or self._tells_country(lead - 1):
                lead -= 1
            elif word == "." and lead > 1 and self.lower[lead - 2] in tables().dotted:
                lead -= 2
            elif word in POSSESSIVES and lead > 1 and country_code(self.words[lead - 2]):
                return lead - 2
            elif lead > 1 and word[0].isupper() and is_adjective(f"{self.words[lead - 2]} {word}"):
                lead -= 2
            else:
                break
        return lead

    def _tells_country(self, token: int) -> bool:
        """Tell whether a word before a role says of which country: "Peruvian", "Peru"."""
        word = self.words[token]
        if not word[0].isupper():
            return False
        return is_adjective(word) or bool(country_code(word) and not self.runs.initial[token])

    def _head(self, first: int) -> int:
        """Return the token of the title or the role's noun right before a name, else ``first``."""
        token = first - 1
        if self.words[token] == "." and token and self.lower[token - 1] in tables().dotted:
            token -= 1
        if token and f"{self.lower[token - 1]} {self.lower[token]}" in tables().titles:
            return token - 1  # "Tan Sri"
        if self._is_role(token):
            return token
        within = words("beside_names", "within_roles")
        for position in range(token, max(0, first - _LONGEST_TAIL), -1):
            low = self.lower[position]
            before = self.lower[position - 1]
            if low in words("grammar", "role_links") and f"{before} {low}" in linked_roles():
                return position - 1
            if not (low in within or self.words[position][0].isupper() or low in role_words()):
                break
        return first

    def _is_role(self, token: int) -> bool:
        low, word = self.lower[token], self.words[token]
        if low in tables().titles or low in tables().offices:
            return word[0].isupper()
        noun = nouns().get(low)
        if noun is None or word == "I":
            return False
        if noun.kind is NounKind.PERSON:
            return not (is_given(word) and word[0].isupper() and word not in tables().titles)
        if noun.kind is NounKind.PEOPLE and word[0].isupper():
            one = nouns().get(noun.lemma)
            return one is not None and one.is_office
        return False

    def _role(self, lead: int, first: int) -> str:
        """Return the role between two tokens in words, offices in full and no mere honorific."""
        role: list[str] = []
        for token in range(lead, first):
            low, word = self.lower[token], self.words[token]
            if word in POSSESSIVES and role:
                role[-1] += word
            elif word != "." and not (low in tables().titles and low not in nouns()):
                role.append(tables().offices.get(low, word))
        is_owner = bool(role) and role[-1].endswith(("'s", "’s", "s'", "s’"))  # "Kenya’s Dr Costa"
        return "" if is_owner else " ".join(role)

    def _country(self, lead: int, first: int) -> str:
        """Return the code of the country in a role."""
        for token in range(lead, first):
            if self.words[token][0].isupper():
                pair = " ".join(self.words[token : min(first, token + 2)])
                code = country_code(self.words[token]) or country_code(pair)
                if code:
                    return code
        return ""

    def _gender(self, lead: int, first: int) -> Gender:
        """Return the gender that the title or role tells."""
        for token in range(lead, first):
            low = self.lower[token]
            found = tables().titles.get(low, _UNKNOWN)
            if found is _UNKNOWN and low in nouns():
                found = nouns()[low].gender
            if found is not _UNKNOWN:
                return found
        return _UNKNOWN
