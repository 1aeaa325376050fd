"""What each article quotes of one speaker, and what it calls that speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tui.analysis import lexicon
from tui.library.quoted import quotation_row
from tui.library.tokens import all_names, name_key, speakers
from tui.library.words import words
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.rows import QuotationRow
    from tui.model import Analysis, Article, Entity

_OPENING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_MOST_WORDS = 12  # in a role; what is longer is a sentence


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article that quotes a speaker, alone or in a group.

    ``roles`` are the article's own words for the speaker's office, ``beside`` the names of the
    others that it quotes, each once.
    """

    quotations: tuple[QuotationRow, ...]
    roles: tuple[str, ...]
    beside: tuple[str, ...]


def appearance(
    article_id: int, article: Article, analysis: Analysis, name: str
) -> Appearance | None:
    """Return what the article quotes of the speaker called ``name``, None if it quotes nothing."""
    key = name_key(name)
    rows = []
    for quotation in analysis.quotations:
        speaker = analysis.speaker_of(quotation)
        if speaker is not None and key in map(name_key, (speaker.name, *speaker.members)):
            rows.append(quotation_row(article_id, article, quotation, speaker))
    if not rows:
        return None
    found: dict[str, str] = {}
    for entity in analysis.entities:
        if entity.kind is EntityKind.PERSON and name_key(entity.name) == key:
            for role in _roles(article.text, entity):
                found.setdefault(name_key(role), role)
    others = {
        name_key(other.name): other.name
        for other in speakers(analysis)
        if other.named and key not in map(name_key, (other.name, *other.members))
    }
    return Appearance(tuple(rows), tuple(found.values()), tuple(others.values()))


def _roles(text: str, entity: Entity) -> Iterable[str]:
    """Yield the words that stand before the name where the article gives both.

    Where it gives none so, the role that the analysis found beside the name.
    """
    names = {word for name in all_names(entity) for word in words(name)}
    found = False
    for span in entity.mentions:
        role = _role_before(" ".join(span.of(text).split()), names)
        if role:
            found = True
            yield role
    if not found and entity.role and len(entity.role.split()) <= _MOST_WORDS:
        yield entity.role


def _role_before(mention: str, names: set[str]) -> str:
    """Return ``Polish Prime Minister`` of ``the Polish Prime Minister Donald Tusk``."""
    parts = mention.split(" ")
    end = len(parts)
    while end and set(words(parts[end - 1])) & names:
        end -= 1
    if end in {0, len(parts)} or end > _MOST_WORDS:
        return ""
    role = _OPENING.sub("", " ".join(parts[:end])).strip(" ,:;–—")
    return "" if role.rstrip(".").casefold() in _courtesies() else role


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(title.casefold() for title in lexicon.words("titles", "courtesy"))
