"""The figures that counts add up to, their intervals, and how they are printed."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 from counts."""

    right: int
    predicted: int
    gold: int

    def as_dict(self) -> dict[str, float | int]:
        """Return the rates and the counts they come from."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        total = precision + recall
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / total if total else 0.0,
            "right": self.right,
            "predicted": self.predicted,
            "gold": self.gold,
        }


def _ratio(right: int, total: int) -> dict[str, float | int]:
    return {"accuracy": right / total if total else 0.0, "right": right, "total": total}


def report(counts: Counter[str]) -> dict[str, Any]:
    """Turn summed counts into the figures of the report."""
    false = counts["stray"] + counts["false_item"]
    groups = sorted({key.rpartition(":")[0] for key in counts if key.count(":") == 2})
    unsourced_words = counts["words_found"] - counts["words_found_sourced"]
    return {
        "articles": counts["articles"],
        "quoted": {
            "items": {name: counts[name] for name in ("positive", "sourced", "negative", "stray")},
            "detection": Rates(
                counts["found"], counts["found"] + false, counts["positive"]
            ).as_dict(),
            "end_to_end": Rates(
                counts["speaker"], counts["found_sourced"] + false, counts["sourced"]
            ).as_dict(),
            "end_to_end_strict": Rates(
                counts["strict"], counts["found_sourced"] + false, counts["sourced"]
            ).as_dict(),
            "speaker": _ratio(counts["speaker"], counts["found_sourced"]),
            "speaker_strict": _ratio(counts["strict"], counts["found_sourced"]),
            "speaker_by_name": _ratio(counts["by_name"], counts["found_sourced"]),
            "speaker_when_answered": _ratio(counts["speaker"], counts["answered"]),
            "groups": {
                group: {
                    "gold": counts[f"{group}:gold"],
                    "found": counts[f"{group}:found"],
                    "right": counts[f"{group}:right"],
                }
                for group in groups
            },
        },
        "unquoted": {
            "content": Rates(
                counts["words_found"], counts["words_predicted"], counts["words_gold"]
            ).as_dict(),
            "end_to_end": Rates(
                counts["words_right"],
                counts["words_predicted"] - unsourced_words,
                counts["words_sourced"],
            ).as_dict(),
            "speaker": _ratio(counts["words_right"], counts["words_found_sourced"]),
        },
    }


def bootstrap(per_article: list[Counter[str]], rounds: int) -> dict[str, list[float]]:
    """Return 95 % intervals of the F1 figures, resampling whole articles."""
    rng = random.Random(0)  # noqa: S311 - resampling, not secrets
    draws: dict[str, list[float]] = {"detection": [], "end_to_end": [], "end_to_end_strict": []}
    for _ in range(rounds):
        total: Counter[str] = Counter()
        for counts in rng.choices(per_article, k=len(per_article)):
            total.update(counts)
        figures = report(total)["quoted"]
        for name, values in draws.items():
            values.append(figures[name]["f1"])
    return {
        name: [sorted(values)[int(rounds * share)] for share in (0.025, 0.975)]
        for name, values in draws.items()
    }


def render(figures: dict[str, Any]) -> str:
    """Lay the figures out as text."""

    def rates(name: str, row: dict[str, Any]) -> str:
        counts = f"{row['right']}/{row['predicted']}/{row['gold']}"
        shares = "".join(f"{100 * row[key]:8.1f}" for key in ("precision", "recall", "f1"))
        return f"{name:<22}{shares}   {counts}"

    def ratio(name: str, row: dict[str, Any]) -> str:
        return f"{name:<22}{100 * row['accuracy']:8.1f}   {row['right']}/{row['total']}"

    quoted, unquoted = figures["quoted"], figures["unquoted"]
    items = quoted["items"]
    lines = [
        f"{figures['articles']} articles, {figures['predicted_articles']} with predictions",
        (
            f"{items['positive']} attributed quoted spans ({items['sourced']} with a source), "
            f"{items['negative']} other quoted spans, {items['stray']} stray predictions"
        ),
        "",
        f"{'quoted speech':<22}{'P':>8}{'R':>8}{'F1':>8}   right/predicted/gold",
        rates("detection", quoted["detection"]),
        rates("end-to-end", quoted["end_to_end"]),
        rates("end-to-end, strict", quoted["end_to_end_strict"]),
        ratio("speaker accuracy", quoted["speaker"]),
        ratio("speaker, strict", quoted["speaker_strict"]),
        ratio("speaker, by name", quoted["speaker_by_name"]),
        ratio("speaker, if answered", quoted["speaker_when_answered"]),
        "",
        f"{'by group':<22}{'found':>8}{'right':>8}   of gold",
    ]
    for group, row in quoted["groups"].items():
        gold = row["gold"]
        found, right = 100 * row["found"] / gold, 100 * row["right"] / gold
        lines.append(f"{group:<22}{found:8.1f}{right:8.1f}   {gold}")
    lines += [
        "",
        f"{'unquoted words':<22}{'P':>8}{'R':>8}{'F1':>8}   right/predicted/gold",
        rates("content", unquoted["content"]),
        rates("end-to-end", unquoted["end_to_end"]),
        ratio("speaker accuracy", unquoted["speaker"]),
    ]
    for name, (low, high) in figures.get("intervals", {}).items():
        lines.append(f"95 % interval of {name} F1: {100 * low:.1f} to {100 * high:.1f}")
    return "\n".join(lines)
