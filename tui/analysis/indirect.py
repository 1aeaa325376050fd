"""Find indirect speech: the clauses that a cue governs, and who is their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.clause_features import ClauseExtractor
from tui.analysis.clauses import Anchor, Clause, anchor_candidates, anchors, clauses
from tui.analysis.ranking import probabilities
from tui.analysis.statements import states
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.analysis.features import Extractor
    from tui.analysis.model import Model
    from tui.analysis.scene import Scene


_LEAST_CERTAIN = 0.5  # of a source
_OUTER = 0.35  # how much likelier a clause inside another must be to take its place
_OUTER_SAID = 0.6  # the same, when a verb of saying governs the outer one


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that reports speech, its anchor, and the mention of its source.

    ``spans`` are its pieces: two where "…, she said, …" parts it. ``probability`` is that of its
    being speech, ``certainty`` that of the source. ``candidates`` are all mentions that were
    weighed as the source, and ``odds`` the probability of each.
    """

    spans: tuple[Span, ...]
    anchor: Anchor
    probability: float
    mention: int
    certainty: float
    candidates: Sequence[int] = ()
    odds: Sequence[float] = ()


def reported(extractor: Extractor, weights: Model) -> list[Reported]:
    """Return the clauses that report speech without marks, in order; none overlaps another.

    Of clauses that overlap the likelier stays, or the outer one when they are about as likely. Left
    out are those whose source is in doubt, and noun phrases, which name what was said.
    """
    scene = extractor.scene
    clause_extractor = ClauseExtractor(extractor)
    found: list[tuple[float, Anchor, Clause]] = []
    for anchor in anchors(scene):
        options = clauses(scene, anchor)
        if not options:
            continue
        facts = clause_extractor.anchor(anchor)
        rows = [clause_extractor.null(facts, anchor.unit)]
        rows += [clause_extractor.clause(facts, clause) for clause in options]
        odds = probabilities(weights.clause, rows)
        speech = 1 - odds[0]
        if speech >= weights.thresholds["clause"]:
            best = options[max(range(1, len(odds)), key=odds.__getitem__) - 1]
            if states(scene, anchor, best):
                found.append((speech, anchor, best))
    sourced = (
        _with_source(scene, clause_extractor, weights.clause_source, item)
        for item in _apart(scene, found)
    )
    return [item for item in sourced if item and item.certainty >= _LEAST_CERTAIN]


def _apart(
    scene: Scene, found: list[tuple[float, Anchor, Clause]]
) -> list[tuple[float, Anchor, Clause]]:
    """Return those that do not overlap, in order, preferring the likelier and the outer."""
    holders: dict[int, tuple[float, Anchor, Clause]] = {}  # by unit
    for item in sorted(found, key=lambda item: -item[0]):
        speech, anchor, clause = item
        margin = _OUTER_SAID if scene.codes[anchor.unit][:3] == "say" else _OUTER
        units = range(clause.first, clause.stop)
        rivals = {id(holders[unit]): holders[unit] for unit in units if unit in holders}
        if all(
            clause.first <= inner.first and inner.stop <= clause.stop and speech > sure - margin
            for sure, _, inner in rivals.values()
        ):
            holders.update(dict.fromkeys(units, item))
    kept = {id(item): item for item in holders.values()}
    return sorted(kept.values(), key=lambda item: item[2].first)


def _with_source(
    scene: Scene,
    extractor: ClauseExtractor,
    weights: Mapping[str, int],
    item: tuple[float, Anchor, Clause],
) -> Reported | None:
    speech, anchor, clause = item
    spans = clause_spans(scene, clause)
    found = anchor_candidates(scene, anchor)
    if not found:
        return None
    beside = anchor.subject == anchor.unit - 1 and scene.codes[anchor.unit] == "say3"
    if beside and anchor.subject in scene.mentions_of_unit:  # "with Kari noting that"
        return Reported(spans, anchor, speech, scene.mentions_of_unit[anchor.subject][0], 1.0)
    facts = extractor.anchor(anchor)
    odds = probabilities(
        weights,
        [extractor.source(facts, anchor, clause, option) for option in enumerate(found)],
    )
    best = max(range(len(odds)), key=odds.__getitem__)
    return Reported(spans, anchor, speech, found[best], odds[best], found, odds)


def clause_spans(scene: Scene, clause: Clause) -> tuple[Span, ...]:
    """Return the characters of a clause: one stretch, or the two on both sides of its gap."""
    if clause.gap is None:
        return (_span(scene, clause.first, clause.stop),)
    stop, first = clause.gap
    return _span(scene, clause.first, stop), _span(scene, first, clause.stop)


def _span(scene: Scene, first: int, stop: int) -> Span:
    document = scene.document
    beyond = scene.tokens[stop] if stop < len(scene.tokens) else len(document.starts)
    return Span(document.starts[scene.tokens[first]], document.ends[beyond - 1])
