"""Label the tokens of a text with a trained linear-chain model.

Most of what such a model looks at depends on a word alone: the word, its shape, its endings, its
classes, in the places from two before to two after. So the scores of a word in each place are
summed once, when the word is first met, and a text's scores are a few array look-ups.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
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
    ``states`` gives what is true of a token for each of the states that it is in besides: signs of
    what stands farther away, as texts that tokens share.
    """

    attributes: Callable[[str], Sequence[str]]
    category: Callable[[str], str]
    window: tuple[int, ...] = (-2, -1, 0, 1, 2)
    pairs: tuple[tuple[int, int], ...] = ((-1, 0), (0, 1), (-1, 1))
    states: Callable[[str], Sequence[str]] = lambda state: (state,)


def features(
    template: Template,
    words: Sequence[str],
    extra: Mapping[str, Sequence[int]],
    states: Sequence[Sequence[str]] = (),
) -> Iterator[list[str]]:
    """Yield the names of all features of each token of one sequence, as training needs them.

    ``extra`` names features that hold at the given tokens besides; each row of ``states`` gives a
    state of every token.
    """
    own = [template.attributes(word) for word in words]
    kinds = [template.category(word) for word in words]
    edge, edge_kind = template.attributes(EDGE), template.category(EDGE)
    further: list[list[str]] = [[] for _ in words]
    for name, places in extra.items():
        for place in places:
            further[place].append(f"x:{name}")
    for row in states:
        for token, state in enumerate(row):
            further[token].extend(f"s:{name}" for name in template.states(state))
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
        ``weights``: feature name to a row of whole hundredths, one for each label; or the same as
        ``packed`` has it.
        """
        self.labels: tuple[str, ...] = tuple(data["labels"])
        self._template = template
        self._transitions = np.array(data["transitions"], dtype=np.float32) / SCALE
        names, rows = _unpacked(data["weights"], len(self.labels))
        self._weights = rows
        self._feature_names = names
        sorted_names = _Names(names, template)
        self._extra, self._signs = sorted_names.extra, sorted_names.states
        self._names = sorted_names.attributes
        self._own = self._blocks(sorted_names.own)
        self._categories = sorted_names.categories
        self._pairs = [self._pair_table(found) for found in sorted_names.pairs]
        self._states: dict[str, int] = {}
        self._stated = np.empty((0, len(self.labels)), dtype=np.float32)
        self._forget()

    @property
    def feature_names(self) -> Collection[str]:
        """The names of the features that have a weight."""
        return self._feature_names

    def probabilities(
        self,
        words: Sequence[str],
        lengths: Sequence[int],
        extra: Mapping[str, Sequence[int]],
        states: Sequence[tuple[Sequence[str], Sequence[int]]] = (),
    ) -> NDArray[np.floating[Any]]:
        """Return the probability of each label (columns, as in ``labels``) at each word (rows).

        ``words`` are all sequences one after the other, each as long as ``lengths`` says; ``extra``
        names features that hold at the given places of ``words``, none of them twice, and each row
        of ``states`` gives a state of every word, as runs: the states, and how many words in turn
        are in each.
        """
        margin = max(map(abs, self._template.window))
        places = _padded(lengths, margin)
        met = np.zeros(len(words) + margin * (len(lengths) + 1), dtype=np.intp)
        met[places] = self._met(words)
        scores = np.zeros((len(words), len(self.labels)), dtype=np.float32)
        for known, place in zip(self._known, self._template.window, strict=True):
            scores += known.take(met[places + place], axis=0)
        kinds = self._kinds.take(met)
        rows = kinds * (len(self._categories) + 1)
        for (left, right), table in zip(self._template.pairs, self._pairs, strict=True):
            scores += table.take(rows[places + left] + kinds[places + right], axis=0)
        for name, held in extra.items():
            row = self._extra.get(name)
            if row is not None and len(held):
                scores[held] += self._weights[row]
        for run, sizes in states:
            met = np.repeat(self._states_met(run), sizes)
            scores += self._stated.take(met, axis=0)
        return marginals(scores, lengths, self._transitions)

    def _met(self, words: Sequence[str]) -> NDArray[np.intp]:
        """Return the place of each word in the memory, which learns those it does not hold."""
        if len(self._places) > _REMEMBERED:
            self._forget()
        known = self._places
        missing = set(words).difference(known)
        if missing:
            self._learn(sorted(missing))
        return np.fromiter(map(known.__getitem__, words), np.intp, len(words))

    def _states_met(self, states: Sequence[str]) -> NDArray[np.intp]:
        """Return the place of each state in the memory, which learns those it does not hold."""
        if len(self._states) > _REMEMBERED:
            self._forget_states()
        known = self._states
        missing = set(states).difference(known)
        if missing:
            self._learn_states(sorted(missing))
        return np.fromiter(map(known.__getitem__, states), np.intp, len(states))

    def _learn_states(self, states: Sequence[str]) -> None:
        needed = len(self._states) + len(states)
        if needed > len(self._stated):
            held = self._stated
            self._stated = np.zeros(
                (max(needed, 2 * len(held), 1024), len(self.labels)), dtype=np.float32
            )
            self._stated[: len(held)] = held
        begin, template, signs = len(self._states), self._template.states, self._signs
        self._states.update(zip(states, range(begin, needed), strict=True))
        rows = [
            [row for name in template(state) if (row := signs.get(name)) is not None]
            for state in states
        ]
        self._stated[begin:needed] = _summed(self._weights, rows)

    def _forget_states(self) -> None:
        self._states.clear()
        self._stated = np.empty((0, len(self.labels)), dtype=np.float32)

    def _forget(self) -> None:
        self._places: dict[str, int] = {}
        shape = (len(self._template.window), 0, len(self.labels))
        self._known = np.empty(shape, dtype=np.float32)
        self._kinds = np.empty(0, dtype=np.intp)
        self._used = 0
        self._learn([EDGE])

    def _learn(self, words: Sequence[str]) -> None:
        needed = self._used + len(words)
        if needed > len(self._kinds):
            room = max(needed, 2 * len(self._kinds), 1024)
            known, kinds, used = self._known, self._kinds, self._used
            self._known = np.zeros((len(known), room, len(self.labels)), dtype=np.float32)
            self._kinds = np.zeros(room, dtype=np.intp)
            self._known[:, :used], self._kinds[:used] = known[:, :used], kinds[:used]
        here = slice(self._used, needed)
        self._places.update(zip(words, range(self._used, needed), strict=True))
        template, categories, names = self._template, self._categories, self._names
        self._kinds[here] = [categories.get(template.category(word), 0) for word in words]
        blocks = [
            [block for name in template.attributes(word) if (block := names.get(name))]
            for word in words
        ]
        self._known[:, here] = _summed(self._own, blocks).swapaxes(0, 1)
        self._used = needed

    def _blocks(self, found: Sequence[tuple[int, int, int]]) -> NDArray[np.floating[Any]]:
        """Return the weights of each attribute at all places of the window; row 0 is of none."""
        shape = (len(self._names) + 1, len(self._template.window), len(self.labels))
        own = np.zeros(shape, dtype=np.float32)
        if found:
            blocks, columns, rows = zip(*found, strict=True)
            own[list(blocks), list(columns)] = self._weights[list(rows)]
        return own

    def _pair_table(self, found: Sequence[tuple[int, int, int]]) -> NDArray[np.floating[Any]]:
        """Return the scores of two categories together, a row for each second one of each first.

        The category 0 is any unknown one.
        """
        size = len(self._categories) + 1
        table = np.zeros((size, size, len(self.labels)), dtype=np.float32)
        if found:
            first, second, rows = zip(*found, strict=True)
            table[list(first), list(second)] = self._weights[list(rows)]
        return table.reshape(-1, len(self.labels))


def _summed(
    table: NDArray[np.floating[Any]], chosen: Sequence[Sequence[int]]
) -> NDArray[np.floating[Any]]:
    """Return for each of ``chosen`` the sum of these entries of ``table``, which are few."""
    sizes = np.array([len(each) for each in chosen], dtype=np.intp)
    entries = table[np.fromiter(chain.from_iterable(chosen), np.intp)]
    sums = np.zeros((len(chosen), *table.shape[1:]), dtype=table.dtype)
    held = sizes > 0
    if len(entries):
        begins = np.cumsum(sizes) - sizes
        sums[held] = np.add.reduceat(entries, begins[held], axis=0)
    return sums


def packed(weights: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Return weights in a form that is read several times faster: names by line, rows in one."""
    rows = [weight for row in weights.values() for weight in row]
    return {"names": "\n".join(weights), "rows": rows}


def _unpacked(
    weights: Mapping[str, Any], labels: int
) -> tuple[Collection[str], NDArray[np.floating[Any]]]:
    """Return the names of features and their weights, one row each."""
    if weights.keys() == {"names", "rows"}:
        names, rows = weights["names"].split("\n"), weights["rows"]
    else:
        names, rows = weights.keys(), list(weights.values())
    return names, np.array(rows, dtype=np.float32).reshape(-1, labels) / SCALE


class _Names:
    """The names of features, sorted by what they are of; each stands for its row of weights.

    ``own`` holds the attribute, the column of the window and the row, ``pairs`` for each pair of
    places the two categories and the row. Attributes and categories are numbered from 1.
    """

    def __init__(self, names: Iterable[str], template: Template) -> None:
        self.extra: dict[str, int] = {}
        self.states: dict[str, int] = {}
        self.attributes: dict[str, int] = {}
        self.categories: dict[str, int] = {}
        self.own: list[tuple[int, int, int]] = []
        self.pairs: list[list[tuple[int, int, int]]] = [[] for _ in template.pairs]
        columns = {str(offset): column for column, offset in enumerate(template.window)}
        pairs = {
            f"{left}&{right}": held
            for (left, right), held in zip(template.pairs, self.pairs, strict=True)
        }
        number = self.categories.setdefault
        for row, feature in enumerate(names):
            place, _, name = feature.partition(":")
            if place == "s":
                self.states[name] = row
            elif place in columns:
                block = self.attributes.setdefault(name, len(self.attributes) + 1)
                self.own.append((block, columns[place], row))
            elif place in pairs:
                first, second = name.split("&")
                left = number(first, len(self.categories) + 1)
                right = number(second, len(self.categories) + 1)
                pairs[place].append((left, right, row))
            elif place == "x":
                self.extra[name] = row


def read(path: Path, template: Template) -> Tagger:
    """Return the tagger whose model is the JSON file at ``path``."""
    with path.open(encoding="utf-8") as stream:
        return Tagger(template, json.load(stream))


def _padded(lengths: Sequence[int], margin: int) -> NDArray[np.intp]:
    """Return where the words stand when ``margin`` edges go before, between and after sequences."""
    sizes = np.asarray(lengths, dtype=np.intp)
    shift = np.repeat(np.arange(1, len(sizes) + 1) * margin, sizes)
    return np.arange(int(sizes.sum())) + shift
