"""Turn a query into what the index can answer and what must be checked afterwards.

The index knows which words an article has, not where they stand. So every node becomes an
expression for the index that finds at least what the node means, and those that may find more
(phrases, marks) are checked article by article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.ids import first_id
from tui.library.query import Flag, Is, Not, Or, Period, Phrase, parse
from tui.library.spelling import prefix_keys, spelling_key
from tui.library.tokens import EVERY, MARKS, UNDATED, entity_token, kind_token, speaker_token
from tui.model import QuotationKind

if TYPE_CHECKING:
    from datetime import date

    from tui.library.query import Node
    from tui.library.rows import Selection

_FLAG_TOKENS = {
    Flag.UNDATED: UNDATED,
    Flag.DIRECT: kind_token(QuotationKind.DIRECT),
    Flag.INDIRECT: kind_token(QuotationKind.INDIRECT),
}


_MARKS = {Flag.READ, Flag.UNREAD, Flag.STARRED}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to answer a selection.

    ``match`` is the expression for the index, None where every article is to be listed. Ids run
    from ``first`` up to, and without, ``end`` (None: open). ``checks`` must hold for each that is
    found.
    """

    match: str | None
    first: int | None
    end: int | None
    checks: tuple[Node, ...]

    @property
    def mark(self) -> Flag | None:
        """The mark that all articles of the selection have, if it asks for one."""
        for check in self.checks:
            if isinstance(check, Is) and check.flag is not Flag.UNREAD:
                return check.flag
        return None

    @property
    def asks_for_marks(self) -> bool:
        """Tell whether a check depends on what is read or starred."""
        return any(map(_asks_for_marks, self.checks))

    @property
    def reads_articles(self) -> bool:
        """Tell whether candidates must be read to be checked, which takes long for many."""
        return not all(map(_is_about_marks, self.checks))

    @property
    def lists_everything(self) -> bool:
        """Tell whether the selection holds every article of the library."""
        return self.match is None and not self.checks


def _is_about_marks(node: Node) -> bool:
    match node:
        case Is(flag):
            return flag in _MARKS
        case Not(inner):
            return _is_about_marks(inner)
        case _:
            return False


def _asks_for_marks(node: Node) -> bool:
    match node:
        case Or(nodes):
            return any(map(_asks_for_marks, nodes))
        case _:
            return _is_about_marks(node)


@dataclass(frozen=True, slots=True)
class _Part:
    """An expression for the index (None: every article), and whether it says all."""

    match: str | None
    exact: bool


def plan(selection: Selection) -> Plan:
    """Return how to answer ``selection``."""
    wanted: list[str] = []
    unwanted: list[str] = []
    checks: list[Node] = []
    first: int | None = None
    end: int | None = None
    for node in parse(selection.query, selection.today).nodes:
        if isinstance(node, Period):
            first = _greatest(first, _first_id(node.first))
            end = _least(end, _first_id(node.end))
            unwanted.append(quoted(UNDATED))
            continue
        inner = node.node if isinstance(node, Not) else node
        part = _part(inner)
        if not part.exact:
            checks.append(node)
        if isinstance(node, Not):
            if part.exact and part.match is not None:
                unwanted.append(part.match)
        elif part.match is not None:
            wanted.append(part.match)
    if selection.speakers:
        wanted.append(_any_of([quoted(speaker_token(name)) for name in selection.speakers]))
    wanted += [quoted(entity_token(name)) for name in selection.entities]
    return Plan(_all_of(wanted, unwanted), first, end, tuple(checks))


def keys_of_last(phrase: Phrase) -> tuple[str, ...]:
    """Return the keys, or with ``prefix`` their beginnings, that the last word may have."""
    last = phrase.words[-1]
    return prefix_keys(last) if phrase.prefix else (spelling_key(last),)


def keys_before(phrase: Phrase) -> tuple[str, ...]:
    """Return the keys of all words but the last."""
    return tuple(map(spelling_key, phrase.words[:-1]))


def _part(node: Node) -> _Part:
    match node:
        case Phrase():
            return _Part(match_of(node), exact=len(node.words) == 1)
        case Is(flag) if flag in _FLAG_TOKENS:
            return _Part(quoted(_FLAG_TOKENS[flag]), exact=True)
        case Not(inner):
            part = _part(inner)
            if part.exact and part.match is not None:
                return _Part(_all_of([], [part.match]), exact=True)
        case Or(nodes):
            parts = [_part(inner) for inner in nodes]
            exact = all(part.exact for part in parts)
            matches = [part.match for part in parts if part.match is not None]
            whole = len(matches) == len(parts)
            return _Part(_any_of(matches) if whole else None, exact)
        case _:
            pass
    return _Part(None, exact=False)


def match_of(phrase: Phrase) -> str:
    """Return the expression for articles that have all the words of a phrase, in any order."""
    mark = MARKS[phrase.scope]
    parts = [quoted(mark + key) for key in keys_before(phrase)]
    star = " *" if phrase.prefix else ""
    parts.append(_any_of([quoted(mark + key) + star for key in keys_of_last(phrase)]))
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


def _all_of(wanted: list[str], unwanted: list[str]) -> str | None:
    if not wanted and not unwanted:
        return None
    match = " AND ".join(dict.fromkeys(wanted)) or quoted(EVERY)
    return f"(({match}) NOT {_any_of(unwanted)})" if unwanted else match


def _any_of(matches: list[str]) -> str:
    distinct = list(dict.fromkeys(matches))
    return distinct[0] if len(distinct) == 1 else f"({' OR '.join(distinct)})"


def quoted(token: str) -> str:
    """Return a token as the index reads it; no token holds a quotation mark."""
    return f'"{token}"'


def _first_id(day: date | None) -> int | None:
    return None if day is None else first_id(day)


def _greatest(one: int | None, other: int | None) -> int | None:
    return max((value for value in (one, other) if value is not None), default=None)


def _least(one: int | None, other: int | None) -> int | None:
    return min((value for value in (one, other) if value is not None), default=None)
