"""What two quotations must share to render the same words.

A quotation is compared by its content words: without function words, without case, accents and
spelling variants, and cut to their first letters, so that "defence forces" is "defense forces" and
"a significant increase" is in "have significantly increased". Their order counts.

How much must be shared depends on what else speaks for it. A long run of the same words is the
same utterance whoever is named for it. A few words are, only when the same speaker is quoted with
them in a longer rendering of those days: "no comment" is said every day by everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tui.library.sketches import hashed, least, shingles
from tui.library.words import located_words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

LEAST_WORDS = 2
"""A quotation of fewer content words is of no statement."""

FRAGMENT = 4
"""A quotation of at most so many content words must stand in a longer one."""

NEAR_DAYS = 7
"""Within so many days, a speaker's similar words are taken for one utterance."""

_MOST_REMEMBERED = 50_000  # words
_STEM = 6  # letters
_SHORT = 3
_CLASSES = (
    "determiner", "possessive", "pronoun", "object_pronoun", "relative", "that", "to",
    "preposition", "conjunction", "subordinator", "auxiliary", "adverb",
)  # fmt: skip
_SHINGLE = 2
_KEYS = 3
_SENTENCE = 5  # content words that are a key of their own
_FRAGMENT_DAYS = 3
_REWORDED = 0.6
_SAME = 0.85
_LEAST_REWORDED = 4
_OTHER_SPEAKER = 7  # content words that two speakers do not happen to share within days
_OTHER_DAYS = 10  # content words that nobody repeats on another day


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one quotation, and what else tells whether another one renders them.

    ``stems`` are its content words, cut short, in order; ``plain`` how many of them are not written
    like names, which counts for fragments only. ``speaker`` is the key of the speaker's name, empty
    if there is none that could be compared. ``day`` counts days, those of the file where the
    article has no date (``is_dated``).
    """

    stems: tuple[str, ...]
    plain: int
    is_direct: bool
    speaker: str
    day: int
    is_dated: bool = True


def stems(text: str) -> tuple[str, ...]:
    """Return the content words of ``text``, in order, in the form in which they are compared."""
    return stems_of(words(text))


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the same of the words of a text, as ``words`` returns them."""
    return tuple(filter(None, map(_remembered.__getitem__, words)))


class _Remembered(dict[str, str]):
    """The stem of each word met before, empty for function words: a dict asked by ``map``."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = "" if word in _function_words() else stem(word)
        return found


_remembered = _Remembered()


def stem(word: str) -> str:
    """Return the first letters of a word, without the s of a plural."""
    if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_STEM]


def plain_words(text: str) -> int:
    """Return how many content words of ``text`` are not written like names.

    The first word counts, since its capital may be the sentence's.
    """
    dropped = _function_words()
    return sum(
        (at == 0 or not text[word.start].isupper()) and any(key not in dropped for key in word.keys)
        for at, word in enumerate(located_words(text))
    )


def keys(stems: Sequence[str]) -> tuple[int, ...]:
    """Return the keys by which the same words are found whoever said them; few words have none."""
    if len(stems) < _SENTENCE:
        return ()
    return least(shingles(stems, _SHINGLE), _KEYS)


def outline(stems: Sequence[str]) -> bytes:
    """Return a byte other than 0 for each word: different words may share one, equal ones do."""
    return bytes([1 + hash_ % 255 for hash_ in map(hashed, stems)])


def may_be_same(one: bytes, other: bytes) -> bool:
    """Tell from two outlines whether it is worth while to compare the words."""
    return any_may_be_same((one,), (other,))


def any_may_be_same(some: Sequence[bytes], others: Iterable[bytes]) -> bool:
    """Tell the same of any two of two articles: in one go, for of one article that is hundreds."""
    for other in others:
        size = len(other)
        for one in some:
            few, many, least = (one, other, len(one)) if len(one) <= size else (other, one, size)
            if least <= FRAGMENT:
                if few in many:
                    return True
                continue
            needed = _REWORDED * least
            shared = least - len(few.translate(None, many))  # whatever their order
            if shared >= needed and _in_common(few, many) >= needed:
                return True
    return False


def may_be_alike(some: Iterable[bytes], others: Iterable[bytes]) -> bool:
    """Tell the same of two articles that are known to share a key, whoever said what.

    A key is of quotations that are long enough.
    """
    long = [one for one in some if len(one) >= _SENTENCE]
    return any_may_be_same(long, [other for other in others if len(other) >= _SENTENCE])


def renders_same(one: Wording, other: Wording) -> bool:
    """Tell whether two quotations render the same words; the order of the two does not matter."""
    few, many = sorted((one, other), key=_size)
    size = len(few.stems)
    if size < LEAST_WORDS:
        return False
    days = _days_between(one, other)
    same_speaker = bool(one.speaker) and one.speaker == other.speaker
    both_direct = one.is_direct and other.is_direct
    if size <= FRAGMENT:
        near = same_speaker and days is not None and days <= _FRAGMENT_DAYS
        return near and both_direct and _is_fragment_of(few, many)
    common = _in_common(few.stems, many.stems)
    if same_speaker and days is not None and days <= NEAR_DAYS:
        return common >= max(_REWORDED * size, _LEAST_REWORDED)
    return both_direct and common >= max(_SAME * size, _needed(one, other, days))


def _needed(one: Wording, other: Wording, days: int | None) -> int:
    """Return how many words must be shared where speaker or date do not speak for it."""
    if days is not None and days > NEAR_DAYS:
        return _OTHER_DAYS
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return _OTHER_SPEAKER
    return _SENTENCE


def _days_between(one: Wording, other: Wording) -> int | None:
    """Return how many days lie between the two articles; None if that is not known."""
    days = abs(one.day - other.day)
    return days if days <= NEAR_DAYS or (one.is_dated and other.is_dated) else None


def _is_fragment_of(few: Wording, many: Wording) -> bool:
    """Tell whether a few words stand in a longer rendering, one after the other."""
    size, most = len(few.stems), len(many.stems)
    if few.plain < LEAST_WORDS or (size == LEAST_WORDS and most <= FRAGMENT):
        return False
    return any(many.stems[at : at + size] == few.stems for at in range(most - size + 1))


def _size(wording: Wording) -> tuple[int, tuple[str, ...]]:
    return len(wording.stems), wording.stems


def _in_common(few: Sequence[Hashable], many: Sequence[Hashable]) -> int:
    """Return how many words both have in the same order: the longest common subsequence."""
    return _common_subsequence()(few, many)


@cache
def _common_subsequence() -> Callable[[Sequence[Hashable], Sequence[Hashable]], int]:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only where there is something alike

    return LCSseq.similarity


@cache
def _function_words() -> frozenset[str]:
    """Return the words that say little, as ``words`` returns them: "don't" is "don" and "t"."""
    from tui.analysis.lexicon import words as lexicon_words  # noqa: PLC0415 - not for the start

    found: set[str] = set()
    for each in _CLASSES:
        for written in lexicon_words("function_words", each):
            found.update(words(written))
    return frozenset(found)
