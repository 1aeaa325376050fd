"""From an article to the rows that are written for it. Pure, and done on every core."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.library.beginnings import NewWords
from tui.library.copying import text_keys
from tui.library.said import Said, quoted_words, said
from tui.library.stored import packed_analysis, packed_date, packed_text
from tui.library.tokens import name_key, tokens
from tui.library.words import words
from tui.model import KnownSpeaker, Roster

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Analysis, Article


_NOBODY = Roster()


@dataclass(frozen=True, slots=True)
class Part:
    """What an entity has in one article. ``quotations`` are its own and those of its groups."""

    key: str
    kind: str
    name: str
    role: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    mentions: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as it is written to the library."""

    key: str
    headline: str
    outlet: str
    author: str
    published: str
    url: str
    quotations: int
    words: int
    digest: bytes
    text: bytes
    analysis: bytes
    tokens: str
    long_words: tuple[str, ...]
    copy_keys: tuple[int, ...]
    parts: tuple[Part, ...]
    replaced: int
    said: Said = field(default_factory=Said)


def prepared(
    article: Article,
    analysis: Analysis,
    digest: bytes,
    roster: Roster = _NOBODY,
    new_words: NewWords | None = None,
) -> Prepared:
    """Return the rows of ``article``; ``digest`` is that of ``article_digest``.

    The ``roster`` tells who the members of a group are where the article does not say it. Whoever
    has many articles written one after the other gives ``new_words``, the same for all of them.
    """
    in_text = words(article.text)
    in_quotations = quoted_words(article.text, analysis)
    found = tokens(article, analysis, in_text, in_quotations)
    return Prepared(
        key=_storable(article.key),
        headline=_storable(article.headline),
        outlet=_storable(article.outlet),
        author=_storable(article.author),
        published=packed_date(article.published),
        url=_storable(article.url),
        quotations=len(analysis.quotations),
        words=len(article.text.split()),
        digest=digest,
        text=packed_text(article.text),
        analysis=packed_analysis(analysis),
        tokens=_row(found),
        long_words=(new_words or NewWords()).of(found),
        copy_keys=text_keys(in_text),
        parts=parts(analysis, roster),
        replaced=article.replaced,
        said=said(analysis, in_quotations),
    )


def index_row(article: Article, analysis: Analysis) -> str:
    """Return the row of the full-text index, always the same for the same article."""
    in_quotations = quoted_words(article.text, analysis)
    return _row(tokens(article, analysis, words(article.text), in_quotations))


def _row(tokens: Iterable[str]) -> str:
    return " ".join(sorted(tokens))


def article_digest(article: Article, stamp: str) -> bytes:
    """Return what changes when the article does, or what it is analysed with (``stamp``)."""
    fields = (
        article.key,
        article.headline,
        article.outlet,
        article.author,
        packed_date(article.published),
        article.url,
        stamp,
        article.text,
    )
    return blake2b("\0".join(fields).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def parts(analysis: Analysis, roster: Roster = _NOBODY) -> tuple[Part, ...]:
    """Return what each named entity has in the article, members of groups that speak included.

    Sources that stay unnamed are left out: "an official" is not one person in two articles.
    """
    counts = [0] * len(analysis.entities)
    for quotation in analysis.quotations:
        attribution = quotation.attribution
        if attribution is not None and attribution.speaker is not None:
            counts[attribution.speaker] += 1
    found: dict[tuple[str, str], Part] = {}
    joint: dict[str, int] = {}
    for entity, quotations in zip(analysis.entities, counts, strict=True):
        if quotations:
            for member in dict.fromkeys(entity.members):
                joint[member] = joint.get(member, 0) + quotations
        if entity.named and (key := name_key(entity.name)):
            part = Part(
                key,
                entity.kind.value,
                _storable(entity.name),
                _storable(entity.role),
                tuple(map(_storable, entity.aliases)),
                tuple(map(_storable, entity.members)),
                len(entity.mentions),
                quotations,
            )
            _add(found, part)
    known = {name_key(speaker.name): speaker for speaker in roster.speakers} if joint else {}
    for member, quotations in joint.items():
        if key := name_key(member):
            speaker = known.get(key) or KnownSpeaker(member)
            kind = next((kind for other, kind in found if other == key), speaker.kind.value)
            role, aliases = _storable(speaker.role), tuple(map(_storable, speaker.aliases))
            _add(found, Part(key, kind, _storable(member), role, aliases, (), 0, quotations))
    return tuple(found.values())


def _add(found: dict[tuple[str, str], Part], part: Part) -> None:
    known = found.get((part.key, part.kind))
    if known is not None:
        part = Part(
            part.key,
            part.kind,
            known.name,
            known.role or part.role,
            known.aliases or part.aliases,
            known.members or part.members,
            known.mentions + part.mentions,
            known.quotations + part.quotations,
        )
    found[part.key, part.kind] = part


def _storable(text: str) -> str:
    """Return the text as SQLite can hold it: lone surrogates replaced."""
    return text.encode("utf-8", "replace").decode()
