"""Single words folded, and what else is found out about each word once.

The same few thousand words come again in every article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_REMEMBERED = 1 << 16

Asked = TypeVar("Asked", bound="Hashable")
Told = TypeVar("Told")


class _Memory(dict[Asked, Told]):
    """What a function tells, until there is too much of it; then the memory begins anew."""

    def __init__(self, function: Callable[[Asked], Told]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, asked: Asked) -> Told:
        if len(self) >= _REMEMBERED:
            self.clear()
        told = self[asked] = self._function(asked)
        return told


def remembered(function: Callable[[Asked], Told]) -> Callable[[Asked], Told]:
    """Return ``function`` with a memory of bounded size for what it has told.

    What is remembered costs one look into a dictionary, less than half of what it costs in an
    ``lru_cache``, which notes the order of use besides.
    """
    return _Memory(function).__getitem__


@remembered
def folded(word: str) -> str:
    """Return a word, or a short name, without case and accents."""
    return fold(word)
