"""From the command line's sources to a configuration and the files that go with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui import config as configuring
from tui import locations
from tui.commands.messages import Misuse, say

if TYPE_CHECKING:
    from tui.commands.sources import Sources
    from tui.config import Config


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything laid out for work: the configuration and the files that go with it."""

    config: Config
    library: Path
    marks: Path
    state: Path


def configuration(sources: Sources) -> Config:
    """Return the configuration in force; raises ``ConfigError``."""
    return configuring.load(
        sources.config,
        environ=os.environ,
        cwd=Path.cwd(),
        places=configuring.Places(locations.config_file(), locations.sample() / "config.yaml"),
        flags=configuring.Flags(sources.corpora, sources.library),
    )


def desk(sources: Sources) -> Desk:
    """Return configuration and files, having told the user what the configuration has to say."""
    config = configuration(sources)
    for note in config.notes:
        say(note)
    require_own_library(config)
    return files_of(config)


def files_of(config: Config) -> Desk:
    """Return where library, marks and state of a configuration lie."""
    return Desk(
        config,
        config.library or locations.library_file(config.corpora),
        locations.marks_file(),
        locations.state_file(config.corpora),
    )


def require_own_library(config: Config) -> None:
    """Raise ``Misuse`` where the file named for the library holds something else."""
    if config.library is None:
        return
    from tui.library.schema import is_of_others  # noqa: PLC0415 - not for the usual place

    if is_of_others(config.library):
        raise Misuse(
            f"{config.library} is no library of On Record "
            f"(from {config.origin('library')}) and stays as it is. Name another file with "
            f"--library; articles to read are named with --corpus."
        )


def require_corpora(config: Config) -> None:
    """Raise ``Misuse`` for the first corpus that is not there."""
    for corpus in config.corpora:
        if not corpus.exists():
            raise Misuse(
                f"there is no file or folder {str(corpus)!r} "
                f"(from {config.origin('corpora')}). Correct the path, or name another one "
                f"with --corpus."
            )
