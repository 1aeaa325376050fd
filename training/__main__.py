"""Make the shipped model from the gold articles: ``python -m training polnear-train.jsonl``.

Five models, each trained without a fifth of the articles, decide on that fifth: from their
decisions come the printed figures and the calibration. What such models decided on the quotations
before, and what taggers of indirect speech say of articles that they have not seen, is also what
the ranking of sources is trained with, as it will have nothing better.

The shipped weights are trained on all articles, and on a reader's corrections where there are any
(``--corrections FILE``); figures and calibration come from the gold articles alone.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from training import corrections, network, sources
from training.calibrate import calibration
from training.corrections import Examples
from training.gold import GoldArticle, read, report
from training.marks import cross_marked
from tui.analysis.model import NETWORK
from tui.analysis.network import write_network

if TYPE_CHECKING:
    from tui.analysis.passages import Tags

FOLDS = 5
SEED = 0
PACKAGE = Path(__file__).parents[1] / "tui"
MODEL = PACKAGE / "analysis" / "model" / "en.json"


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="the gold articles, JSON Lines")
    parser.add_argument("--output", type=Path, default=MODEL, help="the model file to write")
    parser.add_argument("--no-folds", action="store_true", help="keep the calibration there is")
    parser.add_argument(
        "--corrections", type=Path, help="corrections to learn from besides, exported as JSON"
    )
    arguments = parser.parse_args()
    corrected = Examples()
    if arguments.corrections is not None:
        corrected = corrections.examples(corrections.read(arguments.corrections))
    articles = list(read(arguments.gold))
    marked = cross_marked(articles)
    examples = with_history(articles, marked)
    print(sum(map(len, examples)), "examples")
    if arguments.no_folds:
        kept = json.loads(arguments.output.read_text(encoding="utf-8"))["calibration"]
    else:
        kept = cross_validated(articles, marked, examples)
    if arguments.corrections is not None:
        print(
            f"{len(corrected.source)} from corrections;",
            f"{corrected.left_out} of them could not be used",
        )
    every = [item for rows in [*examples, corrected.source] for item in rows]
    parts = network.fit(every, NETWORK_SETTINGS)
    data = {"thresholds": THRESHOLDS, "calibration": kept}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    arguments.output.write_text(text + "\n", encoding="utf-8")
    path = arguments.output.with_name(NETWORK.name)
    write_network(path, parts.names, parts.numbers, parts.bias, parts.effects)
    for written in (arguments.output, path):
        print(f"{written.name}: {written.stat().st_size / 1e6:.2f} MB")
    return 0


THRESHOLDS = {"silence": 0.45}
NETWORK_SETTINGS = network.Settings()


def folds(count: int) -> dict[int, int]:
    """Return for the rank of each article the part it belongs to."""
    order = list(range(count))
    random.Random(SEED).shuffle(order)  # noqa: S311 - folds, not secrets
    return {article: place % FOLDS for place, article in enumerate(order)}


def with_history(articles: list[GoldArticle], marked: list[Tags]) -> list[list[sources.Choice]]:
    """Return the examples of sources, with what networks decide on articles they have not seen."""
    fold = folds(len(articles))
    pairs = list(zip(articles, marked, strict=True))
    table = [sources.examples(article, tags) for article, tags in pairs]
    jobs = [
        [item for rank, rows in enumerate(table) if fold[rank] != part for item in rows]
        for part in range(FOLDS)
    ]
    with ProcessPoolExecutor(2) as pool:
        parts = list(pool.map(_fit_first, jobs))
    networks = [part.network() for part in parts]
    return [
        sources.examples(article, tags, networks[fold[rank]])
        for rank, (article, tags) in enumerate(pairs)
    ]


def _fit_first(examples: list[sources.Choice]) -> network.Parts:
    return network.fit(examples, replace(NETWORK_SETTINGS, members=1))


def _fit_fold(examples: list[sources.Choice]) -> network.Parts:
    return network.fit(examples, NETWORK_SETTINGS)


def cross_validated(
    articles: list[GoldArticle], marked: list[Tags], examples: list[list[sources.Choice]]
) -> dict[str, list[tuple[float, float]]]:
    """Print the figures of models on articles they have not seen, and return the calibration."""
    fold = folds(len(articles))
    jobs = [
        [item for rank, rows in enumerate(examples) if fold[rank] != part for item in rows]
        for part in range(FOLDS)
    ]
    with ProcessPoolExecutor(2) as pool:
        models = [parts.network() for parts in pool.map(_fit_fold, jobs)]
    direct: list[tuple[float, bool]] = []
    counts: Counter[str] = Counter()
    for rank, (article, tags) in enumerate(zip(articles, marked, strict=True)):
        quotes = sources.predicted(article, tags, models[fold[rank]], THRESHOLDS["silence"], direct)
        counts.update(article.article.score(quotes))
    print_figures(counts)
    return {"direct": calibration(direct)}


def print_figures(counts: Counter[str]) -> None:
    """Print the F1 figures of the scorer."""
    figures = report(counts)
    for name, row in figures["quoted"].items():
        if "f1" in row:
            shares = " ".join(
                f"{key} {100 * row[key]:.1f}" for key in ("precision", "recall", "f1")
            )
            print(f"quoted {name}: {shares}")


if __name__ == "__main__":
    sys.exit(main())
