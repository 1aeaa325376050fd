"""Find the runs of capitalised words in a text, where names are."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import is_given, tables
from tui.analysis.nouns import linked_roles, nouns, role_words
from tui.analysis.places import country_code
from tui.analysis.wordclasses import word_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.analysis.segment import Document

_LONGEST_RUN = 14  # words of one name with its title; a longer run of capitals is a heading
_LONGEST_HEADING = 200  # characters
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_SMALL = frozenset({"D", "I", "C", "to"})  # classes of words that a title has in lower case


@cache
def _within() -> frozenset[str]:
    """Return the small words and the marks that may stand within a name."""
    return tables().particles | words("beside_names", "links") | _QUOTES | {".", ",", "&"}


class Runs:
    """The capitalised words of a document, and which of them only begin a sentence.

    ``initial`` marks the tokens that begin a sentence and ``headings`` those of headings.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.words
        self.lower = document.lower
        self.count = len(document.words)
        self.vocabulary = document.vocabulary
        self.tables = tables()
        self.within = _within()
        self.initial = bytearray(self.count + 1)
        for token in document.sentence_tokens:
            self.initial[token] = 1
        self.headings = self._headings()
        self._met: dict[int, list[list[int]]] = {}  # runs by the first token of their sentence

    def with_word(self, is_telling: Callable[[str], bool]) -> Iterator[list[int]]:
        """Yield the runs of the sentences in which such a word has a capital, in order."""
        words = self.words
        return self.around(token for token in self.document.capitals if is_telling(words[token]))

    def around(self, tokens: Iterable[int]) -> Iterator[list[int]]:
        """Yield the runs of the sentences that have these tokens with a capital, in order.

        A run is given as the tokens of its words, small words within a name among them.
        """
        capitals, passed = self.document.capitals, 0
        for token in tokens:
            if token < passed:
                continue
            first = self.initial.rfind(1, 0, token + 1)
            passed = self.initial.find(1, token + 1)
            found = self._met.get(first)
            if found is None:
                start = bisect_left(capitals, first)
                stop = bisect_left(capitals, passed) if passed >= 0 else len(capitals)
                found = self._met[first] = list(self._among(capitals[start:stop]))
            yield from found
            if passed < 0:
                break

    def _among(self, capitals: Sequence[int]) -> Iterator[list[int]]:
        """Yield the runs that begin with one of these tokens."""
        reached = 0
        for token in capitals:
            if token >= reached and self.words[token][0].isupper() and self._may_begin(token):
                run = self._run(token)
                reached = run[-1] + 1
                if len(run) <= _LONGEST_RUN:
                    yield run

    def is_initial(self, token: int) -> bool:
        """Tell whether a word may have its capital only from where it stands."""
        return bool(self.initial[token]) or self._after_mark(token)

    def _headings(self) -> bytearray:
        """Mark the tokens of paragraphs that are in title case or capitals."""
        marked = bytearray(self.count + 1)
        text, edges = self.document.text, (*self.document.paragraph_tokens, self.count)
        for (start, end), (first, stop) in zip(
            self.document.paragraphs, pairwise(edges), strict=True
        ):
            if end - start > _LONGEST_HEADING:
                continue
            long = [word for word in self.words[first:stop] if len(word) > 3]
            ends = text[end - 1] in '.”"'
            share = 0.95 if ends else 0.7
            if len(long) <= 3 + ends:
                continue
            capitals = sum([word[0].isupper() for word in long])
            if capitals <= share * len(long):
                continue
            if not ends or all(self._is_small(token) for token in range(first, stop)):
                marked[first:stop] = b"\1" * (stop - first)
        return marked

    def _is_small(self, token: int) -> bool:
        """Tell whether a title may have a word as it is written: "Lim met Wong." is none."""
        word = self.words[token]
        return not word[0].islower() or word_class(word) in _SMALL

    def _may_begin(self, token: int) -> bool:
        """Tell whether a capitalised word is more than the beginning of a sentence."""
        word, low = self.words[token], self.lower[token]
        found = self.tables
        follows = token + 1 < self.count and self.words[token + 1][0].isupper()
        if word in found.time:  # "Sunday" names nothing, but the "Sunday Times" is a newspaper
            return follows and self.words[token + 1] in found.heads
        if len(word) == 1 and word in "IA":
            return False
        if low in found.common and not (
            word.isupper() and 1 < len(word) < 4 and not self.headings[token]
        ):
            return follows and is_given(word) and not self.initial[token + 1]
        if self.initial[token] or (self._after_mark(token) and not follows):
            if low in self.vocabulary or (low in found.weak and not follows):
                begins_role = low in nouns() or low in role_words() or low in found.titles
                after = self.lower[token + 1] if token + 1 < self.count else ""
                return begins_role and (follows or f"{low} {after}" in linked_roles())
            if low.endswith(("ly", "ing")) and not is_given(word):
                return False
        return True

    def _after_mark(self, token: int) -> bool:
        return token > 0 and self.words[token - 1] in _QUOTES

    def _run(self, token: int) -> list[int]:
        """Return the word tokens of the run of capitals that begins at ``token``."""
        run = [token]
        position = token + 1
        while position < self.count and not self.initial[position] and len(run) <= _LONGEST_RUN:
            word = self.words[position]
            if word[0].isupper():
                if word in self.tables.time or self._breaks(position):
                    break
                run.append(position)
                position += 1
                continue
            step = self._over(run, position) if self.lower[position] in self.within else 0
            if not step:
                break
            run.extend(inner for inner in range(position, step) if self._is_word(inner))
            position = step
        return run

    def _is_word(self, token: int) -> bool:
        return self.words[token][0].isalnum() or self.words[token] == "&"

    def _breaks(self, token: int) -> bool:
        """Tell whether a capitalised common word ends a run; within a name it does not."""
        if self.lower[token] not in self.tables.common or is_given(self.words[token]):
            return False
        if len(self.words[token]) == 1 and self.words[token + 1 : token + 2] == (".",):
            return False
        follows = token + 1 < self.count and self.words[token + 1] in self.tables.heads
        return self.headings[token] == 1 or not follows

    def _over(self, run: list[int], position: int) -> int:
        """Return the capitalised word that the small word at ``position`` leads to, or 0."""
        after = self._after_small(run, position)
        if not after or after >= self.count or self.initial[after]:
            return 0
        return after if self.words[after][0].isupper() and self._continues(after) else 0

    def _after_small(self, run: list[int], position: int) -> int:
        """Return the token after a small word or mark that may stand within a name, or 0."""
        word, after = self.lower[position], position + 1
        if word == ".":
            return self._after_stop(run, position)
        if word in self.tables.particles:
            return after + (after < self.count and self.lower[after] in self.tables.particles)
        if word in words("beside_names", "links"):
            return self._over_link(run, position)
        if word in _QUOTES and word != "’":
            return self._after_nickname(position)
        if word == ",":
            return after if self.lower[after : after + 1] in {("jr",), ("sr",)} else 0
        return after if word == "&" else 0

    def _after_stop(self, run: list[int], position: int) -> int:
        """Return the token after the full stop of an initial or a title, or 0."""
        last, after = self.lower[run[-1]], position + 1
        adjacent = self.document.starts[position] == self.document.ends[position - 1]
        if not adjacent or not (len(last) == 1 or last in self.tables.dotted):
            return 0
        if after < self.count and self.words[after] in _QUOTES:
            return self._after_nickname(after)
        return after

    def _after_nickname(self, position: int) -> int:
        """Return the token after a name in quotation marks: ‘Robert "Bob" Lee’."""
        closes = position + 2
        if closes + 1 >= self.count or self.words[closes] not in _QUOTES:
            return 0
        return closes + 1 if self.words[position + 1][0].isupper() else 0

    def _continues(self, token: int) -> bool:
        return self.words[token] not in self.tables.time and not self._breaks(token)

    def _over_link(self, run: list[int], position: int) -> int:
        """Return the token after "of" and the like where they belong to a name or a role."""
        word = self.lower[position]
        after = position + 1
        after += after < self.count and self.lower[after] == "the"
        last = self.lower[run[-1]]
        if word in words("grammar", "role_links") and f"{last} {word}" in linked_roles():
            return after
        heads = self.tables.heads
        names_body = any(self.words[token] in heads for token in run)
        if word == "and":
            links = words("beside_names", "links_of_bodies")
            linked = any(self.lower[token] in links for token in run)
            return after if names_body and linked and self._is_topic(after) else 0
        if word == "in":
            return 0
        if word == "of" and self.words[run[-1]] in words("beside_names", "take_of"):
            return after
        return after if names_body and self.words[run[-1]] in heads else 0

    def _is_topic(self, token: int) -> bool:
        """Tell whether a word may end "Ministry of X and Y": no place and no body of its own."""
        return (
            token < self.count
            and not country_code(self.words[token])
            and self.words[token] not in self.tables.heads
        )
