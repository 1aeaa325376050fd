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
