"""Where On Record keeps things on disk.

The corpus belongs to the user and lies where the user put it. Everything else has one place each:
configuration, library (a cache), marks (data) and state (where the reader was). The XDG variables
are honoured on every system, not only where they are the custom.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_APP = "onrecord"
_PACKAGE = Path(__file__).parent
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}


def _folder(kind: str) -> Path:
    variable, custom = _XDG[kind]
    given = os.environ.get(variable, "")
    if given and Path(given).is_absolute():
        return Path(given) / _APP
    if sys.platform == "linux":
        return Path.home() / custom / _APP
    import platformdirs  # noqa: PLC0415 - slow, and not needed where XDG is the custom

    folders = {
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }
    return folders[kind](_APP, appauthor=False)


def _name_of(corpora: Sequence[Path]) -> str:
    """Return a file name for a set of corpora: readable, and different for every other set."""
    resolved = sorted({os.fsencode(corpus.resolve()) for corpus in corpora})
    digest = hashlib.sha256(b"\0".join(resolved)).hexdigest()[:10]
    first = corpora[0].resolve().stem if corpora else "empty"
    readable = re.sub(r"[^A-Za-z0-9]+", "-", first).strip("-").lower()[:32] or "corpus"
    return f"{readable}-{digest}"


def config_file() -> Path:
    """Return the configuration that holds in every folder without one of its own."""
    return _folder("config") / "config.yaml"


def library_file(corpora: Sequence[Path]) -> Path:
    """Return the library of this set of corpora, whatever their order."""
    return _folder("cache") / f"{_name_of(corpora)}.sqlite"


def marks_file() -> Path:
    """Return the marks: one file for all corpora, because an article can be in several."""
    return _folder("data") / "marks.sqlite"


def state_file(corpora: Sequence[Path]) -> Path:
    """Return where the reader remembers where it was in this set of corpora."""
    return _folder("state") / f"{_name_of(corpora)}.json"


def sample() -> Path:
    """Return the folder with the sample's ``config.yaml`` and ``articles``.

    An installed package carries them inside; a checkout has them at its root.
    """
    shipped = _PACKAGE / "sample"
    return shipped if shipped.is_dir() else _PACKAGE.parent
