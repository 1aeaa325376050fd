"""Turn Markdown into the words a reader reads, one paragraph a line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_CHARACTERS = 200_000
_TAG = re.compile(r"<[^<>]*>")


def plain(text: str) -> str:
    """Return the words of Markdown ``text``, without its markup, cleaned.

    Paragraphs, headings and list items are lines, apart from each other by a blank line but for the
    items of a list. Items keep their sign or number, table rows their bars; pictures leave their
    description. More than ``MOST_CHARACTERS`` are returned as they stand.
    """
    if len(text) > MOST_CHARACTERS:
        return text
    blocks = _blocks(_parser().parse(text))
    return clean("\n".join(blocks))  # a character reference may stand for any character


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown files need it

    # An indented paragraph of a news text is a paragraph, not code.
    return MarkdownIt("commonmark").enable("table").disable("code")


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """Return the lines of the text, blank ones between blocks."""
    lines: list[str] = []
    signs: list[str] = []  # what stands before the next line of an item
    cells: list[str] | None = None
    for token in tokens:
        kind = token.type
        if kind == "list_item_open":
            signs.append(f"{token.info}{token.markup} " if token.info else "- ")
        elif kind == "tr_open":
            cells = []
        elif kind == "tr_close" and cells is not None:
            _add(lines, " | ".join(cells), apart=False)
            cells = None
        elif kind in {"inline", "fence", "html_block"}:
            words = _words(token)
            if cells is not None:
                cells.append(words)
            elif words:
                within_list = bool(signs) and token.level > 2
                _add(lines, "".join(signs) + words, apart=not within_list)
                signs.clear()
        elif kind in {"bullet_list_open", "ordered_list_open", "table_open"} and token.level == 0:
            _add(lines, "", apart=True)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _add(lines: list[str], line: str, *, apart: bool) -> None:
    if apart and lines and lines[-1]:
        lines.append("")
    if line:
        lines.append(line)


def _words(token: Token) -> str:
    if token.type == "fence":
        return token.content.strip("\n")
    if token.type == "html_block":
        return _TAG.sub("", token.content).strip()
    return "".join(map(_inline, token.children or ())).strip()


def _inline(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    if token.type in {"text", "code_inline", "image"}:
        return token.content
    return ""  # the marks themselves: emphasis, links, tags
