"""Read Markdown: its front matter, its heading, its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from tui.ingest.errors import UnreadableError
from tui.ingest.metadata import headline
from tui.ingest.plain import plain

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT_MATTER = 64 * 1024
_LONGEST_HEADING = 1000
_MOST_ALIASES = 16
_HEADING = re.compile(r"\A\s*(?:#[ \t]+(?P<atx>[^\n]*)|(?P<setext>[^\n]+)\n=+[ \t]*)(?:\n|\Z)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")


class Document(NamedTuple):
    """A Markdown file taken apart.

    ``text`` is what stands after front matter and heading, without markup.
    """

    fields: Mapping[str, object]
    heading: str
    text: str


def document(text: str) -> Document:
    """Take a Markdown file apart, its text already cleaned.

    A first level heading at the top is the ``heading`` and leaves the text.
    Raises UnreadableError for front matter that is broken, too long or has too many aliases.
    """
    fields, rest = _front_matter(text)
    found = _HEADING.match(rest)
    if found is None:
        return Document(fields, "", plain(rest))
    title = (found["atx"] or found["setext"] or "")[:_LONGEST_HEADING].strip().rstrip("#")
    title = _EMPHASIS.sub(r"\2", title)
    return Document(fields, headline(title), plain(rest[found.end() :]))


def _front_matter(text: str) -> tuple[Mapping[str, object], str]:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    block = found[1] or ""
    if len(block) > _LONGEST_FRONT_MATTER:
        raise UnreadableError("front matter longer than 64 KB; is its closing --- missing?")
    fields = _fields(block)
    # A rule above a paragraph looks like front matter, but holds no names with values.
    return ({}, text) if fields is None else (fields, text[found.end() :])


def _fields(block: str) -> Mapping[str, object] | None:
    try:
        loaded = yaml.load(block, Loader=_Loader)  # noqa: S506 - a SafeLoader with less in it
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f" in line {mark.line + 2}" if mark else ""
        hint = "put values with colons or quotes in quotes"
        message = f"broken front matter{line} ({error.problem}); {hint}"
        raise UnreadableError(message) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise UnreadableError("broken front matter; write one `name: value` a line") from None
    if loaded is None:
        return {}
    return loaded if isinstance(loaded, Mapping) else None


class _Loader(yaml.SafeLoader):
    """A safe loader that bounds aliases and leaves every scalar but null the string it is.

    Dates stay as written, for ``tui.ingest.dates``, and so do ``no`` and ``1984``. The loader is
    PyYAML's own: the one in C overflows the stack on deeply nested input.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self._aliases += 1
            if self._aliases > _MOST_ALIASES:
                raise UnreadableError(f"front matter with more than {_MOST_ALIASES} YAML aliases")
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
