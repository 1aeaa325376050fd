"""The nouns of On Record, as frozen dataclasses.

Everything that travels from one room of the package to the next is one of these. Offsets are always
``str`` indices into the ``text`` of one article, the end excluded. This module imports nothing of
the package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class Span(NamedTuple):
    """A stretch of an article's text: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class QuotationKind(StrEnum):
    """How speech is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class MentionKind(StrEnum):
    """What sort of words refer to an entity."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AGREEMENT = "agreement"
    GROUP = "group"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Article:
    """One news text and what is known about it; what is unknown is empty, never guessed.

    ``published`` is a ``date`` when only the day is known, an aware ``datetime`` when the time is.
    ``key`` names the article within its corpus: the file's path relative to the corpus folder, with
    ``#N`` (the line, from 1) for an article of a JSON Lines file or a JSON array.
    ``replaced`` counts bytes that could not be decoded and became U+FFFD.
    """

    key: str
    headline: str
    text: str
    outlet: str = ""
    author: str = ""
    published: date | None = None
    url: str = ""
    path: Path | None = None
    replaced: int = 0

    @property
    def identity(self) -> str:
        """What marks are keyed by: the URL, else the key and the headline."""
        return self.url or f"{self.key}\n{self.headline}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or one line of a file, that holds no readable article, and why."""

    path: Path
    reason: str
    line: int | None = None


class Mention(NamedTuple):
    """A span that refers to an entity."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom or what the mentions of one article refer to.

    ``name`` is the roster's name when the entity is on the roster, else the article's fullest form.
    ``members`` are the names of a group's members, empty for anything else. ``named`` is false for
    a source that stays unnamed ("a senior official").
    """

    name: str
    kind: EntityKind
    role: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """The link from a quotation over its cue to the mention of its speaker.

    ``speaker`` is an index into ``Analysis.entities``. ``confidence`` runs from 0 to 1.
    ``corrected`` says that the speaker is the reader's own word.
    """

    mention: Span | None
    cue: Span | None
    speaker: int | None
    confidence: float
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span that reports speech; for direct speech, without its quotation marks.

    ``fragment`` says that the words are less than a sentence. The paragraphs of one running
    quotation share their ``run``, which is otherwise unique within the article.
    """

    span: Span
    kind: QuotationKind
    fragment: bool = False
    run: int = 0
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the analysis found in one article, quotations in the order of the text.

    ``furniture`` holds the lines that are no part of the report: appeals, credits, embedded posts.
    ``ascribed`` holds what the text puts down to somebody besides, and which nobody would show as a
    quotation: what a source believes, wants or plans, the mere name of what was said ("a plan to
    leave"), and statements of which the analysis is not sure enough. None of it is in
    ``quotations``, it is not kept in a library, and a speaker that only it has may be missing.
    """

    quotations: tuple[Quotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    furniture: tuple[Span, ...] = ()
    ascribed: tuple[Quotation, ...] = ()

    def speaker_of(self, quotation: Quotation) -> Entity | None:
        """Return the entity that the quotation is attributed to."""
        attribution = quotation.attribution
        if attribution is None or attribution.speaker is None:
            return None
        return self.entities[attribution.speaker]

    def named(self, text: str) -> tuple[tuple[Span, Entity], ...]:
        """Return where ``text`` has the entities by their names, in order, each with its entity.

        Descriptions and pronouns are left out, and the title or role before a name. ``text`` is
        what was analysed.
        """
        found: list[tuple[Span, Entity]] = []
        for entity in self.entities:
            names = (entity.name, *entity.aliases) if entity.named else ()
            for mention in entity.mentions:
                span = _name_within(mention, text, names)
                if span is not None and not _describes(span.of(text)):
                    found.append((span, entity))
        return tuple(sorted(found, key=lambda each: each[0]))

    def said_by(self, quotation: Quotation, name: str) -> bool:
        """Tell whether ``name`` said it, alone or as a member of a group."""
        speaker = self.speaker_of(quotation)
        return speaker is not None and (speaker.name == name or name in speaker.members)


def _describes(name: str) -> bool:
    """Tell whether words describe a body, and name it by its country alone: "the Greek navy"."""
    words = name.split()
    return len(words) > 1 and words[-1].islower()


def _name_within(mention: Span, text: str, names: tuple[str, ...]) -> Span | None:
    """Return where the longest of ``names`` stands in a mention: in "Mayor Ana Costa", the name."""
    words = mention.of(text)
    held = [name for name in names if name in words]
    if not held:
        return mention if " ".join(words.split()) in names else None
    name = max(held, key=len)
    start = mention.start + words.index(name)
    return Span(start, start + len(name))


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker the reader knows beforehand: an entry of the roster."""

    name: str
    kind: EntityKind = EntityKind.PERSON
    role: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """Several known speakers who speak jointly, and the phrases that name them."""

    name: str
    members: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """The known speakers of a configuration."""

    speakers: tuple[KnownSpeaker, ...] = ()
    groups: tuple[KnownGroup, ...] = field(default=())
