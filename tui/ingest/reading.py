"""Read the articles of one file, whatever it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.clean import clean, clean_line
from tui.ingest import markdown, opening, records
from tui.ingest.decoding import Decoded, decode, has_wide_mark, is_binary
from tui.ingest.errors import UnreadableError
from tui.ingest.headline import headline_in
from tui.ingest.lines import Lines
from tui.ingest.metadata import Metadata, body, metadata
from tui.lines import unwrapped
from tui.model import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.ingest.walk import SourceFile

_BROKEN_LINES_AT_FIRST = 100


def articles(source: SourceFile) -> Iterator[Article | Skipped]:
    """Yield the articles of a file; what ``tui.ingest.read`` promises."""
    try:
        if source.suffix == ".jsonl":
            yield from articles_by_line(source, Lines(source))
        else:
            yield from _articles(source)
    except UnreadableError as error:
        yield _skipped(source, error)


def _articles(source: SourceFile) -> Iterator[Article | Skipped]:
    data = opening.whole(source.path)
    if is_binary(data):
        raise UnreadableError("binary, not text; save the article as text in UTF-8")
    match source.suffix:
        case ".json":
            yield from _articles_in_json(source, decode(data))
        case ".md":
            yield _markdown(source, decode(data))
        case ".html" | ".htm":
            yield _page(source, data)
        case _:
            decoded = decode(data)
            yield _article(source, source.key, Metadata(), decoded.text, decoded.replaced)


def _markdown(source: SourceFile, decoded: Decoded) -> Article:
    document = markdown.document(clean(decoded.text))
    found = metadata(document.fields)
    if not found.headline:
        found = replace(found, headline=document.heading)
    return _article(source, source.key, found, document.text, decoded.replaced)


def _page(source: SourceFile, data: bytes) -> Article:
    # It brings modules of its own, which a corpus without web pages does not need.
    from tui.ingest import html  # noqa: PLC0415

    decoded = decode(data, html.declared_encoding(data))
    found, text = html.page(decoded.text)
    return _article(source, source.key, found, text, decoded.replaced)


def _articles_in_json(source: SourceFile, decoded: Decoded) -> Iterator[Article | Skipped]:
    value = records.parsed(decoded.text)
    several = records.several(value)
    if several is None:
        yield _record(source, source.key, value, decoded.replaced)
        return
    if not several:
        raise UnreadableError("a list without articles; remove it, or save the articles again")
    for number, item in enumerate(several, 1):
        try:
            yield _record(source, f"{source.key}#{number}", item, decoded.replaced)
        except UnreadableError as error:
            yield Skipped(source.path, f"article {number}: {error}")


def articles_by_line(
    source: SourceFile, lines: Lines, *, grown: bool = False
) -> Iterator[Article | Skipped]:
    """Yield the articles of a file of lines, of one that has ``grown`` those of the new ``lines``.

    Raises UnreadableError if nothing in it is an article.
    """
    articles = broken = 0
    for number, line in lines if grown else _lines(source, lines):
        if not line.strip():
            continue
        try:
            yield _article_in_line(source, number, line)
            articles += 1
        except UnreadableError as error:
            yield _skipped(source, error, number)
            broken += 1
        if broken == _BROKEN_LINES_AT_FIRST and not articles and not grown:
            raise UnreadableError(f"not JSON Lines: none of {broken} lines is an article")
    if not articles and not broken and not grown:
        raise UnreadableError("empty; remove it, or save its articles again")


def _article_in_line(source: SourceFile, number: int, line: bytes) -> Article:
    if len(line) > opening.MOST_BYTES:
        raise UnreadableError("a line larger than 20 MB; leave it out")
    text, replaced = decode(line)
    return _record(source, f"{source.key}#{number}", records.parsed(text), replaced)


def _lines(source: SourceFile, lines: Lines) -> Iterable[tuple[int, bytes]]:
    head = opening.head(source.path)
    if has_wide_mark(head):
        text = decode(opening.whole(source.path)).text
        return enumerate((line.encode() for line in text.split("\n")), 1)
    if is_binary(head):
        raise UnreadableError("binary, not JSON Lines; save each article as one line of JSON")
    return lines


def _record(source: SourceFile, key: str, value: object, replaced: int) -> Article:
    fields = records.fields(value)
    text = body(fields)
    if not text.strip():
        raise UnreadableError("no text; it belongs under `text`")
    # The losses of a file with several articles are counted where they are.
    lost = min(replaced, text.count("\ufffd"))
    return _article(source, key, metadata(fields), text, lost)


def _article(source: SourceFile, key: str, found: Metadata, text: str, replaced: int) -> Article:
    cleaned = unwrapped(clean(text))
    if not cleaned.strip():
        raise UnreadableError("no text in it; remove it, or save the article again")
    return Article(
        key=key,
        headline=found.headline or headline_in(cleaned),
        text=cleaned,
        outlet=found.outlet,
        author=found.author,
        published=found.published,
        url=found.url,
        path=source.path,
        replaced=replaced,
    )


def _skipped(source: SourceFile, error: UnreadableError, line: int | None = None) -> Skipped:
    return Skipped(source.path, clean_line(str(error)), line)
