"""What the command line says about where articles and settings come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "onrecord"
COMPLETION_VARIABLE = "_ONRECORD_COMPLETE"


@dataclass(frozen=True, slots=True)
class Sources:
    """The options that all commands share; what is left open is None or empty.

    ``index`` is false when the library shall be used as it is.
    """

    config: Path | None = None
    library: Path | None = None
    corpora: tuple[Path, ...] = ()
    index: bool = True
