"""The keys of the commands: those of the table, as config.yaml changes them, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import format_key

from tui.reader.command import Context
from tui.reader.commands import COMMANDS, known_commands
from tui.reader.key_names import as_event, hint, is_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.reader.command import Command


class KeysError(Exception):
    """The keys of the configuration cannot all be used: those of which command, and why.

    ``hint`` is the way out.
    """

    def __init__(self, command: str, message: str, hint: str) -> None:
        super().__init__(f"keys.{command}: {message}. {hint}")
        self.command = command
        self.message = message
        self.hint = hint


def bindings(context: Context) -> list[Binding]:
    """Return the commands of ``context`` with their default keys, as Textual wants them."""
    return [
        Binding(
            _textual_keys(command.keys),
            command.action,
            command.title,
            show=False,
            priority=command.priority,
            id=command.name,
            tooltip=command.help,
        )
        for command in COMMANDS
        if command.context is context
    ]


def keymap(overrides: Mapping[str, str]) -> dict[str, str]:
    """Return the keys in force for each command named in ``overrides``, as Textual spells them.

    Raises ``KeysError`` for a name that is no command, for no key at all, for a key that there is
    not, and where two commands of one place would share a key.
    """
    for name, keys in overrides.items():
        if name not in known_commands():
            from difflib import get_close_matches  # noqa: PLC0415 - only for an error

            near = get_close_matches(name, known_commands(), n=1)
            way_out = f"Did you mean {near[0]}?" if near else "onrecord's help (?) lists them."
            raise KeysError(name, f"there is no command “{name}”", way_out)
        if not _split(keys):
            raise KeysError(name, "no key given", f"Write one, such as “{name}: j”.")
        for key in _split(keys):
            if not is_key(key):
                raise KeysError(name, f"there is no key {key!r}", hint(key))
    _refuse_conflicts(overrides)
    return {name: _textual_keys(keys) for name, keys in overrides.items()}


def keys_of(command: Command, overrides: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of ``command`` in force, as a reader would write them: ``j ↓ ^d``."""
    shown: list[str] = []
    for key in _split(overrides.get(command.name, command.keys)):
        spelled = _as_written(key)
        if spelled not in shown:
            shown.append(spelled)
    return tuple(shown)


def _split(keys: str) -> list[str]:
    if keys.strip() == ",":
        return [","]
    return [part for part in keys.replace(",", " ").split() if part]


def _textual_keys(keys: str) -> str:
    return ",".join(dict.fromkeys(map(as_event, _split(keys))))


def _as_written(key: str) -> str:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    shown = last if last == "enter" else format_key("comma" if last == "," else last)
    if "ctrl" in modifiers:
        modifiers.remove("ctrl")
        shown = f"^{shown}"
    return "+".join([*modifiers, shown])


def _refuse_conflicts(overrides: Mapping[str, str]) -> None:
    for context in Context:
        around = Context.DIALOG if context is Context.WHY else Context.ANYWHERE
        owner: dict[str, str] = {}
        for each in COMMANDS:
            if each.context not in (context, around, Context.ANYWHERE):
                continue
            for key in _textual_keys(overrides.get(each.name, each.keys)).split(","):
                if key in owner:
                    raise KeysError(
                        each.name if each.name in overrides else owner[key],
                        f"“{_as_written(key)}” would be both {owner[key]} and {each.name}",
                        "Give one of them another key.",
                    )
                owner[key] = each.name
