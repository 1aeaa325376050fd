"""``onrecord completion``: the tab key in your shell."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from tui.commands.options import sources
from tui.commands.sources import COMPLETION_VARIABLE, NAME, Sources

SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command()
@click.argument("shell", type=click.Choice(tuple(SHELLS)))
@sources(index=False, hidden=True)
@click.pass_context
def command(context: click.Context, given: Sources, shell: str) -> None:  # noqa: ARG001 - taken on every command
    """Print the script that completes commands and options in your shell.

    \b
    Examples:
      eval "$(onrecord completion bash)"                  in ~/.bashrc
      eval "$(onrecord completion zsh)"                   in ~/.zshrc
      onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """
    root = context.find_root().command
    click.echo(SHELLS[shell](root, {}, NAME, COMPLETION_VARIABLE).source())
