"""``onrecord completion``: the tab key in your shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tui.commands.messages import Misuse
from tui.commands.options import Sources, sources

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ONRECORD_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@sources(index=False, hidden=True)
@click.pass_context
def command(context: click.Context, given: Sources, shell: str) -> None:  # noqa: ARG001 - taken on every command
    r"""Print the script that completes commands and options in your shell.

    \b
    Examples:
      eval "$(onrecord completion bash)"                  in ~/.bashrc
      eval "$(onrecord completion zsh)"                   in ~/.zshrc
      onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise Misuse(f"there is no completion for {shell}.")
    root = context.find_root().command
    click.echo(completion(root, {}, "onrecord", VARIABLE).source())
