"""What taggers of indirect speech say of articles that they have not seen.

Both rankings of sources learn from such marks: a tagger is surer of an article from which it has
learnt than of any that it will meet.
"""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

from training import tagging
from training.content import examples
from tui.analysis.content_features import TEMPLATE
from tui.analysis.passages import tags
from tui.analysis.tagging import Tagger
from tui.analysis.weights import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.gold import GoldArticle
    from tui.analysis.passages import Tags

FOLDS = 2
SEED = 0
TAGGER = {"l1": 1.5, "l2": 0.2, "at_least": 4, "rounds": 60}


def cross_marked(articles: Sequence[GoldArticle]) -> list[Tags]:
    """Return what is said of each article by a tagger that was trained on other ones."""
    fold = folds(len(articles))
    parts = [
        [article for article, part in zip(articles, fold, strict=True) if part != held]
        for held in range(FOLDS)
    ]
    with ProcessPoolExecutor(2) as pool:
        taggers = [Tagger(TEMPLATE, model) for model in pool.map(fitted, parts)]
    return [
        tags(article.scene, taggers[part]) for article, part in zip(articles, fold, strict=True)
    ]


def folds(count: int) -> list[int]:
    """Return for each of ``count`` articles the part that it lies in."""
    order = list(range(count))
    random.Random(SEED).shuffle(order)  # noqa: S311 - folds, not secrets
    part = {article: place % FOLDS for place, article in enumerate(order)}
    return [part[article] for article in range(count)]


def fitted(articles: Iterable[GoldArticle]) -> dict[str, Any]:
    """Return a model trained on articles, as ``tui.analysis.tagging.Tagger`` takes it."""
    found = tagging.fit((item for article in articles for item in examples(article)), **TAGGER)
    return {**found, "weights": packed(found["weights"], TEMPLATE.window, TEMPLATE.pairs)}
