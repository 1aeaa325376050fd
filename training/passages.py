"""Examples and predictions for indirect speech."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from training.ranking import Choice
from tui.analysis.features import Extractor
from tui.analysis.indirect import sourced
from tui.analysis.passage_features import PassageExtractor
from tui.analysis.passages import passage_spans, passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.gold import GoldArticle
    from tui.analysis.model import IndirectModel
    from tui.analysis.passages import Tags

_LIKE = 0.5  # share of words in common from which on a passage is that of the gold


class Verdict(NamedTuple):
    """The features by which a passage is believed, whether it is right, and if it states."""

    signs: Sequence[str]
    right: bool
    states: bool

    def choice(self) -> Choice:
        """Return it as an example for the ranking of "wrong" and "right"."""
        return Choice([["0"], list(self.signs)], [int(self.right)])


class Contents:
    """The unquoted contents of an article's attributions."""

    def __init__(self, article: GoldArticle) -> None:
        self.tokens = article.article.tokens
        self.attributions = article.article.attributions
        self.words = [item.content - article.article.quoted for item in self.attributions]
        self.owners: dict[int, set[int]] = defaultdict(set)
        for number, words in enumerate(self.words):
            for word in words:
                self.owners[word].add(number)

    def likeness(self, spans: Sequence[tuple[int, int]]) -> tuple[float, int]:
        """Return the likeness (Jaccard) of spans to the content that is most like them."""
        words = self.tokens.inside(spans)
        best = (0.0, -1)
        for number in {number for word in words for number in self.owners.get(word, ())}:
            value = len(words & self.words[number]) / len(words | self.words[number])
            best = max(best, (value, number))
        return best

    def right_mentions(self, number: int, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Return the ranks of the spans that name the source of an attribution best."""
        owner = self.attributions[number]
        quality: dict[int, tuple[int, float]] = {}
        for rank, span in enumerate(spans):
            mention = frozenset(self.tokens.inside([span]))
            heads = mention & owner.heads
            if heads:
                overlap = len(mention & owner.source) / len(mention | owner.source)
                quality[rank] = (-min(heads), overlap)
        best = max(quality.values(), default=None)
        return [rank for rank, value in quality.items() if value == best]


def examples(article: GoldArticle, marked: Tags, least: float) -> list[Choice]:
    """Return an example for each passage of an article whose source is among the mentions nearby.

    ``marked`` must come from a tagger that has not seen the article.
    """
    row = article.scene
    extractor = PassageExtractor(Extractor(row, marked))
    gold = Contents(article)
    found: list[Choice] = []
    for passage in passages(row, marked, least):
        _, number = gold.likeness(passage_spans(row, passage))
        if number < 0:
            continue
        mentions = extractor.candidates(passage)
        right = gold.right_mentions(number, [row.mentions[index].span for index in mentions])
        if right:
            found.append(Choice(extractor.options(passage, mentions), right))
    return found


def predicted(
    article: GoldArticle, weights: IndirectModel, marked: Tags
) -> tuple[list[dict[str, Any]], list[Verdict]]:
    """Return the scorer's quotes for an article, and for each passage whether it is right."""
    row = article.scene
    gold = Contents(article)
    quotes: list[dict[str, Any]] = []
    verdicts: list[Verdict] = []
    for item in sourced(Extractor(row, marked), weights):
        mention = row.mentions[item.mention].span
        quotes += [
            {"start": start, "end": end, "kind": "indirect", "speaker_mention": mention}
            | {"speaker": None}
            for start, end in item.spans
        ]
        value, number = gold.likeness(item.spans)
        right = value >= _LIKE and bool(gold.right_mentions(number, [mention]))
        verdicts.append(Verdict(item.signs, right, item.statements > 0))
    return quotes, verdicts
