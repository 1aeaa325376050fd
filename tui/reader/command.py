"""What a command of the reader is, and where it applies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Context(StrEnum):
    """Where a command applies."""

    ANYWHERE = "anywhere"
    READER = "reader"
    SEARCH = "search"
    PICKER = "picker"
    DIALOG = "dialog"
    VIEW = "view"
    EXPORT = "export"
    PROMPT = "prompt"
    SOURCE = "source"
    WHY = "why"


class Place(StrEnum):
    """The pane that has the focus, for the footer: which keys are worth a place in it there."""

    ARTICLES = "articles"
    ARTICLE = "article"
    SIDEBAR = "sidebar"
    SEARCH = "search"
    PICKER = "picker"
    SOURCE = "source"
    DIALOG = "dialog"
    VIEW = "view"
    EXPORT = "export"
    PROMPT = "prompt"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do.

    ``keys`` are Textual's key names or single characters, separated by commas; ``action`` is what
    Textual runs; ``title`` is short enough for the footer and ``help`` is one sentence. ``footer``
    names the panes in whose footer the command stands, together with ``pair``, its opposite.
    """

    name: str
    keys: str
    action: str
    title: str
    help: str
    group: str
    context: Context = Context.READER
    footer: tuple[Place, ...] = ()
    priority: bool = False
    pair: str = ""
