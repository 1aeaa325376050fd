"""Tell which names are events': wars, summits, competitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_event(name: Sequence[str]) -> bool:
    """Tell whether the words of a name show that it is an event's."""
    if " ".join(name) in words("events", "names"):
        return True
    if len(name) < 2:
        return False
    return name[-1] in words("events", "heads") or (
        name[0] in words("events", "first") and name[1] == "of"
    )
