"""The words the analysis knows, as data: one folder of YAML files for each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str, language: str = "en") -> Any:  # noqa: ANN401 - the shape is the file's own
    """Return the parsed YAML of ``<language>/<name>.yaml``, read once in a process.

    The caller must not change what it gets. Raises ``FileNotFoundError`` for an unknown name.
    """
    text = (_FOLDER / language / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader either way


@cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """Return the words under ``key`` of a lexicon file as a set.

    The value there is a list, or a text of words separated by white space.
    """
    table: Mapping[str, list[str] | str] = load(name, language)
    value = table[key]
    return frozenset(value.split() if isinstance(value, str) else map(str, value))


@cache
def lowered(name: str, key: str, language: str = "en") -> frozenset[str]:
    """Return what ``words`` does, in lower case."""
    return frozenset(map(str.lower, words(name, key, language)))
