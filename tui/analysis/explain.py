"""How an attribution came about: the facts, of one quotation of one article.

Nothing of this is kept anywhere. The article is analysed again, and the odds of all that was
weighed, which are otherwise dropped once the decision is taken, are kept this time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from tui.analysis.analysing import analysed
from tui.analysis.features import Extractor
from tui.analysis.indirect import marked, reported
from tui.analysis.mentions import mentions
from tui.analysis.model import model
from tui.analysis.ranking import choices
from tui.analysis.resolution import Resolution, resolve
from tui.analysis.scene import scene
from tui.analysis.segment import segment
from tui.fold import fold
from tui.lines import unwrapped
from tui.model import MentionKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Entity, Quotation, Roster, Span

_WORTH_TELLING = 0.01  # a share of the odds
_MOST_RIVALS = 4
_BESIDE = 25  # characters between a quotation and what stands right beside it


class Place(StrEnum):
    """Where the words that name the speaker stand, as seen from the quotation."""

    BESIDE_BEFORE = "beside, before"
    BESIDE_AFTER = "beside, after"
    SENTENCE_BEFORE = "the same sentence, before"
    SENTENCE_AFTER = "the same sentence, after"
    PARAGRAPH_BEFORE = "an earlier sentence of the paragraph"
    PARAGRAPH_AFTER = "a later sentence of the paragraph"
    EARLIER = "an earlier paragraph"
    LATER = "a later paragraph"


class Through(StrEnum):
    """By what those words refer to the speaker."""

    FULL_NAME = "full name"
    SHORT_NAME = "a part of the name, or another one"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    UNNAMED = "the article does not name the source"
    UNKNOWN = "the article does not say who is meant"


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody else who may have said it, and how likely that is, from 0 to 1."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one quotation came to its speaker.

    ``place`` and ``through`` are None where nobody was found. ``named_at`` is where the article
    names the speaker last before a pronoun or description. ``paragraphs`` is how many the running
    quotation has. ``rivals`` are the likeliest others, and ``not_speech`` is how likely it is that
    the words report no speech at all.
    """

    quotation: Quotation
    speaker: Entity | None
    place: Place | None = None
    through: Through | None = None
    named_at: Span | None = None
    on_roster: bool = False
    paragraphs: int = 1
    rivals: tuple[Rival, ...] = ()
    not_speech: float = 0.0

    @property
    def confidence(self) -> float:
        """How sure the program is, from 0 to 1."""
        attribution = self.quotation.attribution
        return 0.0 if attribution is None else attribution.confidence


def explanation(text: str, roster: Roster, quotation: Quotation) -> Explanation | None:
    """Return how the program comes to the speaker of ``quotation``, in the article ``text``.

    None if the program finds no such quotation in the text. Nothing is raised.
    """
    return Explainer(text, roster).of(quotation)


class Explainer:
    """Explains the quotations of one article, which is analysed once."""

    def __init__(self, text: str, roster: Roster) -> None:
        self._roster = roster
        self.analysis = analysed(text, roster)
        self._document = segment(unwrapped(text))
        self._mentions = mentions(self._document)
        self._scene = scene(self._document, self._mentions)
        self._names = {known.name for known in roster.speakers}
        self._names |= {group.name for group in roster.groups}

    def of(self, quotation: Quotation) -> Explanation | None:
        """Return the explanation of a quotation; None if the program finds none there."""
        for found in self.analysis.quotations:
            if (found.span, found.kind) == (quotation.span, quotation.kind):
                return self._explained(found)
        return None

    @cached_property
    def _odds(self) -> dict[tuple[QuotationKind, Span], tuple[float, list[tuple[int, float]]]]:
        """What was weighed for each span: the odds of "no speech", and of each mention."""
        weights = model()
        extractor = Extractor(self._scene, marked(self._scene))
        found: dict[tuple[QuotationKind, Span], tuple[float, list[tuple[int, float]]]] = {}
        for choice in choices(extractor, weights.source):
            weighed = list(zip(choice.candidates, choice.odds[1:], strict=False))
            span = self._document.quoted[choice.quote].span
            found[QuotationKind.DIRECT, span] = (choice.silence, weighed)
        for item in reported(extractor):
            weighed = [
                (mention, odds * item.passage.probability)
                for mention, odds in zip(item.candidates, item.odds, strict=False)
            ]
            for span in item.spans:
                found[QuotationKind.INDIRECT, span] = (1 - item.passage.probability, weighed)
        return found

    @cached_property
    def _resolution(self) -> Resolution:
        """Whom every mention refers to, also those that were not chosen."""
        return resolve(self._document, self._mentions, self._roster)

    def _explained(self, quotation: Quotation) -> Explanation:
        attribution = quotation.attribution
        speaker = self.analysis.speaker_of(quotation)
        mention = attribution.mention if attribution else None
        rivals, not_speech = self._rivals(quotation, speaker)
        run = [each for each in self.analysis.quotations if each.run == quotation.run]
        return Explanation(
            quotation=quotation,
            speaker=speaker,
            place=self._place(quotation.span, mention) if mention else None,
            through=self._through(mention, speaker) if mention else None,
            named_at=self._named_before(mention, speaker) if mention and speaker else None,
            on_roster=speaker is not None and speaker.name in self._names,
            paragraphs=len(run) if quotation.kind is QuotationKind.DIRECT else 1,
            rivals=rivals,
            not_speech=not_speech,
        )

    def _place(self, quoted: Span, mention: Span) -> Place:
        document = self._document
        is_before = mention.start < quoted.start
        first, second = (mention, quoted) if is_before else (quoted, mention)
        if document.paragraph_of(mention.start) != document.paragraph_of(quoted.start):
            return Place.EARLIER if is_before else Place.LATER
        between = document.text[first.end : second.start]
        if len(between) <= _BESIDE and not any(mark in between for mark in ".!?;"):
            return Place.BESIDE_BEFORE if is_before else Place.BESIDE_AFTER
        if document.sentence_of(mention.start) == document.sentence_of(quoted.start):
            return Place.SENTENCE_BEFORE if is_before else Place.SENTENCE_AFTER
        return Place.PARAGRAPH_BEFORE if is_before else Place.PARAGRAPH_AFTER

    def _through(self, mention: Span, speaker: Entity | None) -> Through:
        if speaker is None:
            return Through.UNKNOWN
        if not speaker.named:
            return Through.UNNAMED
        words = fold(mention.of(self._document.text))
        kind = next((one.kind for one in self._mentions if one.span == mention), MentionKind.NAME)
        if fold(speaker.name) in words and kind is MentionKind.NAME:
            return Through.FULL_NAME
        if kind is MentionKind.PRONOUN:
            return Through.PRONOUN
        return Through.SHORT_NAME if kind is MentionKind.NAME else Through.DESCRIPTION

    def _named_before(self, mention: Span, speaker: Entity) -> Span | None:
        """Return where the article names the speaker last before a mention, else first of all.

        Of a name, that is only where it stands in a longer form.
        """
        text = self._document.text
        kinds = {one.span: one.kind for one in self._mentions}
        is_name = kinds.get(mention) is MentionKind.NAME
        named = [
            span
            for span in speaker.mentions
            if kinds.get(span, MentionKind.NAME) is MentionKind.NAME
            and not (is_name and span.end - span.start <= mention.end - mention.start)
            and fold(span.of(text)) != fold(mention.of(text))
        ]
        before = [span for span in named if span.end <= mention.start]
        return before[-1] if before else (named[0] if named else None)

    def _rivals(
        self, quotation: Quotation, speaker: Entity | None
    ) -> tuple[tuple[Rival, ...], float]:
        """Return who else may have said it, and how likely it is no speech.

        The odds come from before calibration; they are scaled so that, with the confidence in the
        speaker, they make up the whole.
        """
        silence, weighed = self._odds.get((quotation.kind, quotation.span), (0.0, []))
        attribution = quotation.attribution
        chosen = attribution.mention if attribution else None
        shares: dict[str, float] = {}
        for name, odds in self._by_name(weighed, chosen):
            if speaker is None or name != speaker.name:
                shares[name] = shares.get(name, 0.0) + odds
        whole = silence + sum(shares.values())
        sure = attribution.confidence if attribution else 0.0
        scale = (1 - sure) / whole if whole else 0.0
        ordered = sorted(shares.items(), key=lambda item: -item[1])
        rivals = [Rival(name, odds * scale) for name, odds in ordered]
        told = [rival for rival in rivals if rival.share >= _WORTH_TELLING]
        return tuple(told[:_MOST_RIVALS]), silence * scale

    def _by_name(
        self, weighed: Sequence[tuple[int, float]], chosen: Span | None
    ) -> list[tuple[str, float]]:
        """Return the odds of each mention with what its entity is called, else as it is written."""
        found = []
        for index, odds in weighed:
            span = self._mentions[index].span
            if span == chosen:
                continue
            entity = self._resolution.entity_of(span)
            name = (
                span.of(self._document.text)
                if entity is None
                else self._resolution.entities[entity].name
            )
            found.append((" ".join(name.split()), odds))
        return found
