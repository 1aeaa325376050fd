"""Where the reader was, kept between runs.

The file holds comfort, nothing precious: what cannot be read in it is left out, and the reader
opens as if it had never been there.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reader.filters import Filter, FilterKind, Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
WIDEST = 500
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class State:
    """What is kept. ``offset`` is the place in the article's text that was at the top.

    Widths and the theme are None when they were never changed in the reader: then the
    configuration's count.
    """

    article: str = ""
    offset: int = 0
    filters: Filters = field(default_factory=Filters)
    list_width: int | None = None
    sidebar_width: int | None = None
    sidebar: bool | None = None
    theme: str | None = None


def load(path: Path) -> State:
    """Return the state kept in ``path``; what is missing or makes no sense is as by default."""
    try:
        if path.stat().st_size > LARGEST:
            return State()
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return State()
    return State(
        article=_text(data, "article"),
        offset=_number(data, "offset") or 0,
        filters=_filters(data.get("filters")),
        list_width=_number(data, "list_width", WIDEST),
        sidebar_width=_number(data, "sidebar_width", WIDEST),
        sidebar=data["sidebar"] if isinstance(data.get("sidebar"), bool) else None,
        theme=_text(data, "theme") or None,
    )


def save(state: State, path: Path) -> None:
    """Write ``state`` to ``path``, whole or not at all. Raises ``OSError``."""
    data = {
        "version": VERSION,
        "article": state.article,
        "offset": state.offset,
        "filters": [{"kind": item.kind.value, "value": item.value} for item in state.filters.items],
        "list_width": state.list_width,
        "sidebar_width": state.sidebar_width,
        "sidebar": state.sidebar,
        "theme": state.theme,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(data, file, indent=1)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _number(data: Mapping[str, object], key: str, most: int = 2**53) -> int | None:
    value = data.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    return None


def _filters(value: object) -> Filters:
    filters = Filters()
    for item in value if isinstance(value, list) else ():
        if not isinstance(item, dict) or not isinstance(item.get("value"), str):
            continue
        if item.get("kind") == FilterKind.QUERY:
            filters = filters.with_query(item["value"])
        elif item.get("kind") in (FilterKind.SPEAKER, FilterKind.ENTITY):
            new = Filter(FilterKind(item["kind"]), item["value"])
            filters = filters if new in filters.items else filters.toggled(new)
    return filters
