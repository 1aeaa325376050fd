"""Examples and predictions for the sources of quoted spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.ranking import Choice
from tui.analysis.features import Extractor
from tui.analysis.ranking import choices
from tui.analysis.speech import is_speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.gold import GoldArticle


def examples(article: GoldArticle) -> list[Choice]:
    """Return an example for each quoted span whose right candidates are known.

    The mention taken for the span before is the gold's.
    """
    extractor = Extractor(article.scene)
    found: list[Choice] = []
    previous = -1
    for item in article.decisions:
        quotation = extractor.quotation(item.quote)
        if item.speech and not item.right:
            continue
        options = [extractor.null(item.quote, *quotation)]
        options += [
            extractor.candidate(item.quote, mention, rank, quotation, previous)
            for rank, mention in enumerate(item.candidates)
        ]
        right = [0]
        if item.speech:
            right = [
                rank + 1 for rank, mention in enumerate(item.candidates) if mention in item.right
            ]
            previous = item.candidates[right[0] - 1]
        found.append(Choice(options, right))
    return found


def predicted(
    article: GoldArticle,
    weights: Mapping[str, int],
    threshold: float,
    outcomes: list[tuple[float, bool]],
) -> list[dict[str, Any]]:
    """Return the scorer's quotes for an article; add (raw probability, right) to ``outcomes``."""
    quotes: list[dict[str, Any]] = []
    document = article.scene.document
    for choice, item in zip(
        choices(Extractor(article.scene), weights), article.decisions, strict=True
    ):
        if not is_speech(article.scene, choice, threshold):
            continue
        span = document.quoted[choice.quote].span
        mention = article.scene.mentions[choice.mention].span if choice.mention >= 0 else None
        quotes.append(
            {
                "start": span.start,
                "end": span.end,
                "kind": "direct",
                "speaker_mention": mention,
                "speaker": None,
            }
        )
        if item.sourced or not item.speech:
            outcomes.append((choice.probability, choice.mention in item.right))
    return quotes
