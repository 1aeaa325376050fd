"""The units of a scene that hold a mention, looked up by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.analysis.scene import Scene


class Held:
    """The units of one scene that hold a mention."""

    def __init__(self, scene: Scene) -> None:
        self._units = sorted(scene.mentions_of_unit)

    def within(self, first: int, stop: int) -> list[int]:
        """Return those from the unit ``first`` to ``stop``, excluded, in order."""
        begin = bisect_left(self._units, first)
        return self._units[begin : bisect_left(self._units, stop, begin)]

    def nearest_before(self, unit: int, most: int, reach: int) -> list[int]:
        """Return those less than ``reach`` units before a unit, nearest first.

        They are ``most`` at most.
        """
        stop = bisect_left(self._units, unit)
        return [
            held for held in self._units[max(0, stop - most) : stop][::-1] if held > unit - reach
        ]

    def nearest_after(self, unit: int, most: int, reach: int) -> list[int]:
        """Return those from a unit on and less than ``reach`` after it, ``most`` at most."""
        begin = bisect_left(self._units, unit)
        return [held for held in self._units[begin : begin + most] if held < unit + reach]
