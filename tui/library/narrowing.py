"""Narrow quotations that are at hand by a query, without asking the library again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library import highlight
from tui.library.candidates import has_phrase, in_period, sequence
from tui.library.query import And, Flag, Is, Not, Or, Period, Phrase, Scope, parse
from tui.library.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tui.library.query import Node
    from tui.library.rows import QuotationRow
    from tui.model import Span


class Narrowing:
    """Quotations, only ever added to, of which a query leaves some.

    Words and phrases are looked for in the quotation itself; ``speaker:``, ``outlet:``, dates and
    ``kind:`` in what is known of it. What else a query can ask of an article, no quotation has.
    """

    def __init__(self, rows: Sequence[QuotationRow]) -> None:
        self.rows = rows
        self._said: list[str] = []

    def matching(
        self,
        query: str,
        is_stopped: Callable[[], bool] = lambda: False,
        *,
        today: date | None = None,
    ) -> list[int]:
        """Return the indices of the rows that ``query`` leaves; fewer if it is stopped.

        ``today`` is the day of the query.
        """
        tree = parse(query, today)
        found = []
        for index, row in enumerate(self.rows):
            if index == len(self._said):
                self._said.append(sequence([row.text]))
            if is_stopped():
                break
            if self._holds(tree, index, row):
                found.append(index)
        return found

    def _holds(self, node: Node, index: int, row: QuotationRow) -> bool:
        match node:
            case Not(inner):
                return not self._holds(inner, index, row)
            case Or(nodes):
                return any(self._holds(each, index, row) for each in nodes)
            case And(nodes):
                return all(self._holds(each, index, row) for each in nodes)
            case Phrase(scope=Scope.TEXT | Scope.SAID):
                return has_phrase(self._said[index], node)
            case _:
                return _is_true_of(node, row)


def _is_true_of(node: Node, row: QuotationRow) -> bool:
    """Tell whether what is known of the quotation agrees with a field of the query."""
    match node:
        case Phrase(scope=Scope.SPEAKER):
            return has_phrase(sequence([row.speaker or "", *row.members]), node)
        case Phrase(scope=Scope.OUTLET):
            return has_phrase(sequence([row.outlet]), node)
        case Period():
            return in_period(row.published, node)
        case Is(flag=Flag.DIRECT | Flag.INDIRECT as flag):
            return row.kind == flag.value
        case Is(flag=Flag.UNDATED):
            return row.published is None
        case _:
            return False


def understood(query: str, today: date | None = None) -> str:
    """Return in words how ``query`` is read on the day ``today``."""
    return in_words(parse(query, today))


def hits(query: str, text: str, today: date | None = None) -> tuple[Span, ...]:
    """Return where the query's words stand in ``text``, a quotation's."""
    return highlight.hits(query, text, today=today)
