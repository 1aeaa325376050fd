"""What a library keeps of a name after one more article has used it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.prepared import Part

MOST_ALIASES = 12


def merged_name(part: Part, name: str, role: str, aliases: str, members: str) -> tuple[str, ...]:
    """Return an entity's name, role, aliases and members after another article was read.

    The name keeps its accents where one article wrote them, whichever was read first.
    """
    if part.name != name and _accents(part.name) > _accents(name):
        name = part.name
    if part.aliases:
        known = json.loads(aliases)
        new = [alias for alias in part.aliases if alias not in known]
        if new and len(known) < MOST_ALIASES:
            aliases = json.dumps([*known, *new][:MOST_ALIASES])
    if part.members and members == "[]":
        members = json.dumps(part.members)
    return name, role or part.role, aliases, members


def _accents(name: str) -> tuple[int, str]:
    return sum(not character.isascii() for character in name), name
