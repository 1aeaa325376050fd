"""Keys that were typed ahead: each waits until all has happened that the one before it does.

What is typed faster than it is drawn arrives in one piece, and Textual would hand all its keys to
what has the focus then: of "/mines", typed at once, the list would take five commands. So a key is
handed on when a message sent after the one before has come the same way through the widgets, and
the screen that the key led to has been drawn.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.widget import Widget

_LOOK_AFTER = (
    0.5  # seconds after which it is seen whether the widget has gone that had the key before
)
_STEP = 0.01  # seconds between two looks whether the app is ready for a key
_LONGEST = 0.5  # seconds that a key waits for it


class KeyPassed(Message):
    """What was typed before this message has been dealt with by all widgets on the way."""


class TypeAheadApp(App[None]):
    """An app that takes one key, or one pasted text, after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._last: KeyPassed | None = None  # while what was typed before is on its way
        self._taker: Widget | None = None
        self._waited = 0.0

    @property
    def keeps_up(self) -> bool:
        """Whether all that was typed has been dealt with."""
        return self._last is None

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed while something else is on its way; let all others through."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._last is None and self.is_ready_for(event):
            await self._hand_on(event)
        else:
            self._typed.append(event)
            if self._last is None:
                self._last = KeyPassed()
                self._wait(self._last)
            else:
                self._look_after(self._last)

    def is_ready_for(self, event: events.Key | events.Paste) -> bool:  # noqa: ARG002 - for others to ask
        """Tell whether what was typed before has brought about all that ``event`` is about."""
        return True

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        last = self._last = KeyPassed()
        self._taker = taker = self.focused or self.screen
        await super().on_event(event)
        if not (event.is_forwarded and taker.post_message(last)):
            self._go_on(last)

    def on_key_passed(self, message: KeyPassed) -> None:
        """Go on to what was typed next."""
        self._go_on(message)

    def _go_on(self, passed: KeyPassed) -> None:
        if passed is not self._last:
            return
        if isinstance(self._taker, Input) and self._taker is self.focused:
            self.call_later(self._hand_on_next, passed)
        else:  # the key may have moved the focus, which takes effect later
            self.call_after_refresh(self.call_later, self._hand_on_next, passed)

    def _look_after(self, passed: KeyPassed) -> None:
        """Hand on what waits for ``passed`` if that is not to come any more."""

        async def look() -> None:
            if self._taker is not None and self._taker.is_attached:
                self._look_after(passed)
            else:
                await self._hand_on_next(passed)

        if passed is self._last:
            self.set_timer(_LOOK_AFTER, look)

    def _wait(self, passed: KeyPassed) -> None:
        self.set_timer(_STEP, partial(self._hand_on_next, passed))

    async def _hand_on_next(self, passed: KeyPassed) -> None:
        if passed is not self._last:
            return
        if not self._typed:
            self._last = None
            return
        if not self.is_ready_for(self._typed[0]) and self._waited < _LONGEST:
            self._waited += _STEP
            self._wait(passed)
            return
        self._waited = 0.0
        await self._hand_on(self._typed.popleft())
