"""Label the tokens of a text with a trained linear-chain model.

Most of what such a model looks at depends on a word alone: the word, its shape, its endings, its
classes, in the places from two before to two after. So the scores of a word in each place are
summed once, when the word is first met, and a text's scores are a few array look-ups.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.analysis.chain import marginals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

SCALE = 100  # weights are stored as whole hundredths
EDGE = ""  # the word that stands before and after each sequence
_REMEMBERED = 60_000  # words whose scores are kept; then the memory begins anew


@dataclass(frozen=True, slots=True)
class Template:
    """What a model looks at.

    ``attributes`` gives what is true of a word by itself and ``category`` the short name it goes by
    in pairs, without ``&``; a word may be any text, for instance a token with a sign of where it
    stands.
    ``window`` holds the places, relative to the token, whose attributes count, and ``pairs`` the
    places whose categories count together, all within ``window``.
    """

    attributes: Callable[[str], Sequence[str]]
    category: Callable[[str], str]
    window: tuple[int, ...] = (-2, -1, 0, 1, 2)
    pairs: tuple[tuple[int, int], ...] = ((-1, 0), (0, 1), (-1, 1))


def features(
    template: Template, words: Sequence[str], extra: Mapping[str, Sequence[int]]
) -> Iterator[list[str]]:
    """Yield the names of all features of each token of one sequence, as training needs them.

    ``extra`` names features that hold at the given tokens besides.
    """
    own = [template.attributes(word) for word in words]
    kinds = [template.category(word) for word in words]
    edge, edge_kind = template.attributes(EDGE), template.category(EDGE)
    further: list[list[str]] = [[] for _ in words]
    for name, places in extra.items():
        for place in places:
            further[place].append(f"x:{name}")
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


class Tagger:
    """A trained model with what it remembers of the words it has met."""

    def __init__(self, template: Template, data: Mapping[str, Any]) -> None:
        """Take the model in the form in which training writes it.

        ``data`` holds ``labels``, ``transitions`` (a row of whole hundredths a label) and
        ``weights``: feature name to a row of whole hundredths, one for each label.
        """
        self.labels: tuple[str, ...] = tuple(data["labels"])
        self._template = template
        self._transitions = np.array(data["transitions"], dtype=np.float32) / SCALE
        weights: Mapping[str, Sequence[int]] = data["weights"]
        self._rows = {name: place for place, name in enumerate(weights)}
        self._weights = np.array(list(weights.values()), dtype=np.float32) / SCALE
        self._categories = _categories(self._rows)
        self._pairs = [self._pair_table(pair) for pair in template.pairs]
        self._forget()

    @property
    def feature_names(self) -> Collection[str]:
        """The names of the features that have a weight."""
        return self._rows.keys()

    def probabilities(
        self, words: Sequence[str], lengths: Sequence[int], extra: Mapping[str, Sequence[int]]
    ) -> NDArray[np.floating[Any]]:
        """Return the probability of each label (columns, as in ``labels``) at each word (rows).

        ``words`` are all sequences one after the other, each as long as ``lengths`` says; ``extra``
        names features that hold at the given places of ``words``.
        """
        margin = max(map(abs, self._template.window))
        places = _padded(lengths, margin)
        met = np.zeros(len(words) + margin * (len(lengths) + 1), dtype=np.intp)
        met[places] = self._met(words)
        scores = np.zeros((len(words), len(self.labels)), dtype=np.float32)
        for column, place in enumerate(self._template.window):
            scores += self._known[met[places + place], column]
        kinds = self._kinds[met]
        for (left, right), table in zip(self._template.pairs, self._pairs, strict=True):
            scores += table[kinds[places + left], kinds[places + right]]
        for name, held in extra.items():
            row = self._rows.get(f"x:{name}")
            if row is not None and len(held):
                np.add.at(scores, np.asarray(held), self._weights[row])
        return marginals(scores, lengths, self._transitions)

    def _met(self, words: Sequence[str]) -> list[int]:
        """Return the place of each word in the memory, which learns those it does not hold."""
        if len(self._places) > _REMEMBERED:
            self._forget()
        known = self._places
        missing = [word for word in dict.fromkeys(words) if word not in known]
        if missing:
            self._learn(missing)
        return [known[word] for word in words]

    def _forget(self) -> None:
        self._places: dict[str, int] = {}
        shape = (0, len(self._template.window), len(self.labels))
        self._known = np.empty(shape, dtype=np.float32)
        self._kinds = np.empty(0, dtype=np.intp)
        self._used = 0
        self._learn([EDGE])

    def _learn(self, words: Sequence[str]) -> None:
        needed = self._used + len(words)
        if needed > len(self._known):
            room = max(needed, 2 * len(self._known), 1024)
            known, kinds, used = self._known, self._kinds, self._used
            self._known = np.zeros((room, *known.shape[1:]), dtype=np.float32)
            self._kinds = np.zeros(room, dtype=np.intp)
            self._known[:used], self._kinds[:used] = known[:used], kinds[:used]
        for place, word in enumerate(words, self._used):
            attributes = self._template.attributes(word)
            self._places[word] = place
            self._kinds[place] = self._categories.get(self._template.category(word), 0)
            for column, offset in enumerate(self._template.window):
                rows = [
                    row
                    for name in attributes
                    if (row := self._rows.get(f"{offset}:{name}")) is not None
                ]
                if rows:
                    self._known[place, column] = self._weights[rows].sum(axis=0)
        self._used = needed

    def _pair_table(self, pair: tuple[int, int]) -> NDArray[np.floating[Any]]:
        """Return the scores of two categories together; row and column 0 are of unknown ones."""
        prefix = f"{pair[0]}&{pair[1]}:"
        size = len(self._categories) + 1
        table = np.zeros((size, size, len(self.labels)), dtype=np.float32)
        for name, row in self._rows.items():
            if name.startswith(prefix):
                first, second = name.removeprefix(prefix).split("&")
                table[self._categories[first], self._categories[second]] = self._weights[row]
        return table


def read(path: Path, template: Template) -> Tagger:
    """Return the tagger whose model is the JSON file at ``path``."""
    with path.open(encoding="utf-8") as stream:
        return Tagger(template, json.load(stream))


def _categories(names: Iterable[str]) -> dict[str, int]:
    """Return a number, from 1, for each category that the pairs among the features name."""
    found: set[str] = set()
    for name in names:
        places, _, kinds = name.partition(":")
        if "&" in places:
            found.update(kinds.split("&"))
    return {kind: place for place, kind in enumerate(sorted(found), 1)}


def _padded(lengths: Sequence[int], margin: int) -> NDArray[np.intp]:
    """Return where the words stand when ``margin`` edges go before, between and after sequences."""
    sizes = np.asarray(lengths, dtype=np.intp)
    shift = np.repeat(np.arange(1, len(sizes) + 1) * margin, sizes)
    return np.arange(int(sizes.sum())) + shift
