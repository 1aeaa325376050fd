"""Examples and predictions for indirect speech."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from training.ranking import Choice
from tui.analysis.clause_features import ClauseExtractor
from tui.analysis.clauses import anchor_candidates, anchors, clauses
from tui.analysis.features import Extractor
from tui.analysis.indirect import clause_spans, reported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.gold import GoldArticle
    from tui.analysis.model import Model

_LIKE = 0.5  # share of words in common from which on a clause is that of the gold
_SAME = 0.9  # the same, for an anchor that is not the gold's cue


def examples(article: GoldArticle) -> tuple[list[Choice], list[Choice]]:
    """Return the examples of an article: for clauses, and for the sources of those that are right.

    There is one of the first kind for each anchor, and one of the second where the gold's source
    is among the mentions nearby.
    """
    row = article.scene
    extractor = ClauseExtractor(Extractor(row))
    gold = _Contents(article)
    found: list[Choice] = []
    sources: list[Choice] = []
    for anchor in anchors(row):
        options = clauses(row, anchor)
        if not options:
            continue
        facts = extractor.anchor(anchor)
        at = row.document.starts[row.tokens[anchor.unit]]
        likeness = [gold.likeness(clause_spans(row, clause), at) for clause in options]
        best = max(value for value, _ in likeness)
        right = [0]
        if best >= _LIKE:
            right = [rank + 1 for rank, (value, _) in enumerate(likeness) if value == best]
            clause, owner = options[right[0] - 1], likeness[right[0] - 1][1]
            mentions = anchor_candidates(row, anchor)
            wanted = gold.right_mentions(owner, [row.mentions[index].span for index in mentions])
            if wanted:
                rows = [
                    extractor.source(facts, anchor, clause, item) for item in enumerate(mentions)
                ]
                sources.append(Choice(rows, wanted))
        rows = [extractor.null(facts, anchor.unit)]
        rows += [extractor.clause(facts, clause) for clause in options]
        found.append(Choice(rows, right))
    return found, sources


class _Contents:
    """The unquoted contents of an article's attributions."""

    def __init__(self, article: GoldArticle) -> None:
        self.tokens = article.article.tokens
        self.attributions = article.article.attributions
        self.cues = [item["cue"] for item in article.gold["attributions"]]
        self.words = [
            item.content - article.article.quoted if item.kind == "indirect" else frozenset()
            for item in article.article.attributions
        ]
        self.owners: dict[int, set[int]] = defaultdict(set)
        for number, words in enumerate(self.words):
            for word in words:
                self.owners[word].add(number)

    def likeness(self, spans: Sequence[tuple[int, int]], cue: int) -> tuple[float, int]:
        """Return the likeness (Jaccard) of spans to the content that the cue at an offset reports.

        With it comes the number of the attribution, or -1.
        """
        words = self.tokens.inside(spans)
        best = (0.0, -1)
        for number in {number for word in words for number in self.owners.get(word, ())}:
            value = len(words & self.words[number]) / len(words | self.words[number])
            reports = any(start <= cue < end for start, end in self.cues[number])
            if reports or value >= _SAME:
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


def predicted(
    article: GoldArticle, weights: Model, outcomes: list[tuple[float, bool]]
) -> list[dict[str, Any]]:
    """Return the scorer's quotes for an article; add (raw probability, right) to ``outcomes``."""
    row = article.scene
    gold = _Contents(article)
    quotes: list[dict[str, Any]] = []
    for item in reported(Extractor(row), weights):
        mention = row.mentions[item.mention].span
        quotes += [
            {"start": start, "end": end, "kind": "indirect", "speaker_mention": mention}
            | {"speaker": None}
            for start, end in item.spans
        ]
        at = row.document.starts[row.tokens[item.anchor.unit]]
        value, number = gold.likeness(item.spans, at)
        right = value >= _LIKE and bool(gold.right_mentions(number, [mention]))
        outcomes.append((item.probability * item.certainty, right))
    return quotes
