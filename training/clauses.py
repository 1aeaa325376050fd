"""Examples and predictions for indirect speech."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from training.ranking import Choice
from tui.analysis.clause_features import ClauseExtractor
from tui.analysis.clauses import anchors, clauses
from tui.analysis.indirect import clause_span, reported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.gold import GoldArticle

THRESHOLD = 0.5
_LIKE = 0.5  # share of words in common from which on a clause is that of the gold
_SAME = 0.9  # the same, for an anchor that is not the gold's cue


def examples(article: GoldArticle) -> list[Choice]:
    """Return an example for each anchor: its clauses, and which of them the gold has."""
    row = article.scene
    extractor = ClauseExtractor(row)
    gold = _Contents(article)
    found: list[Choice] = []
    for anchor in anchors(row):
        options = clauses(row, anchor)
        if not options:
            continue
        facts = extractor.anchor(anchor)
        at = row.document.starts[row.tokens[anchor.unit]]
        likeness = [gold.likeness(clause_span(row, clause), at) for clause in options]
        best = max(likeness)
        right = [0]
        if best >= _LIKE:
            right = [rank + 1 for rank, value in enumerate(likeness) if value == best]
        rows = [extractor.null(facts, anchor.unit)]
        rows += [extractor.clause(facts, anchor, clause) for clause in options]
        found.append(Choice(rows, right))
    return found


class _Contents:
    """The unquoted contents of an article's attributions."""

    def __init__(self, article: GoldArticle) -> None:
        self.tokens = article.article.tokens
        self.cues = [item["cue"] for item in article.gold["attributions"]]
        self.words = [
            item.content - article.article.quoted if item.kind == "indirect" else frozenset()
            for item in article.article.attributions
        ]
        self.owners: dict[int, set[int]] = defaultdict(set)
        for number, words in enumerate(self.words):
            for word in words:
                self.owners[word].add(number)

    def likeness(self, span: tuple[int, int], cue: int) -> float:
        """Return the likeness (Jaccard) of a span to the content that the cue at an offset reports."""
        words = self.tokens.inside([span])
        best = 0.0
        for number in {number for word in words for number in self.owners.get(word, ())}:
            value = len(words & self.words[number]) / len(words | self.words[number])
            reports = any(start <= cue < end for start, end in self.cues[number])
            if reports or value >= _SAME:
                best = max(best, value)
        return best


def predicted(
    article: GoldArticle, weights: Mapping[str, int], outcomes: list[tuple[float, bool]]
) -> list[dict[str, Any]]:
    """Return the scorer's quotes for an article; add (raw probability, right) to ``outcomes``."""
    row = article.scene
    gold = _Contents(article)
    quotes: list[dict[str, Any]] = []
    for item in reported(row, weights, THRESHOLD):
        held = row.mentions_of_unit.get(item.anchor.subject)
        if not held:
            continue
        mention = row.mentions[held[0]].span
        quotes.append(
            {
                "start": item.span.start,
                "end": item.span.end,
                "kind": "indirect",
                "speaker_mention": mention,
                "speaker": None,
            }
        )
        at = row.document.starts[row.tokens[item.anchor.unit]]
        outcomes.append((item.probability, gold.likeness(item.span, at) >= _LIKE))
    return quotes
