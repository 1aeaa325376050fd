"""Read the article in a web page, with trafilatura."""

from __future__ import annotations

import json
import logging
import re
import warnings
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from tui.clean import clean_line
from tui.ingest.dates import published as published_on
from tui.ingest.errors import UnreadableError
from tui.ingest.metadata import Metadata, metadata
from tui.ingest.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MOST_BYTES = 5_000_000
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_DEEPEST = 20
_MOST_ELEMENTS = 100_000
_BLOCKS = frozenset({"p", "head", "quote", "code", "list", "item", "table", "row", "lb"})


class Page(NamedTuple):
    """The article of a web page, its text not yet cleaned; paragraphs are lines."""

    metadata: Metadata
    text: str


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page names in its head, ``""`` if it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def page(html: str) -> Page:
    """Return the article in ``html``; nothing is fetched and nothing is logged.

    The date is what the page states about itself; none is sought in its text.
    Raises UnreadableError if the page is too large or no article is found in it.
    """
    if len(html) > MOST_BYTES:
        raise UnreadableError("a page larger than 5 MB; save the article alone")
    try:
        found, day = _extracted(html)
    except Exception as error:  # noqa: BLE001 - one stranger's page must not stop the others
        why = type(error).__name__
        raise UnreadableError(f"the page cannot be parsed ({why}); save its text as .txt") from None
    if found is None:
        raise UnreadableError("no article found in the page; save its text as .txt")
    named = metadata(
        {"title": found.title, "outlet": found.sitename, "author": found.author, "url": found.url}
    )
    lines = _lines(found.body)
    if lines and clean_line(lines[0]) == named.headline:
        del lines[0]
    return Page(replace(named, published=day), "\n".join(lines))


def _extracted(html: str) -> tuple[Document | None, date | None]:
    # Takes 140 ms, and only a corpus with web pages needs it.
    import trafilatura  # noqa: PLC0415

    _silence()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = trafilatura.load_html(html)
        if tree is None or int(tree.xpath("count(//*)")) > _MOST_ELEMENTS:
            return None, None
        day = _published(tree)
        # Formatting is asked for because without it short pages lose their paragraphs.
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_formatting=True, with_metadata=True
        )
    return cast("Document | None", found), day


def _lines(body: HtmlElement) -> list[str]:
    """Return the paragraphs, headings, list items and table rows of an extracted body."""
    from lxml import etree  # noqa: PLC0415 - trafilatura has it loaded by now

    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        elif element.tag == "cell":
            pieces.append(" ")
        pieces.append((element.text if event == "start" else element.tail) or "")
    return [" ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip()]


def _published(tree: HtmlElement) -> date | None:
    """Return the date that a page states in its linked data, its head or its only time element."""
    stated = list(filter(None, [*_linked_dates(tree), *_meta_dates(tree)]))
    times = set(tree.xpath("//time/@datetime"))
    if not stated and len(times) == 1:
        stated.extend(times)
    return next(filter(None, map(published_on, stated)), None)


def _linked_dates(tree: HtmlElement) -> Iterator[object]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates_within(json.loads(script), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _dates_within(value: object, deepest: int) -> Iterator[object]:
    if isinstance(value, dict):
        yield value.get("datePublished")
        value = list(value.values())
    if isinstance(value, list) and deepest:
        for item in value:
            yield from _dates_within(item, deepest - 1)


def _meta_dates(tree: HtmlElement) -> Iterator[object]:
    stated = {
        str(name).lower(): element.get("content") or element.get("datetime")
        for element in tree.xpath("//*[@property or @itemprop or (self::meta and @name)]")
        for name in (element.get("property"), element.get("itemprop"), element.get("name"))
        if name
    }
    return (stated.get(name) for name in words("fields", "page_published"))


@cache
def _silence() -> None:
    """Keep the libraries' remarks on a page off the terminal."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
