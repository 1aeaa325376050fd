"""Put an explanation into words for a reader: no scores, no terms of the trade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.analysis.explain import Place, Through

if TYPE_CHECKING:
    from tui.analysis.explain import Explanation
    from tui.model import Entity, Span

_SURE = (
    (0.95, "Almost certain"),
    (0.85, "Very likely"),
    (0.65, "Likely"),
    (0.5, "More likely than not"),
    (0.0, "Not much more than a guess"),
)
_PLACES = {
    Place.BESIDE_BEFORE: "right before the quotation",
    Place.BESIDE_AFTER: "right after the quotation",
    Place.SENTENCE_BEFORE: "before the quotation, in the same sentence",
    Place.SENTENCE_AFTER: "after the quotation, in the same sentence",
    Place.PARAGRAPH_BEFORE: "in a sentence before the quotation, in the same paragraph",
    Place.PARAGRAPH_AFTER: "in a sentence after the quotation, in the same paragraph",
    Place.EARLIER: "in a paragraph before the quotation",
    Place.LATER: "in a paragraph after the quotation",
}
_MARKS = frozenset({":", "―", "—", "–", "-"})
_NOT_SPEECH = "nobody – not speech"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told, under a short title."""

    title: str
    words: str


def told(explanation: Explanation, text: str) -> tuple[Told, ...]:
    """Return in words how a quotation of the article ``text`` came to its speaker."""
    attribution = explanation.quotation.attribution
    mention = attribution.mention if attribution else None
    parts = [Told("Speaker", _speaker(explanation))]
    if attribution is None or mention is None or explanation.place is None:
        parts.append(Told("How", "Nothing near these words tells who said them."))
    else:
        parts.append(Told("How", _how(explanation, text, mention, attribution.cue)))
        parts.append(Told("Who that is", _who(explanation, text, mention)))
        parts.append(Told("How sure", _how_sure(explanation)))
    if less := _less_likely(explanation):
        parts.append(Told("Less likely", less))
    return tuple(parts)


def sure_in_words(confidence: float) -> str:
    """Return how sure a confidence is, in a word or two."""
    return next(words for least, words in _SURE if confidence >= least)


def percent(share: float) -> str:
    """Return ``12 %``; what is not nothing is never said to be, nor the whole."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def _speaker(explanation: Explanation) -> str:
    speaker = explanation.speaker
    if speaker is None:
        return "Nobody could be found."
    about = ", ".join(part for part in (speaker.name, speaker.role) if part)
    return f"{about} (jointly: {_listed(speaker)})" if speaker.members else about


def _listed(speaker: Entity) -> str:
    *others, last = speaker.members
    return f"{', '.join(others)} and {last}" if others else last


def _how(explanation: Explanation, text: str, mention: Span, cue: Span | None) -> str:
    place = _PLACES[explanation.place] if explanation.place else "in the article"
    named = f"“{_short(mention, text)}” stands {place}"
    if cue is None:
        how = f"{named}. No word of saying links them."
    elif cue.of(text) in _MARKS:
        how = f"The mark “{cue.of(text)}” announces the words, and {named}."
    else:
        how = f"“{_short(cue, text)}” reports the words, and {named}."
    if explanation.paragraphs > 1:
        how += f" The quotation runs over {explanation.paragraphs} paragraphs, which go together."
    return how


def _who(explanation: Explanation, text: str, mention: Span) -> str:
    words, speaker = f"“{_short(mention, text)}”", explanation.speaker
    if speaker is None or explanation.through is Through.UNKNOWN:
        return f"{words}: the article does not say who is meant."
    name, named_at = speaker.name, explanation.named_at
    if explanation.through is Through.UNNAMED:
        who = f"{words}: the article does not name this source."
    elif explanation.through is Through.FULL_NAME:
        who = f"{words} names {name} in full."
    elif explanation.through is Through.PRONOUN:
        who = f"{words} is taken to mean {name}."
    elif words == f"“{name}”":
        who = f"{words} is what the article calls the speaker."
    else:
        who = f"{words} is taken to be {name}."
    if named_at is not None and explanation.through is not Through.FULL_NAME:
        where = "before" if named_at.start < mention.start else "later"
        who += f" The article has “{_short(named_at, text)}” {where}."
    return f"{who} Your roster knows the name." if explanation.on_roster else who


def _how_sure(explanation: Explanation) -> str:
    share = explanation.confidence
    return f"{sure_in_words(share)}: of 100 like it, about {round(100 * share)} are right."


def _less_likely(explanation: Explanation) -> str:
    named = [f"{rival.name} ({percent(rival.share)})" for rival in explanation.rivals]
    if explanation.not_speech >= 0.005:
        named.append(f"{_NOT_SPEECH} ({percent(explanation.not_speech)})")
    return ", ".join(named)


def _short(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
