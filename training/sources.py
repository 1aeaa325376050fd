"""Examples and predictions for the sources of quoted spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.gold import decision
from training.ranking import Choice
from tui.analysis.candidates import Candidates
from tui.analysis.features import Extractor
from tui.analysis.ranking import choices
from tui.analysis.speech import is_speech
from tui.analysis.weighing import Earlier, Weighing

if TYPE_CHECKING:
    from training.gold import GoldArticle
    from tui.analysis.network import Network
    from tui.analysis.passages import Tags


def examples(article: GoldArticle, marked: Tags, network: Network | None = None) -> list[Choice]:
    """Return an example for each quoted span whose right candidates are known.

    What was decided on the spans before is the gold's; or what ``network`` decided, so that a
    network trained on the examples does not trust decisions that at times are wrong.
    """
    scene = article.scene
    extractor = Extractor(scene, marked)
    weighing, candidates = Weighing(extractor), Candidates(scene)
    decided = None if network is None else choices(extractor, network)
    found: list[Choice] = []
    earlier = Earlier()
    for gold in article.decisions:
        quote, item = gold.quote, gold
        if scene.unit_of_quote[quote] < 0:
            continue
        if decided is not None:
            item = decision(article.article, scene, quote, candidates.of(quote, earlier.mention))
        right = [rank + 1 for rank, one in enumerate(item.candidates) if one in item.right]
        if right or not item.speech:
            options = weighing.options(quote, item.candidates, earlier)
            found.append(Choice(options, right or [0]))
        if decided is not None:
            choice = decided[quote]
            if choice.mention < 0 or scene.unit_of_mention[choice.mention] >= 0:
                earlier = earlier.after(choice)  # not one who is named within quoted words
        elif right:
            earlier = Earlier(item.candidates[right[0] - 1], "q")
        else:
            earlier = Earlier(earlier.mention, "q" if item.speech else "0")
    return found


def predicted(
    article: GoldArticle,
    marked: Tags,
    network: Network,
    threshold: float,
    outcomes: list[tuple[float, bool]],
) -> list[dict[str, Any]]:
    """Return the scorer's quotes for an article; add (raw probability, right) to ``outcomes``."""
    quotes: list[dict[str, Any]] = []
    document = article.scene.document
    for choice in choices(Extractor(article.scene, marked), network):
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
        item = decision(article.article, article.scene, choice.quote, list(choice.candidates))
        if item.sourced or not item.speech:
            outcomes.append((choice.probability, choice.mention in item.right))
    return quotes
