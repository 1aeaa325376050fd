"""Every command with its keys, and the language of searches."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from tui.reader.command import Command, Context
from tui.reader.commands import COMMANDS
from tui.reader.keys import keys_of
from tui.reader.screens.dialog import Dialog
from tui.reader.wording import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

QUERIES = (
    ("mines solidarity", "both words, in any order"),
    ("“freedom of choice”", "a phrase"),
    ("mines -cluster", "without a word"),
    ("pevkur OR sakaliene", "either"),
    ("said:solidarity", "inside a quotation"),
    ("speaker:pevkur", "articles that quote him"),
    ("entity:nato", "articles that name it"),
    ("outlet:courier  author:lind", "where it stood, who wrote it"),
    ("after:2025-03-01 before:2025-04", "when it was published"),
    ("on:“18 Mar 2025”  after:yesterday", "the same, as you would say it"),
    ("is:unread  is:starred  is:undated", "what you marked, what has no date"),
    ("kind:indirect", "with speech reported without marks"),
)
QUIET = "$foreground 65%"
KEY_CELLS = 14
TWO_COLUMNS = 78
GAP = 3

Line = list[tuple[str, str]]


class Help(Dialog):
    """All keys as they are in force, with the names by which config.yaml changes them."""

    def __init__(self, keys: Mapping[str, str], context: Context = Context.READER) -> None:
        super().__init__("Help", keys)
        self._keys_of = context

    def body(self, width: int) -> Content:
        """Return the commands in two columns, or one, and the search language below."""
        commands = [
            command for command in COMMANDS if command.context in (self._keys_of, Context.ANYWHERE)
        ]
        groups = [
            self._group(name, list(group), (width - GAP) // 2 if width >= TWO_COLUMNS else width)
            for name, group in groupby(commands, key=lambda command: command.group)
        ]
        lines = (
            _columns(groups, width)
            if width >= TWO_COLUMNS
            else [line for group in groups for line in group]
        )
        lines += _queries(width)
        lines += [
            [("Keys are changed in config.yaml by the command's name:", QUIET)],
            [('keys: {next_quotation: "]"}', QUIET)],
            [("Names: " + ", ".join(command.name for command in commands), QUIET)],
        ]
        return Content("\n").join(Content.assemble(*line) for line in lines)

    def _group(self, title: str, commands: list[Command], width: int) -> list[Line]:
        lines: list[Line] = [[(fit(title, width), "bold $text-accent")]]
        for command in commands:
            keys = " ".join(keys_of(command, self._keys))
            cells = max(KEY_CELLS, cell_len(keys) + 1)
            first, *rest = _wrapped(command.help, width - cells)
            lines.append([(fit(keys, cells), "bold $foreground"), (fit(first, width - cells), "")])
            lines += [[(" " * cells, ""), (fit(line, width - cells), "")] for line in rest]
        return [*lines, [(" " * width, "")]]


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap  # noqa: PLC0415 - only when help is asked for

    return wrap(text, max(width, 12)) or [""]


def _columns(groups: list[list[Line]], width: int) -> list[Line]:
    """Return the groups in two columns of about the same height."""
    left: list[Line] = []
    right: list[Line] = []
    for group in groups:
        (left if len(left) <= len(right) else right).extend(group)
    column = (width - GAP) // 2
    blank: Line = [(" " * column, "")]
    return [
        [*one, (" " * GAP, ""), *other] for one, other in zip_longest(left, right, fillvalue=blank)
    ]


def _queries(width: int) -> list[Line]:
    lines: list[Line] = [[("The search language", "bold $text-accent")]]
    cells = min(38, width // 2 + 4)
    for query, meaning in QUERIES:
        lines.append([(fit(query, cells), "bold $foreground"), (fit(meaning, width - cells), "")])
    return [*lines, [("", "")]]
