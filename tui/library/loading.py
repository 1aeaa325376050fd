"""Read whole articles and analyses back from the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.errors import LibraryError
from tui.library.stored import unpacked_analysis, unpacked_date, unpacked_text
from tui.model import Article

if TYPE_CHECKING:
    import sqlite3

    from tui.model import Analysis


def load_article(connection: sqlite3.Connection, article_id: int) -> Article:
    """Return the article with this id. Raises LibraryError if it is gone."""
    row = connection.execute(
        "SELECT article.key, headline, text, outlet, author, published, url, file.path,"
        " content.replaced"
        " FROM article JOIN content ON content.id = article.content"
        " LEFT JOIN file ON file.id = article.file"
        " WHERE article.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise LibraryError(f"article {article_id} is no longer in the library")
    key, headline, text, outlet, author, published, url, path, replaced = row
    return Article(
        key=key,
        headline=headline,
        text=unpacked_text(text),
        outlet=outlet,
        author=author,
        published=unpacked_date(published),
        url=url,
        path=Path(path) if path else None,
        replaced=replaced,
    )


def load_analysis(connection: sqlite3.Connection, article_id: int) -> Analysis:
    """Return the analysis of the article with this id. Raises LibraryError if it is gone."""
    row = connection.execute(
        "SELECT analysis FROM content WHERE id = (SELECT content FROM article WHERE id = ?)",
        (article_id,),
    ).fetchone()
    if row is None:
        raise LibraryError(f"article {article_id} is no longer in the library")
    return unpacked_analysis(row[0])
