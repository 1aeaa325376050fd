"""Find an article's fields under the names that files keep them by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.clean import clean_line
from tui.ingest.dates import published as published_on
from tui.ingest.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

_LONGEST_NAME = 200
_LONGEST_HEADLINE = 400
_LONGEST_URL = 2000
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_BYLINE = re.compile(r"by\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about its article, cleaned; what it does not say is empty."""

    headline: str = ""
    outlet: str = ""
    author: str = ""
    published: date | None = None
    url: str = ""


def metadata(fields: Mapping[str, object]) -> Metadata:
    """Return the metadata in front matter or in a JSON object, under any of the known names."""
    named = _by_bare_name(fields)
    return Metadata(
        headline=_first(named, "headline", headline),
        outlet=_first(named, "outlet", _outlet),
        author=_first(named, "author", _author),
        published=next(filter(None, map(published_on, _values(named, "published"))), None),
        url=_first(named, "url", url),
    )


def body(fields: Mapping[str, object]) -> str:
    """Return the text in a JSON object, not yet cleaned; paragraphs in a list become lines."""
    return _first(_by_bare_name(fields), "text", _text)


def headline(value: object) -> str:
    """Return ``value`` as a headline: one clean line of bounded length."""
    return shortened(_name(value), _LONGEST_HEADLINE)


def url(value: object) -> str:
    """Return ``value`` if it is an address on the web with nothing hidden in it, else ``""``."""
    if not isinstance(value, str) or len(value) > _LONGEST_URL:
        return ""
    address = value.strip()
    if not (address.isprintable() and _WEB_ADDRESS.fullmatch(address)):
        return ""
    try:
        parts = urlsplit(address)
        _ = parts.port  # a port that is no number raises only when asked for
    except ValueError:
        return ""
    return address if parts.hostname else ""


def shortened(line: str, longest: int) -> str:
    """Return ``line`` cut after a word, with an ellipsis, if it is longer than ``longest``."""
    if len(line) <= longest:
        return line
    cut = line[:longest]
    whole_words = cut if line[longest] == " " else cut.rpartition(" ")[0] or cut
    return whole_words.rstrip(" ,;:–—-(“„«‘") + "…"


def _first(named: Mapping[str, object], field: str, convert: Callable[[object], str]) -> str:
    return next(filter(None, map(convert, _values(named, field))), "")


def _values(named: Mapping[str, object], field: str) -> Iterator[object]:
    return (named[name] for name in words("fields", field) if name in named)


def _by_bare_name(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the values by names in one spelling; of two that become one, the first counts."""
    named: dict[str, object] = {}
    for name, value in fields.items():
        named.setdefault(_bare(name), value)
    return named


def _bare(name: object) -> str:
    return re.sub(r"[\s_:.-]+", "", str(name).lower())


def _name(value: object) -> str:
    """Return a name as one line: a string, a number, a list of names or an object with a name."""
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return ", ".join(
            filter(None, (_name(item) for item in value if not isinstance(item, list)))
        )
    if isinstance(value, dict):
        inner = value.get("name")
        return clean_line(inner) if isinstance(inner, str) else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def _outlet(value: object) -> str:
    name = _name(value)
    return "" if _WEB_ADDRESS.match(name) else shortened(name, _LONGEST_NAME)


def _author(value: object) -> str:
    return shortened(_BYLINE.sub("", _name(value), count=1), _LONGEST_NAME)


def _text(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return value if isinstance(value, str) else ""
