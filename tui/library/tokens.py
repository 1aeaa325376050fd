"""The words an article is found by: the one row of the full-text index.

A row is a set of tokens. Words of the headline and text stand as they are. Everything else an
article can be filtered by is a token too, told apart by the sign it begins with, so that a filter
is one more list of rows to merge and not a join.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tui.library.query import Scope
from tui.library.words import distinct_words, words
from tui.model import EntityKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.model import Analysis, Article, Entity

# The signs that the index counts as letters; the words of a text never hold one.
SIGNS = "@#$%&!~=^_"

MARKS = {
    Scope.TEXT: "",
    Scope.SAID: "~",
    Scope.SPEAKER: "@",
    Scope.ENTITY: "#",
    Scope.OUTLET: "$",
    Scope.AUTHOR: "%",
    Scope.PERSON: "#@",
    Scope.ORGANISATION: "#$",
    Scope.PLACE: "#%",
    Scope.AGREEMENT: "#&",
    Scope.GROUP: "#=",
    Scope.EVENT: "#~",
}
KINDS = {
    EntityKind.PERSON: Scope.PERSON,
    EntityKind.ORGANISATION: Scope.ORGANISATION,
    EntityKind.PLACE: Scope.PLACE,
    EntityKind.AGREEMENT: Scope.AGREEMENT,
    EntityKind.GROUP: Scope.GROUP,
    EntityKind.EVENT: Scope.EVENT,
}

EVERY = "!all"
COPY = "!copy"  # of another article; given by the writer, which alone can tell
UNDATED = "!undated"

# The index keeps the first four letters of every token for quick prefixes. Tokens that are only
# ever looked for whole share theirs, which keeps those lists short.
_SPEAKER_NAME = "===="
_ENTITY_NAME = "&&&&"
_ARTICLE_NAME = "^^^^"

_NAMES = 30_000  # that are remembered with their words: an article has each in several places


def tokens(
    article: Article,
    analysis: Analysis,
    in_text: Iterable[str],
    in_quotations: Iterable[Iterable[str]],
) -> set[str]:
    """Return all tokens that ``article`` is to be found by.

    ``in_text`` are the words of its text, ``in_quotations`` those of each quotation.
    """
    found = {EVERY, *in_text, *distinct_words(article.headline)}
    said = MARKS[Scope.SAID]
    found.update([said + key for key in set(chain.from_iterable(in_quotations))])
    for scope, texts in names_by_scope(article, analysis).items():
        mark = MARKS[scope]
        for text in texts:
            found.update([mark + key for key in _words_of_name(text)])
    found.update({kind_token(quotation.kind) for quotation in analysis.quotations})
    if article.published is None:
        found.add(UNDATED)
    for speaker in speakers(analysis):
        found.update(map(speaker_token, (speaker.name, *speaker.members)))
    found.update(entity_token(entity.name) for entity in analysis.entities)
    found.update(map(article_token, names(article)))
    return found


def texts_by_scope(article: Article, analysis: Analysis) -> dict[Scope, Iterable[str]]:
    """Return the texts that the words of a query are looked for in, by scope."""
    return {
        **names_by_scope(article, analysis),
        Scope.TEXT: (article.headline, article.text),
        Scope.SAID: [quotation.span.of(article.text) for quotation in analysis.quotations],
    }


def names_by_scope(article: Article, analysis: Analysis) -> dict[Scope, Iterable[str]]:
    """Return the same of names alone."""
    of_kind: dict[Scope, list[str]] = {scope: [] for scope in KINDS.values()}
    for entity in analysis.entities:
        of_kind[KINDS[entity.kind]] += all_names(entity)
    return {
        **of_kind,
        Scope.SPEAKER: [name for speaker in speakers(analysis) for name in all_names(speaker)],
        Scope.ENTITY: [name for names in of_kind.values() for name in names],
        Scope.OUTLET: (article.outlet,),
        Scope.AUTHOR: (article.author,),
    }


def speakers(analysis: Analysis) -> list[Entity]:
    """Return the entities that an article quotes, each once."""
    indices = {
        quotation.attribution.speaker
        for quotation in analysis.quotations
        if quotation.attribution is not None and quotation.attribution.speaker is not None
    }
    return [analysis.entities[index] for index in sorted(indices)]


def all_names(entity: Entity) -> Iterator[str]:
    """Yield the entity's name, its other names and those of its members."""
    yield entity.name
    yield from entity.aliases
    yield from entity.members


@lru_cache(maxsize=_NAMES)
def name_key(name: str) -> str:
    """Return what two spellings of one name share: ``hanno_pevkur``."""
    return "_".join(words(name))


@lru_cache(maxsize=_NAMES)
def _words_of_name(name: str) -> frozenset[str]:
    return frozenset(distinct_words(name))


def has_whole_use_only(token: str) -> bool:
    """Tell whether a token is never looked for by its beginning."""
    return token.startswith((_SPEAKER_NAME, _ENTITY_NAME, _ARTICLE_NAME))


def kind_token(kind: QuotationKind) -> str:
    """Return the token of articles with a quotation of this kind."""
    return "!direct" if kind is QuotationKind.DIRECT else "!indirect"


def speaker_token(name: str) -> str:
    """Return the token of articles that quote ``name``, alone or in a group."""
    return _SPEAKER_NAME + name_key(name)


def entity_token(name: str) -> str:
    """Return the token of articles that mention the entity called ``name``."""
    return _ENTITY_NAME + name_key(name)


def article_token(name: str) -> str:
    """Return the token of articles that go by ``name`` (one of ``names``)."""
    return _ARTICLE_NAME + blake2b(name.encode("utf-8", "replace"), digest_size=6).hexdigest()


def names(article: Article) -> set[str]:
    """Return what an article can be called, apart from its headline.

    That is its key, the file name and stem, its URL and its identity.
    """
    path = PurePosixPath(article.key)
    stem, number = path.name, ""
    if "#" in stem:
        stem, _, number = stem.rpartition("#")
        number = f"#{number}"
    bare = stem.removesuffix(".gz")
    found = {article.key, path.name, PurePosixPath(bare).stem + number}
    found.update((article.identity, article.url))
    return found - {""}
