"""The word lists of this room, from the YAML files beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """Return the list ``name`` of ``FILE.yaml``, in its order."""
    text = (files("tui.ingest") / f"{file}.yaml").read_text(encoding="utf-8")
    return tuple(map(str, yaml.safe_load(text)[name]))
