"""The command line with its options and commands, each imported when it runs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui import __version__
from tui.commands import COMMANDS
from tui.commands.options import sources
from tui.commands.sources import COMPLETION_VARIABLE, NAME, Sources
from tui.garbage import look_seldom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

READER = "read"

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
        look_seldom()  # what is imported stays; what the command makes need not
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
    from tui.opening import open_reader  # noqa: PLC0415 - not for help

    click.get_current_context().exit(open_reader(given, paths))


def run(arguments: Sequence[str]) -> int:
    """Run ``arguments`` and return the exit status; whatever goes wrong is raised."""
    try:
        with application.make_context(NAME, list(arguments)) as context:
            application.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return 0


def complete(instruction: str) -> int:
    """Answer the completion script of a shell; return the exit status."""
    from click.shell_completion import shell_complete  # noqa: PLC0415 - only for completion

    return shell_complete(application, {}, NAME, COMPLETION_VARIABLE, instruction)
