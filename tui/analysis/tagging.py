"""Label the tokens of a text with a trained linear-chain model.

Most of what such a model looks at depends on a word alone: the word, its shape, its endings, its
classes, in the places from two before to two after. So the scores of a word in each place are
summed once, when the word is first met, and a text's scores are a few array look-ups.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from tui.analysis.chain import marginals
from tui.analysis.numbered import Numbered, summed
from tui.analysis.signs import Signs, SignScores
from tui.analysis.weights import SCALE, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tui.analysis.signs import Sign

_REMEMBERED = 60_000  # words whose scores are kept; then the memory begins anew


Word = TypeVar("Word", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Template(Generic[Word]):
    """What a model looks at.

    ``attributes`` gives what is true of a word by itself and ``category`` the short name it goes by
    in pairs, without ``&``; a word may be anything, for instance a token with a sign of where it
    stands, and ``edge`` is the one before and after each sequence.
    ``window`` holds the places, relative to the token, whose attributes count, and ``pairs`` the
    places whose categories count together, all within ``window``.
    ``of_sign`` gives what is true of a token that has a sign in a grade, ``grades`` the number of
    grades that a sign may have.
    """

    attributes: Callable[[Word], Sequence[str]]
    category: Callable[[Word], str]
    edge: Word
    window: tuple[int, ...] = (-2, -1, 0, 1, 2)
    pairs: tuple[tuple[int, int], ...] = ((-1, 0), (0, 1), (-1, 1))
    of_sign: Callable[[Sign, int], Sequence[str]] = lambda sign, _: sign
    grades: Callable[[Sign], int] = lambda _: 1


def features(
    template: Template[Word],
    words: Sequence[Word],
    extra: Mapping[int, Sequence[str]],
    signs: Sequence[Sequence[tuple[Sign, int]]] = (),
) -> Iterator[list[str]]:
    """Yield the names of all features of each token of one sequence, as training needs them.

    ``extra`` names features that hold at some tokens besides; each row of ``signs`` gives a
    sign of every token with its grade.
    """
    own = [template.attributes(word) for word in words]
    kinds = [template.category(word) for word in words]
    edge, edge_kind = template.attributes(template.edge), template.category(template.edge)
    further: list[list[str]] = [[] for _ in words]
    for token, names in extra.items():
        further[token].extend(f"x:{name}" for name in names)
    for row in signs:
        for token, (sign, grade) in enumerate(row):
            further[token].extend(f"s:{name}" for name in template.of_sign(sign, grade))
    for token in range(len(words)):
        found = further[token]
        for place in template.window:
            at = token + place
            held = own[at] if 0 <= at < len(words) else edge
            found.extend(f"{place}:{name}" for name in held)
        for left, right in template.pairs:
            first, second = (
                kinds[token + place] if 0 <= token + place < len(words) else edge_kind
                for place in (left, right)
            )
            found.append(f"{left}&{right}:{first}&{second}")
        yield found


class Tagger(Generic[Word]):
    """A trained model with what it remembers of the words it has met."""

    def __init__(self, template: Template[Word], data: Mapping[str, Any]) -> None:
        """Take the model in the form in which training writes it.

        ``data`` holds ``labels``, ``transitions`` (a row of whole hundredths a label) and
        ``weights`` as ``tui.analysis.weights.packed`` makes them. ``attributes`` are then the names
        of all attributes of words that have a weight.
        """
        self.labels: tuple[str, ...] = tuple(data["labels"])
        self._template = template
        self._transitions = np.array(data["transitions"], dtype=np.float32) / SCALE
        weights = unpacked(data["weights"], len(self.labels), len(template.window))
        self.attributes: Collection[str] = weights.attributes.keys()
        self._names, self._own = weights.attributes, weights.own
        self._categories, self._pairs = weights.categories, weights.pairs
        column = template.window.index
        self._columns = np.arange(len(template.window))[:, None]
        self._pair_columns = [(column(left), column(right)) for left, right in template.pairs]
        self._signs = SignScores(template.of_sign, template.grades, weights.signs, weights.rows)
        self._extra = SignScores(lambda names, _: names, lambda _: 1, weights.extra, weights.rows)
        self._forget()

    def probabilities(
        self,
        words: Sequence[Word],
        lengths: Sequence[int],
        extra: Mapping[int, Sign],
        signs: Signs | None = None,
    ) -> NDArray[np.floating[Any]]:
        """Return the probability of each label (columns, as in ``labels``) at each word (rows).

        ``words`` are all sequences one after the other, each as long as ``lengths`` says; ``extra``
        names features that hold at some of ``words`` besides, and ``signs`` has what else holds of
        every word.
        """
        around = self._around(words, lengths)
        places = around + self._columns * len(self._kinds)
        scores = self._known.reshape(-1, len(self.labels)).take(places, axis=0).sum(axis=0)
        kinds = self._kinds.take(around)
        for (left, right), table in zip(self._pair_columns, self._pairs, strict=True):
            row = kinds[left] * (len(self._categories) + 1)
            row += kinds[right]
            scores += table.take(row, axis=0)
        if extra:
            names = Signs([*extra.values()], np.arange(len(extra)), np.zeros(len(extra), np.intp))
            scores[[*extra]] += self._extra.of(names)
        if signs is not None:
            for held in self._signs.of(signs):
                scores += held
        return marginals(scores, lengths, self._transitions)

    def _around(self, words: Sequence[Word], lengths: Sequence[int]) -> NDArray[np.intp]:
        """Return, for each place of the window a row, which word of the memory stands there."""
        margin = max(map(abs, self._template.window))
        places = _padded(lengths, margin)
        padded = np.zeros(len(words) + margin * (len(lengths) + 1), dtype=np.intp)
        padded[places] = self._met(words)
        return padded.take(np.array(self._template.window)[:, None] + places)

    def _met(self, words: Sequence[Word]) -> NDArray[np.intp]:
        """Return the place of each word in the memory, which learns those it does not hold."""
        if len(self._places) > _REMEMBERED:
            self._forget()
        known = self._places
        met = known.of(words)
        if self._used < len(known):
            self._learn(known.met[self._used :])
        return met

    def _forget(self) -> None:
        self._places: Numbered[Word] = Numbered()
        shape = (len(self._template.window), 0, len(self.labels))
        self._known = np.empty(shape, dtype=np.float32)
        self._kinds = np.empty(0, dtype=np.intp)
        self._used = 0
        self._met([self._template.edge])

    def _learn(self, words: Sequence[Word]) -> None:
        needed = self._used + len(words)
        if needed > len(self._kinds):
            room = max(needed, 2 * len(self._kinds), 1024)
            known, kinds, used = self._known, self._kinds, self._used
            self._known = np.zeros((len(known), room, len(self.labels)), dtype=np.float32)
            self._kinds = np.zeros(room, dtype=np.intp)
            self._known[:, :used], self._kinds[:used] = known[:, :used], kinds[:used]
        here = slice(self._used, needed)
        template, categories, names = self._template, self._categories, self._names
        self._kinds[here] = [categories.get(template.category(word), 0) for word in words]
        blocks = [
            [block for name in template.attributes(word) if (block := names.get(name))]
            for word in words
        ]
        self._known[:, here] = summed(self._own, blocks).swapaxes(0, 1)
        self._used = needed


def read(path: Path, template: Template[Word]) -> Tagger[Word]:
    """Return the tagger whose model is the JSON file at ``path``."""
    with path.open(encoding="utf-8") as stream:
        return Tagger(template, json.load(stream))


def _padded(lengths: Sequence[int], margin: int) -> NDArray[np.intp]:
    """Return where the words stand when ``margin`` edges go before, between and after sequences."""
    sizes = np.asarray(lengths, dtype=np.intp)
    shift = np.repeat(np.arange(1, len(sizes) + 1) * margin, sizes)
    return np.arange(int(sizes.sum())) + shift
