"""The order by relevance: BM25 over the newest articles of a list.

The index holds which words an article has, not how often, so the words are counted in the texts of
the newest ``NEWEST_RANKED`` entries; what is older follows in the order of publication. Each word
or phrase of the query adds, for how often it stands in an article,

    idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / average length))

with the constants of S. Robertson, H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and
Beyond* (2009), after S. Robertson, K. Spärck Jones and others (TREC-3, 1994), and with
idf = ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative. In a headline a word counts
double. N is the number of articles, n how many have the word, estimated where these are many.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from tui.fold import fold
from tui.library.beginnings import spelt_out
from tui.library.candidates import has_phrase, sequence
from tui.library.everything import Everything
from tui.library.index import matching_ids
from tui.library.plan import keys_before, keys_of_last, match_of
from tui.library.rows import NEWEST_RANKED
from tui.library.spelling import spellings
from tui.library.stored import unpacked_text
from tui.library.words import keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.library.connections import Task
    from tui.library.query import Phrase
    from tui.library.results import Finder

_K1, _B = 1.2, 0.75
_IN_HEADLINE = 2
_FETCHED_AT_ONCE = 250
_COUNTED_EXACTLY = 1_000  # articles with a word; of more, their share among the newest is taken


class Relevant:
    """The entries of ``inner``, the newest of them in the order in which they fit ``phrases``."""

    def __init__(self, inner: Finder, phrases: Sequence[Phrase]) -> None:
        self._inner = inner
        self._phrases = list(dict.fromkeys(phrases))
        self._best: list[int] = []
        self._places: dict[int, int] = {}

    @property
    def total(self) -> int:
        """How many entries there are, or were found so far."""
        return self._inner.total

    @property
    def folded(self) -> int:
        """How many further articles they stand for."""
        return self._inner.folded

    @property
    def exact(self) -> bool:
        """Whether that is the whole number."""
        return self._inner.exact

    def begin(self, task: Task) -> None:
        """Find the newest entries and put them in order."""
        self._inner.begin(task)
        ids = self._inner.ids(task, 0, NEWEST_RANKED)
        scores = _scores(task, ids, [_Word(task, phrase) for phrase in self._phrases])
        self._best = sorted(ids, key=lambda id_: (-scores.get(id_, 0.0), -id_))
        self._places = {id_: place for place, id_ in enumerate(self._best)}

    def step(self, task: Task) -> None:
        """Find some more."""
        self._inner.step(task)

    def ids(self, task: Task, start: int, count: int) -> list[int]:
        """Return the ids of ``count`` entries from the ``start``-th on."""
        best = self._best[start : start + count]
        if len(best) == count or self.total <= len(self._best):
            return best
        return best + self._inner.ids(task, start + len(best), count - len(best))

    def rank(self, task: Task, article_id: int) -> int | None:
        """Return the place of the article, or of the one that stands for it."""
        place = self._inner.rank(task, article_id)
        if place is None or place >= len(self._best):
            return place
        (entry,) = self._inner.ids(task, place, 1)
        return self._places[entry]


class _Word:
    """A word or phrase of the query: what it weighs, and how often a text has it."""

    def __init__(self, task: Task, phrase: Phrase) -> None:
        self._phrase = phrase
        self._keys = keys_of_last(phrase)
        self.openings = {fold(written)[:3] for key in self._keys for written in spellings(key)}
        self.idf = _idf(task, phrase)

    def count(self, text: str, written: Mapping[str, int]) -> int:
        """Return how often the word stands in a folded text.

        ``written`` holds how often words stand there that begin with one of the ``openings``.
        """
        if keys_before(self._phrase):
            return _times(sequence([text]), self._phrase)
        return sum(times for word, times in written.items() if any(map(self._is, keys_of(word))))

    def _is(self, key: str) -> bool:
        return key.startswith(self._keys) if self._phrase.prefix else key in self._keys


def _times(keys: str, phrase: Phrase) -> int:
    if not has_phrase(keys, phrase):
        return 0
    start = "".join(f" {key}" for key in keys_before(phrase))
    end = "" if phrase.prefix else " "
    return sum(keys.count(f"{start} {key}{end}") for key in keys_of_last(phrase))


def _idf(task: Task, phrase: Phrase) -> float:
    match = spelt_out(task.connection, match_of(phrase))
    having = matching_ids(task.connection, match, most=_COUNTED_EXACTLY)
    everything = Everything()
    everything.begin(task)
    count = float(len(having))
    if len(having) == _COUNTED_EXACTLY:
        among = everything.rank(task, having[-1]) or 0
        count *= max(everything.total / (among + 1), 1)
    return log(1 + max(everything.total - count + 0.5, 0.5) / (count + 0.5))


def _scores(task: Task, ids: Sequence[int], words: Sequence[_Word]) -> dict[int, float]:
    openings = sorted({re.escape(opening) for word in words for opening in word.openings})
    begun = re.compile(rf"(?<![^\W_])(?:{'|'.join(openings)})[^\W_]*")

    def counted(text: str) -> list[int]:
        folded = fold(text)
        written = Counter(begun.findall(folded))
        return [word.count(folded, written) for word in words]

    counts: dict[int, tuple[int, list[int]]] = {}
    for start in range(0, len(ids), _FETCHED_AT_ONCE):
        some = ids[start : start + _FETCHED_AT_ONCE]
        rows = task.connection.execute(
            "SELECT article.id, words, headline, text FROM article"  # noqa: S608 - places only
            " JOIN content ON content.id = article.content"
            f" WHERE article.id IN ({','.join('?' * len(some))})",
            list(some),
        )
        for id_, length, headline, text in rows:
            task.look()
            pairs = zip(counted(unpacked_text(text)), counted(headline), strict=True)
            counts[id_] = (length, [below + _IN_HEADLINE * above for below, above in pairs])
    average = sum(length for length, _ in counts.values()) / max(len(counts), 1) or 1
    scores: dict[int, float] = {}
    for id_, (length, each) in counts.items():
        damping = _K1 * (1 - _B + _B * length / average)
        scores[id_] = sum(
            word.idf * count * (_K1 + 1) / (count + damping)
            for word, count in zip(words, each, strict=True)
        )
    return scores
