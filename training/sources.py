"""Examples and predictions for the sources of quoted spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.ranking import Choice
from tui.analysis.features import Extractor
from tui.analysis.ranking import Earlier, Weighing, choices
from tui.analysis.speech import is_speech

if TYPE_CHECKING:
    from training.gold import GoldArticle
    from tui.analysis.network import Network


def examples(article: GoldArticle) -> list[Choice]:
    """Return an example for each quoted span whose right candidates are known.

    What was decided on the spans before is the gold's.
    """
    weighing = Weighing(Extractor(article.scene))
    found: list[Choice] = []
    earlier = Earlier()
    for item in article.decisions:
        if article.scene.unit_of_quote[item.quote] < 0:
            continue
        if item.speech and not item.right:
            earlier = earlier._replace(verdict="q")
            continue
        options = weighing.options(item.quote, item.candidates, earlier)
        right, mention = [0], earlier.mention
        if item.speech:
            right = [
                rank + 1 for rank, mention in enumerate(item.candidates) if mention in item.right
            ]
            mention = item.candidates[right[0] - 1]
        earlier = Earlier(mention, "q" if item.speech else "0")
        found.append(Choice(options, right))
    return found


def predicted(
    article: GoldArticle,
    network: Network,
    threshold: float,
    outcomes: list[tuple[float, bool]],
) -> list[dict[str, Any]]:
    """Return the scorer's quotes for an article; add (raw probability, right) to ``outcomes``."""
    quotes: list[dict[str, Any]] = []
    document = article.scene.document
    for choice, item in zip(
        choices(Extractor(article.scene), network), article.decisions, strict=True
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
