"""``onrecord config``: the configuration in force and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import click

from tui.commands.messages import say
from tui.commands.options import row_format, sources
from tui.commands.prepare import configuration, files_of
from tui.commands.rows import Column, Shape, write_rows
from tui.config import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.sources import Sources
    from tui.config import Config
    from tui.export.records import Value


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of the configuration."""

    key: str
    value: Value
    origin: str


_SHAPE: Shape[Setting] = Shape(
    {
        "key": lambda row: row.key,
        "value": lambda row: row.value,
        "origin": lambda row: row.origin,
    },
    (
        Column("Key", lambda row: row.key),
        Column("Value", lambda row: _words(row.value), share=3),
        Column("From", lambda row: row.origin, share=2),
    ),
)


@click.command()
@row_format
@sources(index=False)
def command(given: Sources, form: str) -> None:
    """Print the configuration in force and where each value comes from.

    Flags come before the variables ONRECORD_CORPUS, ONRECORD_LIBRARY and ONRECORD_THEME, these
    before the file, and the file before the defaults. The file is --config, else the one that
    ONRECORD_CONFIG names, else ./config.yaml, else config.yaml in your configuration folder.

    \b
    Examples:
      onrecord config
      onrecord config --corpus ~/news --format json
    """
    config = configuration(given)
    for note in config.notes:
        say(note)
    write_rows(settings(config), _SHAPE, form)


def settings(config: Config) -> Iterator[Setting]:
    """Yield every value of a configuration, the files that follow from it included."""
    files = files_of(config)
    usual = Origin("the usual place")
    yield Setting("file", str(config.file) if config.file else None, "")
    yield _setting(config, "corpora", [str(corpus) for corpus in config.corpora])
    yield Setting("library", str(files.library), str(config.origins.get("library", usual)))
    yield Setting("marks", str(files.marks), str(usual))
    yield Setting("state", str(files.state), str(usual))
    yield _setting(
        config, "roster.speakers", [known.name for known in config.roster.speakers], "roster"
    )
    yield _setting(
        config, "roster.groups", [group.name for group in config.roster.groups], "roster"
    )
    yield _setting(config, "theme", config.theme)
    for field in fields(config.layout):
        yield _setting(config, f"layout.{field.name}", getattr(config.layout, field.name))
    yield _setting(config, "confidence", config.confidence_threshold)
    for name, keys in config.keys.items():
        yield _setting(config, f"keys.{name}", keys)


def _setting(config: Config, key: str, value: Value, section: str = "") -> Setting:
    known = key if key in config.origins or not section else section
    return Setting(key, value, str(config.origin(known)))


def _words(value: Value) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return str(value)
