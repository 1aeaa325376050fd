"""The last line of the screen: the keys that are of use where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.reader.command import Command, Place
from tui.reader.commands import in_footer, named
from tui.reader.keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

GAP = " · "


class Footer(Widget):
    """Keys and titles from the table of commands; a click on one runs it."""

    DEFAULT_CSS = """
    Footer { height: 1; background: $panel; color: $text-muted; }
    """

    place: reactive[Place] = reactive(Place.ARTICLES)

    without: reactive[frozenset[str]] = reactive(frozenset())
    """The names of commands that do not apply now."""

    titles: reactive[Mapping[str, str]] = reactive(dict)
    """What commands do now, by their names, where that is not what they are called."""

    def __init__(self, keys: Mapping[str, str], place: Place, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._keys = keys
        self._actions: list[tuple[range, str]] = []
        self.set_reactive(Footer.place, place)

    def render(self) -> Content:
        """Return as many keys as there is room for, that for help in any case."""
        width = self.size.width
        parts: list[tuple[str, str] | str] = [" "]
        at = 1
        self._actions = []
        words = [
            (command, *self._words(command))
            for command in in_footer(self.place)
            if command.name not in self.without
        ]
        help_length = sum(
            cell_len(GAP + key + title) for command, key, title in words if _is_help(command)
        )
        for command, key, title in words:
            gap = GAP if self._actions else ""
            length = cell_len(gap + key + title)
            is_help = _is_help(command)
            if at + length + (0 if is_help else help_length) > width - 1:
                continue
            parts += [(gap, "$foreground 40%"), (key, "bold $foreground"), title]
            self._actions.append((range(at + cell_len(gap), at + length), command.action))
            at += length
        return Content.assemble(*parts)

    def _words(self, command: Command) -> tuple[str, str]:
        key = keys_of(command, self._keys)[0]
        if not command.pair:
            return key, f" {self.titles.get(command.name, command.title).lower()}"
        other = keys_of(named(command.pair), self._keys)[0]
        return f"{key}/{other}", " move"

    async def on_click(self, event: events.Click) -> None:
        """Run the command that was clicked."""
        for cells, action in self._actions:
            if event.x in cells:
                await self.screen.run_action(action)


def _is_help(command: Command) -> bool:
    return command.action == "screen.help"
