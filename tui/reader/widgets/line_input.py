"""An input of one line that is laid out once and not for every key."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class LineInput(Input):
    """An input whose size does not depend on what is typed.

    Another length of the text would have the whole screen laid out anew, key for key.
    """

    virtual_size = Reactive(Size(0, 0))
