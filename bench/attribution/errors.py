"""Where attribution goes wrong: outcomes by the type of the gold source and by where it stands."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.attribution.score import Article, Outcome

TYPES = ("named", "pronoun", "nominal", "none")
POSITIONS = (
    "after it in the sentence",
    "before it in the sentence",
    "earlier in the paragraph",
    "later in the paragraph",
    "in another paragraph",
    "nowhere",
)
RESULTS = ("right", "wrong speaker", "no speaker", "not found")

_SENTENCE_END = re.compile(
    r"(?:\b[a-z]+|\b[A-Z][a-z]{4,}|\d|[\"”’)\]])[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]*(?:[A-Z]|$))"
)


def position(article: Article, outcome: Outcome) -> str:
    """Say where the nearest word of the gold source stands, seen from the quoted item."""
    spans = article.tokens.spans
    first, last = spans[min(outcome.words)][0], spans[max(outcome.words)][1]
    places = [spans[word] for owner in outcome.owners for word in owner.source]
    if not places:
        return "nowhere"
    start, end = min(places, key=lambda place: max(first - place[1], place[0] - last))
    after = start >= last
    between = article.text[last:start] if after else article.text[end:first]
    if "\n" in between:
        return "in another paragraph"
    if _SENTENCE_END.search(between):
        return "later in the paragraph" if after else "earlier in the paragraph"
    return "after it in the sentence" if after else "before it in the sentence"


def result(outcome: Outcome) -> str:
    """Say what became of an item that the gold attributes."""
    if outcome.prediction is None:
        return "not found"
    if outcome.strict or not outcome.sourced:
        return "right"
    return "wrong speaker" if outcome.prediction.mention else "no speaker"


def classes(article: Article, outcomes: Iterable[Outcome]) -> Counter[tuple[str, str]]:
    """Return how often each group of items (a type or a position) had each result.

    Items that the gold attributes to nobody are counted as ``("no speech", "taken for speech")``
    and ``("no speech", "left alone")``.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if not outcome.owners:
            taken = outcome.prediction is not None
            counts["no speech", "taken for speech" if taken else "left alone"] += 1
            continue
        for group in (outcome.owners[0].source_type, position(article, outcome)):
            counts[group, result(outcome)] += 1
    return counts


def render(counts: Counter[tuple[str, str]]) -> str:
    """Lay the counts out as text."""
    head = f"{'quoted items whose source is':<34}" + "".join(f"{name:>15}" for name in RESULTS)
    lines = [head]
    for group in (*TYPES, *POSITIONS):
        if any(counts[group, name] for name in RESULTS):
            cells = "".join(f"{counts[group, name]:>15}" for name in RESULTS)
            lines.append(f"{group:<34}{cells}")
    taken, left = counts["no speech", "taken for speech"], counts["no speech", "left alone"]
    lines.append(f"quoted words that are no speech: {taken} taken for speech, {left} left alone")
    return "\n".join(lines)
