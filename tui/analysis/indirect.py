"""Find what is rendered without quotation marks, and whose words or thoughts it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.clauses import named_source
from tui.analysis.content_features import TEMPLATE
from tui.analysis.grouped import Scores, names
from tui.analysis.model import SCALE, indirect_model
from tui.analysis.passage_features import BELIEF, SOURCE, PassageExtractor
from tui.analysis.passages import end_before_quotation, passage_spans, passages, tags
from tui.analysis.postmodifiers import is_agent, speaker, subject_across
from tui.analysis.ranking import softmax
from tui.analysis.statements import demands, states
from tui.analysis.tagging import Tagger
from tui.analysis.wordclasses import SAID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.content_features import Unit
    from tui.analysis.features import Extractor
    from tui.analysis.grouped import Facts
    from tui.analysis.model import IndirectModel
    from tui.analysis.passages import Passage, Tags
    from tui.analysis.scene import Scene
    from tui.model import Span


_SURE_SOURCE = 0.9
_REPORTS = SAID | {"judge1", "judge2"}
_PLAIN = 0.6  # the least likelihood where grammar leaves little doubt


class Reported(NamedTuple):
    """A passage that is ascribed to somebody, and the mention of its source.

    ``spans`` are its pieces: several where a quotation stands within it, or where "…, she said, …"
    parts it. ``certainty`` is the probability of the source; ``facts`` are those about both, from
    which comes ``likelihood``, the probability that the words and the source are right.
    ``statements`` of the spans, from the first on, make a statement, a promise or a demand in
    words; the others, or all, merely name one or go on after a quotation. ``candidates`` are all
    mentions that were weighed as the source, and ``odds`` the probability of each.
    """

    passage: Passage
    spans: tuple[Span, ...]
    mention: int
    certainty: float
    facts: Facts
    likelihood: float
    statements: int
    candidates: Sequence[int]
    odds: Sequence[float]

    @property
    def signs(self) -> list[str]:
        """The features by which the passage and its source are believed, as training needs them."""
        return names(BELIEF, self.facts)


class _Scores:
    """What the two rankings of a model remember of the features they have met."""

    def __init__(self, weights: IndirectModel) -> None:
        self.source = Scores(SOURCE, weights.source)
        self.belief = Scores(BELIEF, weights.belief)
        self.doubt = weights.belief.get("0", 0) / SCALE


def reported(extractor: Extractor) -> list[Reported]:
    """Return the passages that have a source, in order; none overlaps another."""
    return _sourced(extractor, indirect_model().thresholds["content"], _shipped_scores())


def marked(scene: Scene) -> Tags:
    """Return what the shipped tagger says of the units of a scene."""
    return tags(scene, _shipped_tagger())


@cache
def _shipped_tagger() -> Tagger[Unit]:
    """Return the tagger of the shipped model, made once in a process."""
    return Tagger(TEMPLATE, indirect_model().tagger)


@cache
def _shipped_scores() -> _Scores:
    """Return the scores of the shipped model, made once in a process."""
    return _Scores(indirect_model())


def sourced(extractor: Extractor, weights: IndirectModel) -> list[Reported]:
    """Return the passages that have a source, by these weights."""
    return _sourced(extractor, weights.thresholds["content"], _Scores(weights))


def _sourced(extractor: Extractor, least: float, scores: _Scores) -> list[Reported]:
    passage_extractor = PassageExtractor(extractor)
    found: list[Reported] = []
    for passage in passages(extractor.scene, extractor.marked, least):
        candidates = passage_extractor.candidates(passage)
        if candidates:
            found.append(_decided(passage_extractor, passage, scores, candidates))
    return found


def _decided(
    extractor: PassageExtractor, passage: Passage, scores: _Scores, candidates: Sequence[int]
) -> Reported:
    scene = extractor.scene
    odds = [1.0]  # of one candidate
    if len(candidates) > 1:
        odds = softmax([*map(scores.source.of, extractor.sources(passage, candidates))])
    best = max(range(len(odds)), key=odds.__getitem__)
    mention, certainty = candidates[best], _share(scene, best, candidates, odds)
    beside = scene.mentions_of_unit.get(passage.cue - 1)
    is_own = scene.codes[passage.cue] == "say3" and scene.subjects[passage.cue] == passage.cue - 1
    if beside and is_own:
        mention, certainty = beside[0], 1.0  # "with Kari noting that"
    found = subject_across(scene, passage.cue)
    if found < 0:
        found = _according_to(scene, passage)
    if found >= 0:
        mention, certainty = scene.mentions_of_unit[found][0], 1.0
    is_statement = states(scene, passage)
    facts = extractor.belief(passage, mention, certainty, states=is_statement)
    likelihood = softmax([scores.doubt, scores.belief.of(facts)])[1]
    if is_statement and certainty >= _SURE_SOURCE and _is_plain(scene, passage, mention):
        likelihood = max(likelihood, _PLAIN)
    spans = passage_spans(scene, passage)
    end = end_before_quotation(scene, passage)
    return Reported(
        passage=passage,
        spans=spans,
        mention=mention,
        certainty=certainty,
        facts=facts,
        likelihood=likelihood,
        statements=sum(span.start < end for span in spans) if is_statement else 0,
        candidates=candidates,
        odds=odds,
    )


def _according_to(scene: Scene, passage: Passage) -> int:
    """Return the unit of the source that an "according to" leaves no doubt of, or -1.

    In "Kari said it was late, according to Ola" a verb right before the words has its own subject.
    """
    found = named_source(scene, passage.cue)
    verb = passage.pieces[0][0] - 1
    if found < 0 or verb < 0 or scene.codes[verb] not in _REPORTS:
        return found
    return scene.subjects[verb]


def _share(scene: Scene, best: int, candidates: Sequence[int], odds: Sequence[float]) -> float:
    """Return the odds of a candidate with those of others of whom the same one speaks.

    In "a statement signed by Ada Bello" the statement and Bello are no rivals.
    """
    if not any(is_agent(scene, one) for one in candidates):
        return odds[best]
    meant = speaker(scene, candidates[best])
    pairs = zip(candidates, odds, strict=True)
    return sum(share for one, share in pairs if speaker(scene, one) == meant)


def _is_plain(scene: Scene, passage: Passage, mention: int) -> bool:
    """Tell whether a passage adjoins a verb of saying whose subject is its source.

    "The bridge is closed, Kari said", "Kari said on Monday that the bridge is closed" and "Kari
    urged the mayor to close the bridge".
    """
    cue, subject = passage.cue, scene.unit_of_mention[mention]
    first, stop = passage.pieces[0]
    if scene.codes[cue] not in _REPORTS or scene.subjects[cue] != subject:
        return False
    if demands(scene, passage):
        return True
    if scene.codes[cue] not in SAID:
        return False
    if cue < first:
        return scene.codes[first - 1] == "T"
    return stop + 1 == min(cue, subject) and scene.codes[stop] == ","
