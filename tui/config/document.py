"""A YAML file as located values: each knows its file, line and dotted key.

The composer's nodes are read, never constructed objects: a tag cannot make anything, ``no`` stays
the word it is, and every complaint can name its line. Size, aliases and depth are limited before
the nodes are composed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from tui.clean import clean_line
from tui.config.errors import ConfigError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_BYTES = 2 * 1024 * 1024
MAX_ALIASES = 50
MAX_DEPTH = 20

_TAG = "tag:yaml.org,2002:"
_SCALARS = {f"{_TAG}{name}" for name in ("str", "int", "float", "bool", "timestamp", "value")}
_NULL = f"{_TAG}null"
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OWN_LIMIT = "nesting depth"  # what libyaml complains of when it reads ahead past its own limit


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the file; ``key_node`` is what stands before its colon."""

    file: Path
    node: yaml.Node
    key: str = ""
    key_node: yaml.Node | None = None

    @property
    def line(self) -> int:
        """The line of the key, or where there is none of the value, from 1."""
        return int((self.key_node or self.node).start_mark.line) + 1

    @property
    def is_null(self) -> bool:
        """Whether nothing stands here."""
        return self.node.tag == _NULL

    def error(self, message: str, hint: str = "") -> ConfigError:
        """Return an error that points here, for the caller to raise."""
        return ConfigError(self.file, self.line, self.key, message, hint)

    def pairs(self) -> Iterator[tuple[str, Entry]]:
        """Yield the keys of a mapping with their values; a key given twice raises."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error(f"must be a mapping of keys to values, not {self._found()}")
        seen: dict[str, int] = {}
        for key_node, value in self.node.value:
            name = Entry(self.file, key_node, self.key).text()
            below = Entry(self.file, value, f"{self.key}.{name}" if self.key else name, key_node)
            if name in seen:
                raise below.error(f"stands here twice, first in line {seen[name]}")
            seen[name] = below.line
            yield name, below

    def fields(self, allowed: Sequence[str]) -> dict[str, Entry]:
        """Return a mapping's values by key, those left empty aside; an unknown key raises."""
        found: dict[str, Entry] = {}
        for name, entry in self.pairs():
            if name not in allowed:
                raise entry.error("unknown key", nearest(name, allowed))
            if not entry.is_null:
                found[name] = entry
        return found

    def items(self) -> list[Entry]:
        """Return the values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error(f"must be a list, not {self._found()}")
        return [
            Entry(self.file, node, f"{self.key}[{index}]")
            for index, node in enumerate(self.node.value, 1)
        ]

    def text(self) -> str:
        """Return a value as the words that stand there, on one line."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag not in _SCALARS:
            raise self.error(f"must be text, not {self._found()}")
        words = clean_line(self.node.value)
        if not words:
            raise self.error("must not be empty")
        return words

    def texts(self) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(entry.text() for entry in self.items())

    def choice(self, allowed: Sequence[str]) -> str:
        """Return a text that is one of ``allowed``."""
        word = self.text()
        if word not in allowed:
            hint = nearest(word, allowed)
            raise self.error(f"must be {_one_of(allowed)}, not {word!r}", hint * ("Did" in hint))
        return word

    def number(self, low: float, high: float) -> float:
        """Return a number from ``low`` to ``high``."""
        word = self.text()
        try:
            value = float(word)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise self.error(f"must be a number from {low:g} to {high:g}, not {word!r}")
        return value

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``."""
        value = self.number(low, high)
        if value != int(value):
            raise self.error(f"must be a whole number, not {value:g}")
        return int(value)

    def flag(self) -> bool:
        """Return true or false."""
        word = self.text().lower()
        if word not in _BOOLEANS:
            raise self.error(f"must be true or false, not {word!r}")
        return _BOOLEANS[word]

    def _found(self) -> str:
        if self.is_null:
            return "nothing"
        if isinstance(self.node, yaml.MappingNode):
            return "a mapping"
        if isinstance(self.node, yaml.SequenceNode):
            return "a list"
        return "text" if self.node.tag in _SCALARS else f"a value tagged {self.node.tag!r}"


def read(file: Path) -> Entry | None:
    """Return the document in ``file``, None when the file says nothing.

    Raises ``ConfigError`` for a file that cannot be read, is no YAML, or is larger, deeper or more
    entangled than any configuration needs to be.
    """
    text = _contents(file)
    try:
        _refuse_extremes(file, text)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        if _OWN_LIMIT in (error.problem or ""):
            raise _too_deep(file, line) from error
        raise ConfigError(
            file, line, "", f"is not YAML here ({error.problem})", "Check the indentation."
        ) from error
    except yaml.YAMLError as error:
        raise ConfigError(file, None, "", f"is not YAML ({clean_line(str(error))})") from error
    if node is None or node.tag == _NULL:
        return None
    return Entry(file, node)


def _contents(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(file, None, "", f"cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise ConfigError(file, None, "", f"is larger than {MAX_BYTES // 1024**2} MB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(file, line, "", "is not UTF-8", "Save it as UTF-8.") from error


def _refuse_extremes(file: Path, text: str) -> None:
    depth = aliases = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep(file, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            if aliases > MAX_ALIASES:
                raise ConfigError(file, line, "", f"has more than {MAX_ALIASES} aliases (*name)")


def _too_deep(file: Path, line: int | None) -> ConfigError:
    return ConfigError(file, line, "", f"is nested deeper than {MAX_DEPTH} levels")


def _one_of(allowed: Sequence[str]) -> str:
    return f"{', '.join(allowed[:-1])} or {allowed[-1]}" if len(allowed) > 1 else allowed[0]
