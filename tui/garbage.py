"""When to look for garbage: seldom, for what is made here hardly ever refers to itself."""

from __future__ import annotations

import gc

SELDOM = (5_000, 1_000, 10)
"""How many objects are made before garbage is looked for among them, and how often that is done
before it is looked for among older ones: half a millisecond, and more than a key should wait. What
is drawn makes next to nothing that outlives the last reference to it, and the analysis nothing."""


def look_seldom() -> None:
    """Look for garbage from now on, but seldom, and never among what there is already."""
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()


def look_now() -> None:
    """Look for garbage among what was made since this was done last; for when nothing waits."""
    gc.collect(1)
