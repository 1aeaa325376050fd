"""The command line: which command, what it may not do, and how it ends.

Commands are imported when they run, the reader with Textual among them. Exit status 0 is done,
1 a task that failed, 2 wrong usage or configuration, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tui import __version__
from tui.clean import clean_line
from tui.commands.messages import Misuse, StoppedError, say
from tui.commands.options import COMPLETION_VARIABLE, NAME, Sources, sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
READER = "read"

COMMANDS = {
    "index": "Bring the library up to date.",
    "search": "Find articles.",
    "quotes": "List who said what.",
    "speakers": "List everyone who is quoted.",
    "speaker": "Print one speaker's page.",
    "show": "Print an article with its speakers.",
    "attribute": "Attribute quotations, JSON Lines in and out.",
    "doctor": "Look for what is wrong, here and in your terminal.",
    "config": "Print the configuration and where it comes from.",
    "init": "Write a config.yaml to start from.",
    "completion": "Print the completion script of your shell.",
}

EXAMPLES = (
    ("onrecord", "read the configured articles, else the sample"),
    ("onrecord news/ story.html", "read these files and folders"),
    ("onrecord search 'mines speaker:pevkur'", "find articles"),
    ("onrecord quotes --speaker Tusk", "everything a speaker said"),
    ("onrecord quotes --format csv > q.csv", "the same for everyone, for a spreadsheet"),
    ("onrecord show story.html", "print one article with its speakers"),
    ("onrecord init", "start a configuration of your own"),
)


class CommandLine(click.Group):
    """The commands of the table; anything else that comes first is a path for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command that is called."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tui.commands.{cmd_name}").command
        command.name = cmd_name
        gc.enable()  # what is imported stays; what the command makes need not
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note whether ``--`` stood before the first argument: then it is a path."""
        before = args.copy()
        rest = super().parse_args(ctx, args)
        first = len(before) - len(rest) - 1  # click keeps the first argument apart
        ctx.meta["only paths"] = first > 0 and before[first - 1] == "--"
        return rest

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to run with its arguments."""
        if ctx.meta["only paths"]:
            return READER, read, ["--", *args]
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        return READER, read, args

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples first, then the rest."""
        with formatter.section("Examples"):
            formatter.write_dl(EXAMPLES, col_max=40)
        formatter.write_paragraph()
        super().format_help(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the table without importing what it names."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete options and commands, else files."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for completion

        options = click.Command.shell_complete(self, ctx, incomplete)
        commands = [
            CompletionItem(name, help=summary)
            for name, summary in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*commands, *options] or [CompletionItem(incomplete, type="file")]


@click.group(
    NAME,
    cls=CommandLine,
    invoke_without_command=True,
    subcommand_metavar="[PATH…] | COMMAND …",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="On Record")
@sources(index=False)
@click.pass_context
def application(context: click.Context, given: Sources) -> None:
    """Read news articles in the terminal and see who said what.

    Without a command, On Record opens the reader on PATHs, else on the corpora of config.yaml. A
    path that is called like a command is given as ./index, or after --.
    """
    context.obj = given
    if context.invoked_subcommand is None:
        context.invoke(read, config=None, library=None, corpus=(), paths=())


def _show_help(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's signature
    if wanted:
        click.echo(context.find_root().get_help())
        context.exit()


@click.command(READER, add_help_option=False)
@click.option(
    "-h",
    "--help",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="Show the help of On Record and exit.",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@sources(index=False)
def read(given: Sources, paths: tuple[Path, ...]) -> None:
    """Open the reader on PATHs, else on the configured corpora.

    Example: onrecord news/ story.html
    """
    from dataclasses import replace  # noqa: PLC0415 - not for help

    from tui.commands.prepare import desk, require_corpora  # noqa: PLC0415 - not for help

    for path in paths:
        _require_path(path)
    if not _has_terminal():
        raise Misuse(
            "the reader needs a terminal. Without one there are `onrecord search`, `quotes`, "
            "`speakers` and `show`; `onrecord --help` lists them all."
        )
    table = desk(replace(given, corpora=(*paths, *given.corpora)))
    require_corpora(table.config)

    from tui.reader.app import run  # noqa: PLC0415 - Textual is for the reader alone
    from tui.reader.commands import KeysError, keymap, known_commands  # noqa: PLC0415 - as above

    table.config.check_commands(frozenset(known_commands()))
    try:
        keymap(table.config.keys)
    except KeysError as error:
        raise Misuse(str(error)) from error
    status = run(table.config, table.library, table.marks, table.state)
    click.get_current_context().exit(status)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _require_path(path: Path) -> None:
    if path.exists():
        return
    from tui.config import nearest  # noqa: PLC0415 - only for an error

    hint = nearest(str(path), tuple(COMMANDS))
    way_out = hint if hint.startswith("Did you mean") else "`onrecord --help` lists the commands."
    raise Misuse(f"there is no file or folder {str(path)!r}, nor such a command. {way_out}")


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
    if instruction := os.environ.get(COMPLETION_VARIABLE):
        from click.shell_completion import shell_complete  # noqa: PLC0415 - only for completion

        return shell_complete(application, {}, NAME, COMPLETION_VARIABLE, instruction)
    try:
        with application.make_context(NAME, list(arguments)) as context:
            application.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        status, message = _outcome(error)
        say(message)
        if status == FAILED and os.environ.get("ONRECORD_DEBUG"):
            raise
        return status
    return DONE


def _outcome(error: BaseException) -> tuple[int, str]:
    """Return the exit status of a command that ended with ``error``, and what to say."""
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
            path = (error.ctx.command_path if error.ctx else NAME).removesuffix(f" {READER}")
            status, message = MISUSED, f"{path}: {error.format_message()} Try `{path} --help`."
        case click.ClickException():
            status, message = error.exit_code, f"{NAME}: {error.format_message()}"
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
