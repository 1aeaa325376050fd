"""Read articles kept as JSON objects."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tui.ingest.errors import UnreadableError

Fields = Mapping[str, object]


def parsed(text: str) -> object:
    """Return the value of a JSON text. Raises UnreadableError if it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        if error.msg == "Extra data" and error.lineno > 1:
            message = f"more than one JSON value ({where}); if each line is one, name it .jsonl"
        else:
            message = f"broken JSON ({error.msg}, {where}); write it again"
        raise UnreadableError(message) from None
    except RecursionError:
        raise UnreadableError("JSON nested too deeply for an article") from None
    except ValueError:
        raise UnreadableError("broken JSON (a number too long); write it again") from None


def fields(value: object) -> Fields:
    """Return ``value`` as one article's fields. Raises UnreadableError if it is no object."""
    if isinstance(value, Mapping):
        return value
    raise UnreadableError(f"no JSON object but {_kind(value)}; write an article as {{…}}")


def several(value: object) -> list[object] | None:
    """Return the articles of an array or of ``{"articles": […]}``, None for a single article."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        inner = value.get("articles")
        if isinstance(inner, list):
            return inner
    return None


def _kind(value: object) -> str:
    kinds = {str: "a string", list: "an array", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
