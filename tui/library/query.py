"""Read what was typed as a query. Every text is one; none is an error.

    mines "freedom of choice" -cluster pevkur OR sakaliene said:solidarity after:2025-03

``parse`` returns a tree of the nodes below. OR binds the terms beside it, everything else must all
hold, with an AND between or without. Whatever does not read as one of the language's forms (an
unbalanced quotation mark, an operator with nothing beside it, a field nobody knows) is plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.library.days import days, may_become_days
from tui.library.words import folded_words

if TYPE_CHECKING:
    from datetime import date

MOST_TERMS = 64  # the rest of a longer query is not looked at


class Scope(StrEnum):
    """Where the words of a phrase must stand."""

    TEXT = "text"  # the headline or the text
    SAID = "said"  # a quotation
    SPEAKER = "speaker"  # a name of somebody who is quoted, alone or in a group
    ENTITY = "entity"  # a name of somebody or something mentioned
    PERSON = "person"  # the same, of one kind
    ORGANISATION = "org"
    PLACE = "place"
    AGREEMENT = "agreement"
    GROUP = "group"
    EVENT = "event"
    OUTLET = "outlet"
    AUTHOR = "author"


class Flag(StrEnum):
    """What an article can be or have, apart from words."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    UNDATED = "undated"
    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words in a row, at least one; with ``prefix`` the last is the beginning of a word."""

    words: tuple[str, ...]
    scope: Scope = Scope.TEXT
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """Published on ``first`` or later and before ``end``; None leaves that side open.

    ``typed`` is the date as it was given, ``field`` the word before it.
    """

    field: str
    typed: str
    first: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Is:
    """The article is or has what the flag says."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Not:
    """The node does not hold."""

    node: Node


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the nodes holds."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of the nodes hold; with none of them, every article does."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Phrase | Period | Is | Not | Or | And

_TOKEN = re.compile(
    r"(?P<minus>-?)(?P<field>[a-z]+:)?"
    r"(?:[\"“”„«](?P<quoted>[^\"“”„«»]*)[\"“”»]|(?P<bare>[^\s\"“”„«»]*))",
    re.IGNORECASE,
)
_PHRASE_FIELDS = {scope.value: scope for scope in Scope if scope is not Scope.TEXT}
_DATE_FIELDS = ("after", "before", "on")
_OPERATORS = ("OR", "AND")
_FLAG_FIELDS = {
    "is": (Flag.UNREAD, Flag.READ, Flag.STARRED, Flag.UNDATED),
    "kind": (Flag.DIRECT, Flag.INDIRECT),
}


class _Token(NamedTuple):
    """One piece of what was typed; ``last`` says that it may still be growing."""

    negated: bool
    field: str
    value: str
    quoted: bool
    last: bool

    @property
    def is_operator(self) -> bool:
        return self.value in _OPERATORS and not (self.negated or self.field or self.quoted)


def parse(query: str, today: date | None = None) -> And:
    """Return the tree of ``query``, which is empty for a query without any word.

    The last word matches as a prefix where nothing follows it, not even a space. ``today`` is the
    day on which ``after:yesterday`` is asked; without it such words are no dates.
    """
    return And(tuple(_with_alternatives(_tokens(query), today))[:MOST_TERMS])


def _tokens(query: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(query) and len(tokens) <= 2 * MOST_TERMS:
        match = _TOKEN.match(query, position)
        if match is None or not match[0]:
            position += 1  # white space, or a mark that nothing closes
            continue
        position = match.end()
        quoted = match["quoted"] is not None
        field = (match["field"] or "")[:-1].lower()
        value = match["quoted"] if quoted else match["bare"]
        known = field in _PHRASE_FIELDS or field in _DATE_FIELDS or field in _FLAG_FIELDS
        if field and not known:
            # Plain text: the would-be field and its value.
            if quoted:
                tokens.append(_Token(bool(match["minus"]), "", field, quoted=False, last=False))
            else:
                value = f"{field}:{value}"
            field = ""
        last = position == len(query) and not quoted
        tokens.append(_Token(bool(match["minus"]), field, value, quoted, last))
    return [token for token in tokens if token.field or folded_words(token.value)]


def _with_alternatives(tokens: list[_Token], today: date | None) -> list[Node]:
    """Return the nodes of the tokens, those around an OR as one."""
    nodes: list[Node] = []
    operator = ""
    for index, token in enumerate(tokens):
        between = nodes and not operator and index + 1 < len(tokens)
        if token.is_operator and between:
            operator = token.value
            continue
        node = _node(token, today)
        if node is not None and operator == "OR":
            nodes[-1] = _either(nodes[-1], node)
        elif node is not None:
            nodes.append(node)
        operator = ""
    return nodes


def _either(left: Node, right: Node) -> Or:
    return Or((*left.nodes, right) if isinstance(left, Or) else (left, right))


def _node(token: _Token, today: date | None) -> Node | None:
    """Return what a token says, or None where it says nothing yet."""
    node: Node | None
    if token.field in _PHRASE_FIELDS:
        node = _phrase(token, _PHRASE_FIELDS[token.field])
    elif token.field in _DATE_FIELDS:
        node = _period(token.field, token.value, today)
    else:
        node = _flag(token.field, token.value)
    if node is None:
        if token.last and _may_grow(token.field, token.value):
            return None
        node = _phrase(token, Scope.TEXT)
    return Not(node) if token.negated and node is not None else node


def _phrase(token: _Token, scope: Scope) -> Phrase | None:
    text = f"{token.field} {token.value}" if token.field and scope is Scope.TEXT else token.value
    words = tuple(folded_words(text))
    if not words:
        return None
    prefix = token.last and not token.negated and token.value[-1:].isalnum()
    return Phrase(words, scope, prefix, token.quoted)


def _flag(field: str, value: str) -> Is | None:
    for flag in _FLAG_FIELDS.get(field, ()):
        if flag == value.lower():
            return Is(flag)
    return None


def _period(field: str, value: str, today: date | None) -> Period | None:
    found = days(value, today)
    if found is None:
        return None
    if field == "before":
        return Period(field, value, None, found.first)
    if field == "after":
        return Period(field, value, found.first, None)
    try:
        return Period(field, value, found.first, found.last + timedelta(days=1))
    except OverflowError:  # the last day there is
        return None


def _may_grow(field: str, value: str) -> bool:
    """Tell whether more letters could make a known field's value one that is understood."""
    if field in _DATE_FIELDS:
        return may_become_days(value)
    if field in _FLAG_FIELDS:
        return any(flag.startswith(value.lower()) for flag in _FLAG_FIELDS[field])
    return field in _PHRASE_FIELDS and not value
