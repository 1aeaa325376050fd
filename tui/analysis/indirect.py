"""Find indirect speech: the clauses that a cue governs, and who is their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.clause_features import ClauseExtractor
from tui.analysis.clauses import Anchor, Clause, anchors, clauses
from tui.analysis.ranking import probabilities
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.analysis.scene import Scene


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that reports speech, with its anchor and the probability that it does."""

    span: Span
    anchor: Anchor
    probability: float


def reported(scene: Scene, weights: Mapping[str, int], threshold: float) -> list[Reported]:
    """Return the clauses that report speech without marks, in order; none overlaps another.

    Of clauses that overlap, the likelier stays.
    """
    extractor = ClauseExtractor(scene)
    found: list[Reported] = []
    for anchor in anchors(scene):
        options = clauses(scene, anchor)
        if not options:
            continue
        facts = extractor.anchor(anchor)
        rows = [extractor.null(facts, anchor.unit)]
        rows += [extractor.clause(facts, anchor, clause) for clause in options]
        odds = probabilities(weights, rows)
        speech = 1 - odds[0]
        if speech >= threshold:
            best = max(range(1, len(odds)), key=odds.__getitem__)
            found.append(Reported(clause_span(scene, options[best - 1]), anchor, speech))
    found.sort(key=lambda item: (-item.probability, item.span))
    kept: list[Reported] = []
    for item in found:
        if not any(item.span.overlaps(other.span) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.span)


def clause_span(scene: Scene, clause: Clause) -> Span:
    """Return the characters of a clause."""
    document = scene.document
    beyond = scene.tokens[clause.stop] if clause.stop < len(scene.tokens) else len(document.starts)
    return Span(document.starts[scene.tokens[clause.first]], document.ends[beyond - 1])
