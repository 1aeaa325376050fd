"""Join what the stages found into quotations with their attributions."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.analysis import cues
from tui.analysis.features import Extractor
from tui.analysis.indirect import reported
from tui.analysis.model import model
from tui.analysis.ranking import choices
from tui.analysis.speech import is_speech
from tui.analysis.wordclasses import sources
from tui.model import Attribution, MentionKind, Quotation, QuotationKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.analysis.indirect import Reported
    from tui.analysis.quotes import QuotedSpan
    from tui.analysis.ranking import Choice
    from tui.analysis.scene import Scene

_CASED = re.compile(r"[^\W\d_]")
_SENTENCE_END = frozenset(",.?!…—–-")
_LOOK_BACK = 40  # characters of white space before a quotation, at most


def quotations(scene: Scene, speaker_of: Callable[[Span], int | None]) -> tuple[Quotation, ...]:
    """Return the quotations of a document in order, direct and indirect.

    ``speaker_of`` gives the entity a mention refers to, as an index.
    """
    weights = model()
    extractor = Extractor(scene)
    direct = _direct(scene, choices(extractor, weights.source), speaker_of)
    clauses = reported(extractor, weights)
    last_run = max((quotation.run for quotation in direct), default=-1)
    indirect = _indirect(scene, clauses, speaker_of, last_run + 1)
    return tuple(sorted([*direct, *indirect], key=lambda quotation: quotation.span))


def confidence(kind: QuotationKind, raw: float) -> float:
    """Return the share of decisions with the probability ``raw`` that are right."""
    return share_right(model().calibration[kind.value], raw)


def share_right(points: Sequence[tuple[float, float]], raw: float) -> float:
    """Return what ``points``, see ``Model.calibration``, say of the probability ``raw``."""
    place = bisect_right(points, raw, key=lambda point: point[0])
    if place == 0:
        return points[0][1]
    if place == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[place - 1], points[place]
    share = low + (high - low) * (raw - left) / (right - left)
    return round(share, 4)


def is_fragment(text: str, quoted: QuotedSpan) -> bool:
    """Tell whether quoted words are less than a sentence of their own."""
    words = quoted.span.of(text)
    letter = _CASED.search(words)
    if letter is None or letter.group().islower():
        return True
    start = quoted.outer.start
    before = text[max(0, start - _LOOK_BACK) : start].rstrip()[-1:]
    return words[-1] not in _SENTENCE_END and before not in {"", ":", ",", ".", "”", '"'}


def _direct(
    scene: Scene, decided: Sequence[Choice], speaker_of: Callable[[Span], int | None]
) -> list[Quotation]:
    document = scene.document
    threshold = model().thresholds["silence"]
    found: list[Quotation] = []
    for choice in decided:
        quoted = document.quoted[choice.quote]
        if not is_speech(scene, choice, threshold):
            continue
        attribution = None
        if choice.mention >= 0:
            attribution = _attribution(
                scene,
                choice.mention,
                scene.unit_of_quote[choice.quote],
                confidence(QuotationKind.DIRECT, choice.probability),
                speaker_of,
            )
        found.append(
            Quotation(
                span=quoted.span,
                kind=QuotationKind.DIRECT,
                fragment=is_fragment(document.text, quoted),
                run=quoted.run,
                attribution=attribution,
            )
        )
    return found


def _attribution(
    scene: Scene,
    mention: int,
    unit: int,
    sure: float,
    speaker_of: Callable[[Span], int | None],
) -> Attribution:
    span = scene.mentions[mention].span
    cue = cues.cue(scene, scene.unit_of_mention[mention], unit)
    return Attribution(mention=span, cue=cue, speaker=speaker_of(span), confidence=sure)


def _indirect(
    scene: Scene,
    clauses: Sequence[Reported],
    speaker_of: Callable[[Span], int | None],
    run: int,
) -> list[Quotation]:
    found: list[Quotation] = []
    for item in clauses:
        mention, cue = item.mention, _cue_of_anchor(scene, item)
        held = scene.mentions_of_unit[scene.unit_of_mention[mention]]
        owner = _owner_of_document(scene, held)
        if owner is not None:
            mention, cue = owner
        span = scene.mentions[mention].span
        sure = confidence(QuotationKind.INDIRECT, item.probability * item.certainty)
        if sure < model().thresholds["indirect"]:
            continue
        attribution = Attribution(span, cue, speaker_of(span), sure)
        found.extend(
            Quotation(piece, QuotationKind.INDIRECT, run=run, attribution=attribution)
            for piece in item.spans
        )
        run += 1
    return found


def _cue_of_anchor(scene: Scene, item: Reported) -> Span:
    document = scene.document
    token = scene.tokens[item.anchor.unit]
    begin = scene.tokens[item.anchor.unit - 1] if item.anchor.kind == "a" else token
    return Span(document.starts[begin], document.ends[token])


def _owner_of_document(scene: Scene, held: Sequence[int]) -> tuple[int, Span] | None:
    """Return whose a statement is, and the noun: "UN statements" are the UN's."""
    outer = scene.mentions[held[0]]
    if len(held) < 2 or outer.kind is not MentionKind.DESCRIPTION:
        return None
    inner = scene.mentions[held[1]]
    document = scene.document
    last = document.token_at(outer.span.end) - 1
    adjoining = inner.span.end < document.starts[last] <= inner.span.end + 4
    if outer.span.start != inner.span.start or not adjoining:
        return None
    if sources().get(document.lower[last], "").lower() != "doc":
        return None
    return held[1], Span(document.starts[last], document.ends[last])
