"""Something that waits until the keys pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer


class Pause:
    """Does the newest thing asked of it once nothing else was asked for a while.

    What a key brings about at once must be quick, or the next key waits for it. What takes longer
    to draw than a hand to press the next key is done when there is none.
    """

    def __init__(self, node: MessagePump) -> None:
        self._node = node
        self._timer: Timer | None = None
        self._do: Callable[[], object] = lambda: None

    @property
    def waits(self) -> bool:
        """Whether something is still to be done."""
        return self._timer is not None

    def then(self, seconds: float, do: Callable[[], object]) -> None:
        """Do ``do`` after so many seconds, in place of what waits."""
        self.drop()
        self._do = do
        self._timer = self._node.set_timer(seconds, self.end)

    def put_off(self, seconds: float) -> None:
        """Let what waits wait for so many seconds from now."""
        if self._timer is not None:
            self.then(seconds, self._do)

    def end(self) -> None:
        """Do now what waits, if anything does."""
        if self._timer is not None:
            self.drop()
            self._do()

    def drop(self) -> None:
        """Do nothing of what waits."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
