"""What can be configured, with its defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.config.errors import ConfigError, nearest
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

THEMES = ("dark", "light", "ansi")
IN_DOUBT = 0.67
"""A confidence is the share of attributions like it that were right on articles the model had not
seen: below this one, fewer than two in three."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a file and line, a flag, a variable, or the defaults."""

    place: str
    line: int | None = None

    def __str__(self) -> str:
        return self.place if self.line is None else f"{self.place}, line {self.line}"


DEFAULT = Origin("default")


@dataclass(frozen=True, slots=True)
class Layout:
    """The widths of the reader's panes, in terminal columns.

    ``measure`` is the longest line of an article's text; ``sidebar`` says whether the pane with
    the speakers and entities is open at first, ``fold`` whether articles with the same text are
    one entry of the list.
    """

    list_width: int = 34
    sidebar_width: int = 32
    measure: int = 80
    sidebar: bool = True
    fold: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """The configuration in force.

    ``corpora`` are absolute paths. ``keys`` maps a reader command to its keys, separated by
    commas. Below ``confidence_threshold`` a speaker is shown with a question mark. ``library`` is
    the file asked for, or None for the usual one. ``origins`` says where each dotted key comes
    from, ``notes`` what the user should be told about how the configuration was found.
    """

    corpora: tuple[Path, ...] = ()
    roster: Roster = field(default_factory=Roster)
    theme: str = "dark"
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    layout: Layout = field(default_factory=Layout)
    confidence_threshold: float = IN_DOUBT
    library: Path | None = None
    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}))
    file: Path | None = None
    notes: tuple[str, ...] = ()

    def origin(self, key: str) -> Origin:
        """Return where the value of a dotted key comes from."""
        return self.origins.get(key, DEFAULT)

    def error(self, key: str, message: str, hint: str) -> ConfigError:
        """Return an error that points to a dotted key of the file, for the caller to raise."""
        return ConfigError(self.file, self.origin(key).line, key, message, hint)

    def check_commands(self, known: AbstractSet[str]) -> None:
        """Raise ``ConfigError`` for the first of ``keys`` that is no command of the reader."""
        for command in self.keys:
            if command not in known:
                raise self.error(
                    f"keys.{command}",
                    f"there is no command {command!r}",
                    nearest(command, sorted(known)),
                )
