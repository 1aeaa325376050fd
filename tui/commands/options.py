"""The options that the commands share."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., None]], Callable[..., None]]

FORMATS = ("table", "json", "jsonl", "csv", "md")
QUERYING = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
_PATH = click.Path(path_type=Path)


def sources(*, index: bool = True, hidden: bool = False) -> Decorator:
    """Give a command ``--config``, ``--library`` and ``--corpus``, as its first argument.

    With ``index`` also ``--no-index``. ``hidden`` leaves them out of the help of a command that
    takes them but has no use for them. What the command leaves open is taken from before it:
    ``onrecord --corpus news search mines``.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def with_sources(
            *args: Any,  # noqa: ANN401 - whatever click hands to the command
            config: Path | None,
            library: Path | None,
            corpus: tuple[Path, ...],
            no_index: bool = False,
            **options: Any,  # noqa: ANN401 - whatever click hands to the command
        ) -> None:
            outer = click.get_current_context().find_object(Sources) or Sources()
            given = Sources(
                config or outer.config,
                library or outer.library,
                corpus or outer.corpora,
                not no_index,
            )
            function(given, *args, **options)

        decorated: Callable[..., None] = with_sources
        if index:
            decorated = click.option(
                "--no-index",
                is_flag=True,
                hidden=hidden,
                help="Use the library as it is, without looking for new articles.",
            )(decorated)
        for option in reversed(_source_options(hidden=hidden)):
            decorated = option(decorated)
        return decorated

    return decorate


def _source_options(*, hidden: bool) -> list[Decorator]:
    return [
        click.option(
            "--config",
            type=_PATH,
            metavar="FILE",
            hidden=hidden,
            help="Read this config.yaml and no other.",
        ),
        click.option(
            "--library",
            type=_PATH,
            metavar="FILE",
            hidden=hidden,
            help="Keep the library in this file.",
        ),
        click.option(
            "--corpus",
            type=_PATH,
            metavar="PATH",
            multiple=True,
            hidden=hidden,
            help="Read this file or folder in place of the configured ones; can be repeated.",
        ),
    ]


def _one_query(context: click.Context, _parameter: click.Parameter, words: tuple[str, ...]) -> str:
    for word in words:
        if word.startswith("--"):
            options = [name for each in context.command.params for name in each.opts]
            from difflib import get_close_matches  # noqa: PLC0415 - only for an error

            near = get_close_matches(word, options, n=3)
            raise click.NoSuchOption(word, possibilities=near, ctx=context)
    return " ".join(words)


def query_argument(*, required: bool = False) -> Decorator:
    """Give a command all its words as the argument ``query``; one with a minus is no option.

    The command must be made with ``QUERYING`` for its settings.
    """
    return click.argument("query", nargs=-1, required=required, callback=_one_query)


def said_by(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--speaker``, as the keyword argument ``speakers``: a tuple of names."""
    return click.option(
        "--speaker",
        "speakers",
        metavar="NAME",
        multiple=True,
        help="Only what this speaker said, alone or in a group; a surname will do."
        " Can be repeated.",
    )(function)


def row_format(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--format``, as the keyword argument ``form``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How the rows come out.",
    )(function)
