"""Which names of keys there are, and which one was meant."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

if TYPE_CHECKING:
    from collections.abc import Sequence

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")  # in the order key events have
_NO_EVENTS = {"return", "ctrl-at"}  # in Textual's table, but not in its events
_HELP = "Write a character, a name such as space, enter, f5 or pageup, or ctrl+x."


def as_event(key: str) -> str:
    """Return ``key`` as a key event names it: ``]`` is ``right_square_bracket``."""
    if key == ",":  # which stands between keys
        return "comma"
    (made,) = Binding.make_bindings([Binding(key, "nothing")])
    return made.key


def is_key(key: str) -> bool:
    """Tell whether any key event can have this name, once ``as_event`` has spelled it."""
    modifiers, last = _parts(key)
    if modifiers != [name for name in _MODIFIERS if name in modifiers]:
        return False
    if len(last) == 1:
        return key in _names() or not modifiers or (last.isalnum() and modifiers != ["shift"])
    character = key_to_character(last)
    return last in _names() or (character is not None and as_event(character) == last)


def hint(key: str) -> str:
    """Return a sentence that names the key that was meant, else what can be written."""
    modifiers, last = _parts(key)
    if not set(modifiers) <= set(_MODIFIERS):
        return _HELP
    ordered = [name for name in _MODIFIERS if name in modifiers]
    if modifiers == ["shift"] and last.upper() != last.lower() and len(last) == 1:
        return f"Did you mean {last.upper()!r}?"
    for name in (as_event(last), *_like(last)) if last else ():
        meant = "+".join([*ordered, name])
        if meant != key and is_key(meant):
            return f"Did you mean {meant!r}?"
    return _HELP


def _parts(key: str) -> tuple[list[str], str]:
    if len(key) > 1 and key.endswith("+"):
        return key[:-1].rstrip("+").split("+"), "+"
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return modifiers, last


def _like(name: str) -> Sequence[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for an error

    return get_close_matches(name.lower(), sorted(_names()), n=1)


@cache
def _names() -> frozenset[str]:
    """Return the names of keys that are no characters, and those that replace a character's."""
    # There is no public list of the keys that only newer terminals tell apart.
    from textual._keyboard_protocol import FUNCTIONAL_KEYS  # noqa: PLC0415 - only for own keys

    listed = {key.value for key in Keys if not key.value.startswith("<")} - _NO_EVENTS
    bare = {value.rpartition("+")[2] for value in listed if not value.endswith("@")}
    return frozenset(
        {*listed, *bare, *FUNCTIONAL_KEYS.values(), *KEY_NAME_REPLACEMENTS.values(), "newline"}
    )
