"""The sections of config.yaml, each from a located value to its dataclass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.config.errors import nearest
from tui.config.settings import Layout
from tui.fold import fold
from tui.model import EntityKind, KnownGroup, KnownSpeaker, Roster

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.config.document import Entry

_KINDS = tuple(str(kind) for kind in EntityKind if kind is not EntityKind.GROUP)
_SWITCHES = ("sidebar", "fold")
_WIDTHS = {"list_width": (16, 120), "sidebar_width": (16, 80), "measure": (40, 200)}


def corpora(entry: Entry) -> tuple[Path, ...]:
    """Return the paths of a list, or of a single text; relative ones start at the file's folder."""
    paths = [entry] if _is_text(entry) else entry.items()
    if not paths:
        raise entry.error("must name at least one file or folder of articles")
    base = entry.file.absolute().parent
    return tuple(base / _expanded(path) for path in paths)


def _is_text(entry: Entry) -> bool:
    return isinstance(entry.node.value, str)


def _expanded(entry: Entry) -> Path:
    words = entry.text()
    path = type(entry.file)(words)
    if not words.startswith("~"):
        return path
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise entry.error(f"has no home folder for {words!r}") from error


def roster(entry: Entry) -> Roster:
    """Return the known speakers and groups; a member of a group must be a speaker."""
    fields = entry.fields(("speakers", "groups"))
    speakers: dict[str, KnownSpeaker] = {}
    for item in fields["speakers"].items() if "speakers" in fields else ():
        known = _speaker(item)
        if known.name in speakers:
            raise item.error(f"{known.name!r} is on the roster already", "Give each name once.")
        speakers[known.name] = known
    groups: dict[str, KnownGroup] = {}
    for item in fields["groups"].items() if "groups" in fields else ():
        group = _group(item, tuple(speakers))
        if group.name in groups or group.name in speakers:
            raise item.error(f"{group.name!r} is on the roster already", "Give each name once.")
        groups[group.name] = group
    return Roster(tuple(speakers.values()), tuple(groups.values()))


def _speaker(entry: Entry) -> KnownSpeaker:
    fields = entry.fields(("name", "role", "country", "aliases", "kind"))
    if "name" not in fields:
        raise entry.error("a speaker needs a name", "Add: name: …")
    return KnownSpeaker(
        name=fields["name"].text(),
        kind=EntityKind(fields["kind"].choice(_KINDS)) if "kind" in fields else EntityKind.PERSON,
        role=fields["role"].text() if "role" in fields else "",
        country=fields["country"].text() if "country" in fields else "",
        aliases=fields["aliases"].texts() if "aliases" in fields else (),
    )


def _group(entry: Entry, speakers: Sequence[str]) -> KnownGroup:
    fields = entry.fields(("name", "members", "phrases"))
    for needed in ("name", "members"):
        if needed not in fields:
            raise entry.error(f"a group needs {needed}", f"Add: {needed}: …")
    members = fields["members"].items()
    if not members:
        raise fields["members"].error("a group needs at least one member")
    for member in members:
        if member.text() not in speakers:
            raise member.error(
                f"{member.text()!r} is not on the roster", _nearest_speaker(member.text(), speakers)
            )
    return KnownGroup(
        name=fields["name"].text(),
        members=tuple(member.text() for member in members),
        phrases=fields["phrases"].texts() if "phrases" in fields else (),
    )


def _nearest_speaker(name: str, speakers: Sequence[str]) -> str:
    """Return a hint for a name; a surname alone is nearest to the speaker who bears it."""
    words = set(fold(name).split())
    bearers = [speaker for speaker in speakers if words <= set(fold(speaker).split())]
    if bearers:
        return f"Did you mean {bearers[0]!r}?"
    return nearest(name, speakers) or "Add it under roster.speakers."


def layout(entry: Entry) -> Layout:
    """Return the widths of the panes."""
    fields = entry.fields((*_WIDTHS, *_SWITCHES))
    default = Layout()
    widths = {
        name: fields[name].whole(low, high) if name in fields else getattr(default, name)
        for name, (low, high) in _WIDTHS.items()
    }
    return Layout(
        **widths,
        sidebar=fields["sidebar"].flag() if "sidebar" in fields else default.sidebar,
        fold=fields["fold"].flag() if "fold" in fields else default.fold,
    )


def keys(entry: Entry) -> dict[str, str]:
    """Return the keys of each command named; the names are the reader's to check."""
    return {command: _keys_of(value) for command, value in entry.pairs()}


def _keys_of(entry: Entry) -> str:
    names = [each.text() for each in ([entry] if _is_text(entry) else entry.items())]
    if not names:
        raise entry.error("must name at least one key", "For example: [q, ctrl+q]")
    return ",".join("comma" if name == "," else name for name in names)
