"""What an article's quotations are found by when other articles render the same words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.tokens import name_key
from tui.library.wordings import (
    FRAGMENT,
    LEAST_WORDS,
    Wording,
    keys,
    outline,
    plain_words,
    stems,
    stems_of,
)
from tui.library.words import words
from tui.model import EntityKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Analysis, Entity, Quotation

_BETWEEN = b"\0"
_KNOWN = ("the ", "these ", "those ")


@dataclass(frozen=True, slots=True)
class SaidBy:
    """The outlines of what one speaker is quoted with, by the key and kind of its entity.

    What nobody who is named is quoted with has an empty key.
    """

    key: str
    kind: str
    outlines: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """The rows by which an article's quotations are found: see ``wordings`` for what they hold."""

    by: tuple[SaidBy, ...] = ()
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation as it is compared with others; ``start`` tells which it is.

    ``joint`` tells which several people speak as one in this article; it is empty where one speaks.
    """

    start: int
    wording: Wording
    joint: str = ""


def quoted_words(text: str, analysis: Analysis) -> list[list[str]]:
    """Return the words of each quotation in ``text``, as the index has them."""
    return [words(quotation.span.of(text)) for quotation in analysis.quotations]


def said(analysis: Analysis, in_quotations: Sequence[Sequence[str]]) -> Said:
    """Return what quotations are found by, always the same for the same article.

    ``in_quotations`` are the words of each, see ``quoted_words``.
    """
    by: dict[tuple[str, str], list[bytes]] = {}
    found: set[int] = set()
    for (quotation, speaker), written in zip(_told(analysis), in_quotations, strict=True):
        compared = stems_of(written)
        if len(compared) < LEAST_WORDS:
            continue
        if quotation.kind is QuotationKind.DIRECT:
            found.update(keys(compared))
        key = speaker_key(speaker)
        kind = speaker.kind.value if key and speaker else ""
        by.setdefault((key, kind), []).append(outline(compared))
    rows = (SaidBy(*entity, _BETWEEN.join(outlines)) for entity, outlines in by.items())
    return Said(tuple(rows), tuple(sorted(found)))


def split(outlines: bytes) -> list[bytes]:
    """Return the single outlines of a ``SaidBy``."""
    return outlines.split(_BETWEEN)


def quoted(text: str, analysis: Analysis, day: int, *, is_dated: bool) -> tuple[Quoted, ...]:
    """Return the quotations in ``text`` that have words enough, as they are compared."""
    found = []
    for quotation, speaker in _told(analysis):
        quoted_text = quotation.span.of(text)
        compared = stems(quoted_text)
        if len(compared) >= LEAST_WORDS:
            wording = Wording(
                stems=compared,
                plain=plain_words(quoted_text) if len(compared) <= FRAGMENT else len(compared),
                is_direct=quotation.kind is QuotationKind.DIRECT,
                speaker=speaker_key(speaker),
                day=day,
                is_dated=is_dated,
            )
            found.append(Quoted(quotation.span.start, wording, joint_key(speaker)))
    return tuple(found)


def speaker_key(speaker: Entity | None) -> str:
    """Return what tells the speaker in other articles; an unnamed one cannot be told there."""
    return name_key(speaker.name) if speaker is not None and speaker.named else ""


def joint_key(speaker: Entity | None) -> str:
    """Return what tells several who speak as one from others of the article, else nothing.

    They are a group that is named or known ("the four ministers"), not any "officials".
    """
    if speaker is None or speaker.kind is not EntityKind.GROUP:
        return ""
    is_known = speaker.named or len(speaker.members) > 1 or speaker.name.startswith(_KNOWN)
    return name_key(speaker.name) if is_known else ""


def _told(analysis: Analysis) -> Iterator[tuple[Quotation, Entity | None]]:
    for quotation in analysis.quotations:
        yield quotation, analysis.speaker_of(quotation)
