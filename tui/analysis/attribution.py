"""Join what the stages found into quotations with their attributions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.analysis import cues
from tui.analysis.features import Extractor
from tui.analysis.indirect import marked, reported
from tui.analysis.model import indirect_model, model
from tui.analysis.postmodifiers import speaker
from tui.analysis.ranking import choices
from tui.analysis.speech import is_speech
from tui.analysis.wordclasses import VERB_CLASSES, sources, word_class
from tui.model import Attribution, MentionKind, Quotation, QuotationKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.indirect import Reported
    from tui.analysis.quotes import QuotedSpan
    from tui.analysis.ranking import Choice
    from tui.analysis.scene import Scene

_CASED = re.compile(r"[^\W\d_]")
_SENTENCE_END = frozenset(",.?!…—–-")
_SHORTEST = 12  # characters of an indirect quotation that stands by itself
_FEWEST = 4  # words of a statement that a quotation follows, ...
_FEWEST_OPEN = 7  # ... if it ends where more must follow
_LEADING = VERB_CLASSES | {"A", "D", "G", "I", "to", "T", "C", "W", "S", "N", "R", "P"}
_LOOK_BACK = 40  # characters of white space before a quotation, at most


@dataclass(frozen=True, slots=True)
class Attributed:
    """What a document lets others say, in order: see ``Analysis`` for the difference."""

    quotations: tuple[Quotation, ...]
    ascribed: tuple[Quotation, ...]


def attributed(scene: Scene) -> Attributed:
    """Return the quotations of a document, direct and indirect, and what it ascribes besides.

    All attributions have their mentions, none has its speaker yet.
    """
    weights = model()
    extractor = Extractor(scene, marked(scene))
    direct = _direct(scene, choices(extractor, weights.source))
    last_run = max((quotation.run for quotation in direct), default=-1)
    shown: list[Quotation] = []
    others: list[Quotation] = []
    for run, item in enumerate(reported(extractor), last_run + 1):
        pieces = _indirect(scene, item, run)
        for rank, piece in enumerate(pieces):
            stated = rank < item.statements and is_quotation(piece)
            stated = stated and not _is_cut_off(scene, piece.span)
            (shown if stated else others).append(piece)
    ordered = sorted([*direct, *shown], key=lambda quotation: quotation.span)
    return Attributed(tuple(ordered), tuple(others))


def is_quotation(statement: Quotation) -> bool:
    """Tell whether a reader should see an indirect statement as a quotation.

    This is where the line is drawn: the program must be sure enough of it.
    """
    attribution = statement.attribution
    sure = attribution.confidence if attribution else 0.0
    start, end = statement.span
    return sure >= indirect_model().thresholds["quotation"] and end - start >= _SHORTEST


def _is_cut_off(scene: Scene, span: Span) -> bool:
    """Tell whether a few words lead to a quotation and say nothing without it: "her town had".

    A reader has the quotation with its speaker.
    """
    document = scene.document
    tokens = document.tokens_in(span)
    is_open = word_class(document.words[tokens.stop - 1]) in _LEADING
    fewest = _FEWEST_OPEN if is_open else _FEWEST
    if len(tokens) >= fewest or tokens.stop == len(document.starts):
        return False
    following = document.starts[tokens.stop]
    rank = bisect_left(document.quoted, following, key=lambda quoted: quoted.outer.start)
    return rank < len(document.quoted) and document.quoted[rank].outer.start == following


def share_right(points: Sequence[tuple[float, float]], raw: float) -> float:
    """Return what ``points``, see ``Model.calibration``, say of the probability ``raw``."""
    place = bisect_right(points, raw, key=itemgetter(0))
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


def _direct(scene: Scene, decided: Sequence[Choice]) -> list[Quotation]:
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
                share_right(model().calibration, choice.probability),
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


def _attribution(scene: Scene, mention: int, unit: int, sure: float) -> Attribution:
    cue = cues.cue(scene, scene.unit_of_mention[mention], unit)
    span = scene.mentions[speaker(scene, mention)].span
    return Attribution(mention=span, cue=cue, speaker=None, confidence=sure)


def _indirect(scene: Scene, item: Reported, run: int) -> list[Quotation]:
    """Return the pieces of a passage, all of one run."""
    mention, cue = item.mention, _cue_at(scene, item.passage.cue)
    held = scene.mentions_of_unit[scene.unit_of_mention[mention]]
    owner = _owner_of_document(scene, held)
    mention, cue = owner or (speaker(scene, mention), cue)
    sure = share_right(indirect_model().calibration, item.likelihood)
    attribution = Attribution(scene.mentions[mention].span, cue, None, sure)
    return [
        Quotation(piece, QuotationKind.INDIRECT, run=run, attribution=attribution)
        for piece in item.spans
    ]


def _cue_at(scene: Scene, unit: int) -> Span | None:
    """Return the word in a unit, "according to" where it is the second of the two."""
    if unit < 0:
        return None
    document = scene.document
    token = scene.tokens[unit]
    begin = scene.tokens[unit - 1] if unit and scene.words[unit - 1] == "according" else token
    last = scene.tokens[unit + 1] if scene.words[unit] == "according" else token
    return Span(document.starts[begin], document.ends[last])


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
