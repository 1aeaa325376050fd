"""Find the one article that somebody named: by key, file name, stem, URL or headline."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tui.library.errors import AmbiguousArticle, ArticleNotFound
from tui.library.index import matching_ids
from tui.library.loading import load_article
from tui.library.marks import identity_of
from tui.library.plan import quoted
from tui.library.tokens import article_token, names
from tui.library.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from tui.model import Article

_MOST_LOOKED_AT = 200
_MOST_SHOWN = 5
_IDENTITIES_AT_ONCE = 100


def article_named(connection: sqlite3.Connection, name: str) -> int:
    """Return the id of the article called ``name``.

    A key goes before a file name or URL, and these before a headline, so that an exact key is never
    ambiguous with the name of another article. Raises ArticleNotFound or AmbiguousArticle.
    """
    wanted = name.strip()
    called = _found(connection, quoted(article_token(wanted)), lambda one: wanted in names(one))
    exact = [(id_, article) for id_, article in called if article.key == wanted]
    titled: list[tuple[int, Article]] = []
    if not called and (keys := words(wanted)):
        match = " AND ".join(map(quoted, dict.fromkeys(keys)))
        titled = _found(connection, match, lambda one: words(one.headline) == keys)
    for matches in (exact, called, titled):
        if len(matches) == 1:
            return matches[0][0]
        if matches:
            raise AmbiguousArticle(name, tuple(article.key for _, article in matches[:_MOST_SHOWN]))
    raise ArticleNotFound(name, _nearest(connection, wanted))


def ids_of_identities(connection: sqlite3.Connection, identities: Sequence[str]) -> set[int]:
    """Return the ids of the articles that have one of these identities."""
    found: set[int] = set()
    for start in range(0, len(identities), _IDENTITIES_AT_ONCE):
        some = set(identities[start : start + _IDENTITIES_AT_ONCE])
        match = " OR ".join(quoted(article_token(identity)) for identity in some)
        ids = matching_ids(connection, match, most=_MOST_LOOKED_AT * len(some))
        for run in range(0, len(ids), _MOST_LOOKED_AT):
            part = ids[run : run + _MOST_LOOKED_AT]
            places = ",".join("?" * len(part))
            rows = connection.execute(
                f"SELECT id, key, headline, url FROM article WHERE id IN ({places})",  # noqa: S608 - places only
                part,
            )
            found.update(
                id_ for id_, key, headline, url in rows if identity_of(url, key, headline) in some
            )
    return found


def _found(
    connection: sqlite3.Connection, match: str, fits: Callable[[Article], bool]
) -> list[tuple[int, Article]]:
    ids = matching_ids(connection, match, most=_MOST_LOOKED_AT)
    articles = ((id_, load_article(connection, id_)) for id_ in ids)
    return [(id_, article) for id_, article in articles if fits(article)]


def _nearest(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the keys that come closest among the newest articles."""
    rows = connection.execute(
        "SELECT key, headline FROM article ORDER BY id DESC LIMIT 2000"
    ).fetchall()
    by_name = {text: key for key, headline in reversed(rows) for text in (headline, key)}
    close = difflib.get_close_matches(name, by_name, n=_MOST_SHOWN, cutoff=0.5)
    return tuple(dict.fromkeys(by_name[text] for text in close))
