"""The Textual application: configuration, themes, and the first screen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand

from tui.library import Library
from tui.reader import state as kept
from tui.reader.command import Context
from tui.reader.commands import COMMANDS
from tui.reader.guard import GUARD
from tui.reader.keys import bindings, keymap
from tui.reader.screens.reading_screen import ReadingScreen
from tui.reader.themes import THEMES
from tui.reader.type_ahead import TypeAheadApp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from tui.config import Config

_DEEDS = (
    events.Key,
    events.Paste,
    events.MouseDown,
    events.MouseScrollDown,
    events.MouseScrollUp,
)


class ReaderApp(TypeAheadApp):
    """On Record on a terminal.

    ``library``, ``marks`` and ``state`` are files; those missing are made. Raises ``KeysError`` for
    keys in ``config`` that cannot be used.
    """

    TITLE = "On Record"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.ANYWHERE)]
    CSS_PATH = "screens/reading_screen.tcss"  # of the first screen, which does not load its own

    def __init__(self, config: Config, library: Path, marks: Path, state: Path) -> None:
        super().__init__()
        self.config = config
        self._library_file = library
        self._state_file = state
        self._state = kept.load(state)
        self.library = Library.open(library, marks)
        for theme in THEMES:
            self.register_theme(theme)
        names = [theme.name for theme in THEMES]
        self._chosen_theme = self._state.theme if self._state.theme in names else None
        self.theme = self._chosen_theme or config.theme
        self.set_keymap(keymap(config.keys))

    def get_default_screen(self) -> Screen[None]:
        """Begin with the reader."""
        return ReadingScreen(self.library, self._library_file, self.config, self._state)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing that steers a terminal through, whatever widget draws it."""
        return [*super().get_line_filters(), GUARD]

    async def on_event(self, event: events.Event) -> None:
        """Tell the first screen that the reader does something, before it is done."""
        if isinstance(event, _DEEDS) and isinstance(self.screen, ReadingScreen):
            self.screen.stay()
        await super().on_event(event)

    def is_ready_for(self, event: events.Key | events.Paste) -> bool:
        """Tell whether the rows and the article have come that a key is about."""
        screen = self.screen
        if isinstance(event, events.Key) and isinstance(screen, ReadingScreen):
            return screen.is_ready_for(event.key)
        return True

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell the reader something, unless the same still stands on the screen.

        A key that is held where it leads nowhere would cover the screen with what it says.
        """
        if not any((each.title, each.message) == (title, message) for each in self._notifications):
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def on_unmount(self) -> None:
        """Close the library when no thread of the screen uses it any more."""
        self.library.close()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every command that applies to ``screen``, for the palette."""
        for command in COMMANDS:
            context = getattr(screen, "CONTEXT", None)
            if command.context in (context, Context.ANYWHERE) and command.name != "palette":
                run = partial(screen.run_action, command.action)
                yield SystemCommand(command.title, command.help, run)

    def action_next_theme(self) -> None:
        """Go on to the next theme."""
        names = [theme.name for theme in THEMES]
        self._chosen_theme = self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.notify(f"Theme: {self._chosen_theme}", timeout=2)

    async def action_quit(self) -> None:
        """Keep where the reader was, and quit."""
        self.keep_state()
        self.exit()

    def keep_state(self) -> None:
        """Write where the reader is; that it cannot be written is no reason not to quit."""
        screen = next((each for each in self.screen_stack if isinstance(each, ReadingScreen)), None)
        if screen is not None:
            with suppress(OSError):
                kept.save(replace(screen.state, theme=self._chosen_theme), self._state_file)


def run(config: Config, library: Path, marks: Path, state: Path) -> int:
    """Open the reader on the configuration's corpora; return the exit status.

    Raises ``KeysError`` for keys in ``config`` that cannot be used.
    """
    app = ReaderApp(config, library, marks, state)
    app.run()
    return app.return_code or 0
