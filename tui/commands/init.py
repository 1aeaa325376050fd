"""``onrecord init``: something to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.clean import clean_line
from tui.commands.messages import TaskFailed
from tui.commands.options import sources

if TYPE_CHECKING:
    from tui.commands.sources import Sources


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@sources(index=False, hidden=True)
def command(given: Sources, folder: Path) -> None:  # noqa: ARG001 - taken on every command
    """Write a commented config.yaml and an articles folder to start from.

    Into FOLDER, or the current one. A config.yaml that is there already is not overwritten, and
    nothing is put into an articles folder that holds something.

    \b
    Example:
      onrecord init news && cd news && onrecord
    """
    target = folder / "config.yaml"
    articles = folder / "articles"
    templates = files("tui.commands") / "templates"
    try:
        articles.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write((templates / "config.yaml").read_text("utf-8"))
        if not any(articles.iterdir()):
            example = (templates / "example.md").read_text("utf-8")
            (articles / "example.md").write_text(example, encoding="utf-8")
    except FileExistsError as error:
        raise TaskFailed(
            f"{error.filename} is there already and stays as it is. "
            f"Name another folder: onrecord init FOLDER."
        ) from error
    except OSError as error:
        raise TaskFailed(f"{folder} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {clean_line(str(target))} and {clean_line(str(articles))}.")
    there = "" if folder == Path() else f"cd {clean_line(str(folder))} && "
    click.echo(f"Put your articles into the folder, then: {there}onrecord")
