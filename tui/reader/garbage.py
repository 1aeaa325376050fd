"""When to look for garbage, so that no key waits for it."""

from __future__ import annotations

import gc

YOUNG = (20_000, 50, 10)
"""How many objects are made before garbage is looked for among them, and how often that is done
before it is looked for among older ones: among all of them that takes longer than a key should
wait. What is drawn makes next to nothing that outlives the last reference to it."""


def look_seldom() -> None:
    """Look for garbage again, less often, and never among what there is now."""
    gc.freeze()
    gc.set_threshold(*YOUNG)
    gc.enable()
