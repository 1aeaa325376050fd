"""Say in plain words how a query was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.query import And, Flag, Is, Not, Or, Period, Phrase, Scope

if TYPE_CHECKING:
    from datetime import date

    from tui.library.query import Node

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SCOPES = {
    Scope.TEXT: "",
    Scope.SAID: "said ",
    Scope.SPEAKER: "quoting ",
    Scope.ENTITY: "mentioning ",
    Scope.PERSON: "mentioning the person ",
    Scope.ORGANISATION: "mentioning the organisation ",
    Scope.PLACE: "mentioning the place ",
    Scope.AGREEMENT: "mentioning the agreement ",
    Scope.GROUP: "mentioning the group ",
    Scope.EVENT: "mentioning the event ",
    Scope.OUTLET: "in outlet ",
    Scope.AUTHOR: "by author ",
}
_FLAGS = {
    Flag.UNREAD: "unread",
    Flag.READ: "read",
    Flag.STARRED: "starred",
    Flag.UNDATED: "undated",
    Flag.DIRECT: "with direct quotations",
    Flag.INDIRECT: "with indirect quotations",
}


def in_words(node: Node) -> str:
    """Return the query as understood: ``mines and “freedom of choice”, without cluster``.

    An empty query is empty. A word that matches as a prefix ends with ``…``.
    """
    if not isinstance(node, And):
        return _said(node)
    words = [part for part in node.nodes if _is_plain(part)]
    several = len(words) > 1
    plain = [
        f"({_said(part)})" if isinstance(part, Or) and several else _said(part) for part in words
    ]
    others = [_said(part) for part in node.nodes if not _is_plain(part)]
    return ", ".join(([" and ".join(plain)] if plain else []) + others)


def _is_plain(node: Node) -> bool:
    if isinstance(node, Or):
        return all(map(_is_plain, node.nodes))
    return isinstance(node, Phrase) and node.scope is Scope.TEXT


def _said(node: Node) -> str:
    match node:
        case Phrase():
            return _SCOPES[node.scope] + _quoted(node)
        case Period():
            return _period(node)
        case Is():
            return _FLAGS[node.flag]
        case Not():
            return (
                f"without {_said(node.node)}" if _is_plain(node.node) else f"not {_said(node.node)}"
            )
        case Or():
            return " or ".join(map(_said, node.nodes))
        case And():
            return in_words(node)


def _quoted(phrase: Phrase) -> str:
    text = " ".join(phrase.words) + ("…" if phrase.prefix else "")
    return f"“{text}”" if phrase.quoted or len(phrase.words) > 1 else text


def _period(period: Period) -> str:
    if period.field == "before":
        return f"before {_day(period.end)}"
    if period.field == "after":
        return f"from {_day(period.first)} on"
    assert period.first is not None  # noqa: S101 - what `on:` always has
    assert period.end is not None  # noqa: S101
    match (period.end - period.first).days:
        case 1:
            return f"on {_day(period.first)}"
        case 28 | 29 | 30 | 31:
            return f"in {_MONTHS[period.first.month - 1]} {period.first.year}"
        case _:
            return f"in {period.first.year}"


def _day(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""
