"""Measure who-said-what on gold articles, the engine beside the floor.

Usage::

    python bench/accuracy.py GOLD.jsonl [--speakers SPEAKERS.jsonl] [--bootstrap N]

GOLD holds one article a line, as described in ``attribution/score.py``; SPEAKERS resolved speakers
of some of them, as described in ``attribution/score_speakers.py``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bench.attribution import baseline, errors, figures, score, score_speakers  # noqa: E402 - found by the path above
from tui.analysis import analyse  # noqa: E402

LONG = 5  # words
SURE = 0.9
FIGURES = (
    ("detection", "quoted", "detection"),
    ("end-to-end", "quoted", "end_to_end"),
    ("end-to-end, strict", "quoted", "end_to_end_strict"),
)
UNQUOTED = (
    ("unquoted content", "unquoted", "content"),
    ("unquoted end-to-end", "unquoted", "end_to_end"),
)


def predict(text: str) -> list[dict[str, Any]]:
    """Return all that ``text`` puts down to somebody, as the scorer wants it."""
    analysis = analyse(text)
    quotes: list[dict[str, Any]] = []
    for quotation in (*analysis.quotations, *analysis.ascribed):
        attribution = quotation.attribution
        speaker = analysis.speaker_of(quotation)
        quotes.append(
            {
                "start": quotation.span.start,
                "end": quotation.span.end,
                "kind": quotation.kind.value,
                "speaker_mention": attribution.mention if attribution else None,
                "speaker": speaker.name if speaker else None,
                "confidence": attribution.confidence if attribution else 0.0,
            }
        )
    return quotes


def counted(
    articles: list[dict[str, Any]], quotes: dict[str, list[dict[str, Any]]], min_words: int
) -> list[Counter[str]]:
    """Return the scorer's counts, one for each article."""
    return [score.Article(item, min_words).score(quotes[item["id"]]) for item in articles]


def total(counts: list[Counter[str]]) -> Counter[str]:
    """Return the sum of counts."""
    summed: Counter[str] = Counter()
    for item in counts:
        summed.update(item)
    return summed


def sure_and_right(
    articles: list[dict[str, Any]], quotes: dict[str, list[dict[str, Any]]]
) -> tuple[int, int]:
    """Return how many direct quotations of at least ``SURE`` are right, and how many there are."""
    right = answered = 0
    for item in articles:
        for quote in quotes[item["id"]]:
            if quote["kind"] == "direct" and quote["confidence"] >= SURE:
                counts = score.Article(item, 1).score([quote])
                wrong = counts["false_item"] + counts["stray"]
                right += counts["strict"]
                answered += counts["found_sourced"] + wrong
    return right, answered


def print_table(
    articles: list[dict[str, Any]], ours: dict[str, Any], floor: dict[str, Any], rounds: int
) -> None:
    """Print the figures of the engine and of the floor side by side."""
    print(f"{'F1 (precision, recall)':<34}{'On Record':>22}{'floor':>24}")
    for min_words in (1, LONG):
        counts = [counted(articles, quotes, min_words) for quotes in (ours, floor)]
        reports = [figures.report(total(item)) for item in counts]
        note = f", {LONG} words and more" if min_words == LONG else ""
        for name, part, key in FIGURES + (() if note else UNQUOTED):
            cells = [cell(report[part][key]) for report in reports]
            print(f"{name + note:<34}{cells[0]:>22}{cells[1]:>24}")
        if rounds and not note:
            low, high = figures.bootstrap(counts[0], rounds)["end_to_end_strict"]
            print(f"  95 % interval of the strict figure: {100 * low:.1f} to {100 * high:.1f}")


def cell(row: dict[str, float]) -> str:
    """Return F1, precision and recall in percent."""
    f1, precision, recall = (100 * row[key] for key in ("f1", "precision", "recall"))
    return f"{f1:.1f} ({precision:.1f}, {recall:.1f})"


def mistakes(
    articles: list[dict[str, Any]], quotes: dict[str, list[dict[str, Any]]]
) -> Counter[tuple[str, str]]:
    """Return the results of all quoted items by the type and the place of their source."""
    counts: Counter[tuple[str, str]] = Counter()
    for item in articles:
        article = score.Article(item, 1)
        counts += errors.classes(article, article.outcomes(quotes[item["id"]]))
    return counts


def full_names(gold: Path, quotes: dict[str, Any]) -> str:
    """Return the share of speakers that resolve to the right full name, in percent."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    predictions = [{"id": name, "quotes": found} for name, found in quotes.items()]
    total = score_speakers.evaluate(rows, predictions, 0)["groups"]["total"]
    return f"{100 * total['full_name_accuracy']:.1f}"


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="gold articles, JSON Lines")
    parser.add_argument("--speakers", type=Path, help="gold speakers of some of them, JSON Lines")
    parser.add_argument("--bootstrap", type=int, default=0, metavar="N", help="resample N times")
    arguments = parser.parse_args()
    with arguments.gold.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    analyse(articles[0]["text"])  # loads the lexicon and the model
    began = time.process_time()
    ours = {item["id"]: predict(item["text"]) for item in articles}
    seconds = time.process_time() - began
    floor = {item["id"]: baseline.predict(item["text"]) for item in articles}
    words = sum(len(item["text"].split()) for item in articles)
    print(f"{len(articles)} articles, {words} words; {words / seconds:,.0f} a second of one core")
    print_table(articles, ours, floor, arguments.bootstrap)
    if arguments.speakers:
        names = [full_names(arguments.speakers, quotes) for quotes in (ours, floor)]
        print(f"{'speakers by full name, % right':<34}{names[0]:>22}{names[1]:>24}")
    right, answered = sure_and_right(articles, ours)
    if answered:
        share = 100 * right / answered
        print(f"right, of the {answered} with a confidence of {SURE} and more: {share:.1f} %")
    print()
    print(errors.render(mistakes(articles, ours)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
