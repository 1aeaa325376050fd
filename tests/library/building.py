"""Articles made up for the tests, and libraries that hold them."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from tui.library.prepared import article_digest, prepared
from tui.library.writing import Addition, Writer
from tui.model import (
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MTIME = 1_742_342_400_000_000_000  # 19 March 2025, which undated articles are taken to be of


def person(name: str, *mentions: Span, role: str = "", aliases: tuple[str, ...] = ()) -> Entity:
    """Return a person mentioned at these spans."""
    return Entity(name, EntityKind.PERSON, role, aliases=aliases, mentions=mentions)


def saying(
    text: str,
    words: str,
    speaker: int | None,
    kind: QuotationKind = QuotationKind.DIRECT,
    confidence: float = 0.9,
) -> Quotation:
    """Return the quotation of ``words`` in ``text``."""
    start = text.index(words)
    attribution = Attribution(None, None, speaker, confidence)
    return Quotation(Span(start, start + len(words)), kind, attribution=attribution)


def fill(
    library: Path,
    articles: Iterable[tuple[Article, Analysis]],
    *,
    batch: int = 100,
) -> None:
    """Write articles into a library, as if they all came from one file."""
    with closing(Writer(library)) as writer:
        file = writer.begin_file("/made/up", "up")
        pending = [
            Addition(file, MTIME, prepared(article, analysis, article_digest(article, "")))
            for article, analysis in articles
        ]
        for start in range(0, len(pending), batch):
            writer.begin()
            writer.change(pending[start : start + batch], [])
            writer.commit()


def write_jsonl(path: Path, articles: Sequence[dict[str, str]]) -> None:
    """Write articles as JSON Lines."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
