"""What a command says beside its data, on stderr, and how it fails."""

from __future__ import annotations

import sys
from typing import ClassVar

from tui.clean import clean_line


class CommandEnded(Exception):  # noqa: N818 - its kinds say how
    """A command cannot do what it was asked; the message carries the way out."""

    exit_code: ClassVar[int]


class TaskFailed(CommandEnded):
    """The command was understood and could not be done: exit status 1."""

    exit_code = 1


class Misuse(CommandEnded):
    """The command line or the configuration is wrong: exit status 2."""

    exit_code = 2


class StoppedError(Exception):
    """The user pressed ctrl+c; the message says how things were left. Exit status 130."""


def say(message: str) -> None:
    """Write one line to stderr, without anything that steers a terminal."""
    if sys.stderr is not None:  # closed by the caller (2>&-), who then wants no messages
        print(clean_line(message), file=sys.stderr, flush=True)  # noqa: T201 - stderr is its place


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 article``, ``1,234 articles``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
