"""Make the model of indirect speech: ``python -m training.indirect polnear-train.jsonl``.

The shipped tagger is trained on all articles. What taggers say of articles that they have not seen
is what the ranking of sources learns from; it gives the figures, the threshold and the calibration.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import corrections, passages, ranking
from training.calibrate import calibration
from training.corrections import Examples
from training.gold import GoldArticle, read, report
from training.marks import FOLDS, cross_marked, fitted, folds
from tui.analysis.attribution import share_right
from tui.analysis.model import FOLDER, SCALE, IndirectModel
from tui.analysis.ranking import probabilities

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.analysis.passages import Tags

MODEL = FOLDER / "en.indirect.json"
RANKING = {"at_least": 4, "penalty": 2.0, "rounds": 80}
LEARNT = 0.35  # probability of the content from which the ranking of sources learns
CANDIDATES = (0.35, 0.4, 0.45, 0.5)  # for the threshold of content


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="the gold articles, JSON Lines")
    parser.add_argument("--output", type=Path, default=MODEL, help="the model file to write")
    parser.add_argument(
        "--corrections", type=Path, help="corrections to learn from besides, exported as JSON"
    )
    arguments = parser.parse_args()
    corrected = Examples()
    if arguments.corrections is not None:
        corrected = corrections.examples(corrections.read(arguments.corrections))
    articles = list(read(arguments.gold))
    with ProcessPoolExecutor(1) as pool:
        shipped = pool.submit(fitted, articles)
        rankings = ranked(articles, cross_marked(articles), folds(len(articles)), corrected)
        data = {"tagger": shipped.result(), **rankings}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    arguments.output.write_text(text + "\n", encoding="utf-8")
    print(f"{arguments.output.name}: {len(text.encode()) / 1e6:.2f} MB")
    return 0


def ranked(
    articles: Sequence[GoldArticle],
    marked: Sequence[Tags],
    fold: Sequence[int],
    corrected: Examples,
) -> dict[str, Any]:
    """Return the weights of the ranking of sources, the thresholds and the calibration.

    ``marked`` is what taggers that have not seen them say of the articles. Figures and calibration
    come from these alone; the weights learn from what a reader ``corrected`` besides.
    """
    choices = [
        passages.examples(article, marks, LEARNT)
        for article, marks in zip(articles, marked, strict=True)
    ]
    unseen = weights_without_each(choices, fold)
    best, content, verdicts = 0.0, 0.0, []
    for least in CANDIDATES:
        counts: Counter[str] = Counter()
        decided: list[list[passages.Verdict]] = []
        for article, marks, part in zip(articles, marked, fold, strict=True):
            model = IndirectModel({}, unseen[part], {}, {"content": least}, ())
            quotes, found = passages.predicted(article, model, marks)
            counts.update(article.article.score(quotes))
            decided.append(found)
        figures = report(counts)["unquoted"]
        print(least, ", ".join(f"{name} {shown(row)}" for name, row in figures.items()))
        value = figures["content"]["f1"] + figures["end_to_end"]["f1"]
        if value > best:
            best, content, verdicts = value, least, decided
    belief = believed(verdicts, fold, corrected)
    belief["thresholds"]["content"] = content
    return {"source": weights_of([*choices, corrected.passage_source]), **belief}


def believed(
    verdicts: Sequence[Sequence[passages.Verdict]], fold: Sequence[int], corrected: Examples
) -> dict[str, Any]:
    """Return the weights by which a passage is believed, their calibration and the threshold."""
    choices = [[verdict.choice() for verdict in found] for found in verdicts]
    unseen = weights_without_each(choices, fold)
    outcomes: list[tuple[float, bool]] = []
    statements: list[tuple[float, bool]] = []
    for found, part in zip(verdicts, fold, strict=True):
        for verdict in found:
            raw = probabilities(unseen[part], [("0",), verdict.signs])[1]
            outcomes.append((raw, verdict.right))
            if verdict.states:
                statements.append((raw, verdict.right))
    points = calibration(outcomes)
    least = worth_showing([(share_right(points, raw), right) for raw, right in statements])
    return {
        "belief": weights_of([*choices, corrected.belief]),
        "calibration": points,
        "thresholds": {"quotation": least},
    }


def worth_showing(statements: Sequence[tuple[float, bool]]) -> float:
    """Return the confidence from which on statements make the best F1, as whole hundredths.

    ``statements`` are confidences, and whether each statement is right.
    """
    total = sum(right for _, right in statements)
    best, least = 0.0, 1.0
    for percent in range(100):
        chosen = [right for sure, right in statements if sure >= percent / 100]
        value = 2 * sum(chosen) / (len(chosen) + total)
        if value > best:
            best, least = value, percent / 100
    chosen = [right for sure, right in statements if sure >= least]
    print(
        f"statements of {least} and more: {len(chosen)} of {len(statements)},"
        f" {sum(chosen)} of {total} right ones"
    )
    return least


def weights_without_each(
    choices: Sequence[Sequence[ranking.Choice]], fold: Sequence[int]
) -> list[dict[str, int]]:
    """Return the weights of rankings that have not seen one part each."""
    return [
        weights_of(rows for rows, part in zip(choices, fold, strict=True) if part != held)
        for held in range(FOLDS)
    ]


def weights_of(rows: Iterable[Sequence[ranking.Choice]]) -> dict[str, int]:
    """Return the weights of a ranking, in whole hundredths."""
    weights = ranking.fit([choice for part in rows for choice in part], **RANKING)
    whole = {name: round(weight * SCALE) for name, weight in weights.items()}
    return {name: weight for name, weight in sorted(whole.items()) if abs(weight) > 1}


def shown(row: Mapping[str, float]) -> str:
    """Return the figures of a row of the scorer's report, in percent."""
    return " ".join(
        f"{name} {100 * row[name]:.1f}"
        for name in ("precision", "recall", "f1", "accuracy")
        if name in row
    )


if __name__ == "__main__":
    sys.exit(main())
