"""The one table of commands."""

from __future__ import annotations

import pytest

from tui.reader.app import ReaderApp
from tui.reader.command import Context
from tui.reader.commands import COMMANDS, known_commands
from tui.reader.screens.dialog import Dialog
from tui.reader.screens.export_screen import ExportScreen
from tui.reader.screens.reading_screen import ReadingScreen
from tui.reader.screens.source import SourcePicker
from tui.reader.screens.speakers import SpeakerPicker
from tui.reader.screens.view_screen import ViewScreen
from tui.reader.screens.why import Why

OWNERS = {
    Context.ANYWHERE: ReaderApp,
    Context.READER: ReadingScreen,
    Context.PICKER: SpeakerPicker,
    Context.DIALOG: Dialog,
    Context.PROMPT: ReadingScreen,
    Context.SEARCH: ReadingScreen,
    Context.VIEW: ViewScreen,
    Context.EXPORT: ExportScreen,
    Context.SOURCE: SourcePicker,
    Context.WHY: Why,
}


def test_every_command_has_a_name_of_its_own() -> None:
    assert len(set(known_commands())) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_runs_something_that_exists(command: object) -> None:
    assert command in COMMANDS
    each = next(item for item in COMMANDS if item == command)
    action = each.action.partition(".")[2].partition("(")[0]
    owner = ReaderApp if each.action.startswith("app.") else OWNERS[each.context]
    assert callable(getattr(owner, f"action_{action}"))
