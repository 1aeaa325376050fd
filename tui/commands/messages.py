"""What a command says beside its data, on stderr, and how it fails."""

from __future__ import annotations

import click

from tui.clean import clean_line


class TaskFailed(click.ClickException):
    """The command was understood and could not be done: exit status 1."""

    exit_code = 1


class Misuse(click.ClickException):
    """The command line or the configuration is wrong: exit status 2."""

    exit_code = 2


class StoppedError(Exception):
    """The user pressed ctrl+c; the message says how things were left. Exit status 130."""


def say(message: str) -> None:
    """Write one line to stderr, without anything that steers a terminal."""
    click.echo(clean_line(message), err=True)


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 article``, ``1,234 articles``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
