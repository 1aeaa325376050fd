"""Read the gold articles and say, for each quoted span, which candidates are its source."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "bench" / "attribution"))
from score import THRESHOLD, Article, report

from tui.analysis.candidates import Candidates
from tui.analysis.mentions import mentions
from tui.analysis.scene import Scene, scene
from tui.analysis.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["Decision", "GoldArticle", "decision", "read", "report"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One quoted span: its candidates, and those that are right.

    ``right`` holds mention indices, or -1 for "no speech"; it is empty where the gold gives no
    source, or none that is among the candidates.
    """

    quote: int
    candidates: list[int]
    right: frozenset[int]
    speech: bool
    sourced: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold article with its text cut up and its decisions."""

    gold: dict[str, Any]
    article: Article
    scene: Scene
    decisions: list[Decision]


def read(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a gold file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            document = segment(gold["text"])
            row = scene(document, mentions(document))
            article = Article(gold, 1)
            candidates = Candidates(row)
            decisions: list[Decision] = []
            earlier = -1
            for quote in range(len(document.quoted)):
                found = candidates.of(quote, earlier)
                decisions.append(decision(article, row, quote, found))
                right = [index for index in found if index in decisions[-1].right]
                earlier = right[0] if right else earlier
            yield GoldArticle(gold, article, row, decisions)


def decision(article: Article, row: Scene, quote: int, found: list[int]) -> Decision:
    """Return the candidates of a quoted span and the gold's verdict on them."""
    span = row.document.quoted[quote].outer
    words = frozenset(article.tokens.inside([span]))
    attributed = frozenset().union(*(item.content for item in article.attributions))
    speech = bool(words) and len(words & attributed) >= THRESHOLD * len(words)
    if not speech:
        return Decision(quote, found, frozenset({-1}), speech=False, sourced=False)
    shares = [len(item.content & words) for item in article.attributions]
    owners = [
        item
        for item, share in zip(article.attributions, shares, strict=True)
        if share == max(shares) and item.source
    ]
    quality: dict[int, tuple[int, float]] = {}
    for index in found:
        mention = frozenset(article.tokens.inside([row.mentions[index].span]))
        for owner in owners:
            heads = mention & owner.heads
            if heads:  # of "Kari Nordmann, a finance minister", the first head is the one
                overlap = len(mention & owner.source) / len(mention | owner.source)
                quality[index] = max(
                    quality.get(index, (-len(article.tokens), 0.0)), (-min(heads), overlap)
                )
    best = max(quality.values(), default=None)
    right = frozenset(index for index, value in quality.items() if value == best)
    return Decision(quote, found, right, speech=True, sourced=bool(owners))
