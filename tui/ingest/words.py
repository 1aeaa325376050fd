"""The word lists of this room, from the YAML files beside it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=None)
def words(name: str) -> dict[str, object]:
    """Return the lists of ``NAME.yaml``."""
    text = (files("tui.ingest") / f"{name}.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)
    if not isinstance(lists, dict):
        message = f"{name}.yaml must hold lists by their names"
        raise TypeError(message)
    return lists
