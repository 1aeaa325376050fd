"""The keys of the commands."""

from __future__ import annotations

import re

import pytest

from tui.reader.command import Context
from tui.reader.commands import COMMANDS, named
from tui.reader.key_names import as_event, is_key
from tui.reader.keys import KeysError, bindings, keymap, keys_of
from tui.reader.widgets.date_bar import DateBar
from tui.reader.widgets.search_bar import SearchBar


def test_the_default_keys_do_not_conflict() -> None:
    assert keymap({}) == {}


def test_bindings_carry_the_command_s_name_so_that_keys_can_be_changed() -> None:
    assert [binding.id for binding in bindings(Context.PICKER)] == [
        command.name for command in COMMANDS if command.context is Context.PICKER
    ]
    assert SearchBar.BINDINGS
    assert DateBar.BINDINGS


def test_keys_are_shown_as_one_writes_them() -> None:
    assert keys_of(named("half_down"), {}) == ("^d",)
    assert keys_of(named("next_quotation"), {}) == ("]",)
    assert keys_of(named("open"), {}) == ("enter",)
    assert keys_of(named("down"), {}) == ("j", "↓")
    assert keys_of(named("down"), {"down": "e, ctrl+e"}) == ("e", "^e")


def test_characters_become_the_names_that_key_events_have() -> None:
    assert keymap({"next_quotation": "}"}) == {"next_quotation": "right_curly_bracket"}
    assert keymap({"search": ","}) == {"search": "comma"}


@pytest.mark.parametrize(
    "key",
    ["Q", "+", "é", "ж", "7", "?", "-", "ctrl+x", "ctrl+7", "alt+x", "alt+shift+x", "f5", "ctrl+f5",
     "f13", "space", "ctrl+space", "tab", "shift+tab", "backspace", "delete", "insert", "home",
     "pageup", "ctrl+shift+left", "ctrl+backslash", "ctrl+@", "ctrl+at", "ctrl+underscore", "comma",
     "full_stop", "left_curly_bracket", "slash", "minus", "alt+slash", "alt+enter", "newline",
     "super+k", "media_play", "menu", "ctrl+right_square_bracket"],
)  # fmt: skip
def test_every_key_that_textual_has_can_be_given(key: str) -> None:
    assert is_key(as_event(key))


def test_all_keys_of_the_table_are_keys() -> None:
    assert keymap({command.name: command.keys for command in COMMANDS})


def test_two_commands_can_exchange_their_keys() -> None:
    assert keymap({"star": "u", "unread": "m"}) == {"star": "u", "unread": "m"}


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"serch": "x"}, "Did you mean search?"),
        ({"qwxyz": "x"}, "no command “qwxyz”"),
        ({"star": " "}, "no key given"),
        ({"star": "u"}, "would be both star and unread"),
        ({"theme": "j"}, "“j” would be both down and theme"),
        ({"picker_choose": "enter"}, "picker_choose and picker_apply"),
        ({"why_reject": "q"}, "“q” would be both why_reject and dialog_close"),
        ({"quit": "nokey"}, "keys.quit: there is no key 'nokey'. Write a character"),
        ({"quit": "Q,spce"}, "there is no key 'spce'. Did you mean 'space'?"),
        ({"quit": "esc"}, "Did you mean 'escape'?"),
        ({"quit": "page_up"}, "Did you mean 'pageup'?"),
        ({"quit": "ctrl+]"}, "Did you mean 'ctrl+right_square_bracket'?"),
        ({"quit": "ctrl+plus+x"}, "there is no key 'ctrl+plus+x'. Write a character"),
        ({"quit": "shift+ctrl+up"}, "Did you mean 'ctrl+shift+up'?"),
        ({"quit": "strg+x"}, "Write a character"),
        ({"quit": "shift+a"}, "Did you mean 'A'?"),
        ({"quit": "ctrl+"}, "there is no key 'ctrl+'"),
    ],
)
def test_keys_that_cannot_be_used_are_refused_with_a_reason(
    overrides: dict[str, str], words: str
) -> None:
    with pytest.raises(KeysError, match=re.escape(words)):
        keymap(overrides)
