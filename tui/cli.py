"""Where the program starts: the reader, or a command, and how it ends.

Exit status 0 is done, 1 a task that failed, 2 wrong usage or configuration, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tui.clean import clean_line
from tui.commands import COMMANDS
from tui.commands.messages import CommandEnded, StoppedError, say
from tui.commands.sources import COMPLETION_VARIABLE, NAME, Sources

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    if sys.stdout is None:  # closed by the caller (>&-), who then wants no data
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - ours to the end
    _carry_any_text(sys.stdout)
    _carry_any_text(sys.stderr)
    # Imports make much and drop little: looking for garbage meanwhile is a fifth of the start. The
    # commands and the reader look again once they are there.
    gc.disable()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return DONE
    finally:
        gc.enable()
    return status


def _run(arguments: Sequence[str]) -> int:
    try:
        return _done(arguments)
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        status, message = _outcome(error)
        say(message)
        if status == FAILED and os.environ.get("ONRECORD_DEBUG"):
            raise
        return status


def _done(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` say; the reader opens without waiting for the options' parser."""
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if not instruction and _are_paths(arguments):
        from tui.opening import open_reader  # noqa: PLC0415 - not for commands

        return open_reader(Sources(), tuple(map(Path, arguments)))
    from tui import commandline  # noqa: PLC0415 - slow to import, and not for the reader

    return commandline.complete(instruction) if instruction else commandline.run(arguments)


def _are_paths(arguments: Sequence[str]) -> bool:
    """Tell whether there is neither an option nor a command among ``arguments``."""
    return not (arguments and arguments[0] in COMMANDS) and not any(
        word.startswith("-") for word in arguments
    )


def _outcome(error: BaseException) -> tuple[int, str]:
    """Return the exit status of a command that ended with ``error``, and what to say."""
    import click  # noqa: PLC0415 - only for an error

    from tui.config import ConfigError  # noqa: PLC0415 - only for an error
    from tui.ingest import CorpusError  # noqa: PLC0415 - only for an error
    from tui.library.errors import LibraryError  # noqa: PLC0415 - only for an error

    status, message = FAILED, f"{NAME}: {error}"
    match error:
        case KeyboardInterrupt() | click.Abort():
            status, message = INTERRUPTED, "Interrupted."
        case StoppedError():
            status, message = INTERRUPTED, str(error)
        case click.UsageError():
            path = (error.ctx.command_path if error.ctx else NAME).removesuffix(" read")
            status, message = MISUSED, f"{path}: {error.format_message()} Try `{path} --help`."
        case click.ClickException():
            status, message = error.exit_code, f"{NAME}: {error.format_message()}"
        case CommandEnded():
            status = error.exit_code
        case ConfigError() | CorpusError():
            status = MISUSED
        case LibraryError():
            pass
        case OSError(strerror=str(reason)):
            where = f": {error.filename}" if error.filename else ""
            message = f"{NAME}: {reason}{where}"
        case _:
            what = clean_line(str(error)) or "no reason given"
            message = f"{NAME}: {type(error).__name__}: {what}. ONRECORD_DEBUG=1 shows where."
    return status, message


def _carry_any_text(stream: TextIO | None) -> None:
    """Let a stream that is not Unicode show what it cannot encode, rather than fail on it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _forget_stdout() -> None:
    """Let the interpreter flush into nothing: whoever read our output has what they wanted."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
