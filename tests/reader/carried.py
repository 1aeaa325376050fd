"""A corpus in which several outlets carry the same words, and the reader opened on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reader.opened import application
from tui.config import Config
from tui.library.indexing import bring_up_to_date
from tui.model import Roster

if TYPE_CHECKING:
    from pathlib import Path

    from tui.reader.app import ReaderApp

NEWS = {
    "courier.md": """---
headline: Bridge to stay open
outlet: Bay Courier
published: 2025-03-18
---
The city decided on Monday.

“We have looked at every bolt in the old harbour bridge, on both banks, and the bridge is sound,”
said Anna Berg, the city engineer. “It needs paint before the winter, and it does not need to be
closed to lorries.”

“The ferries will sail as they always did,” Bernd Maier said.
""",
    "ledger.md": """---
headline: Engineer finds no fault
outlet: The Northern Ledger
published: 2025-03-18
---
A month of quarrels is over. Nobody in the market hall had believed it would ever end.

“We have looked at every single bolt in the old harbor bridge... the bridge is sound,” Anna
Berg said.

She also said: “It needs new paint before the winter, but it does not need to be closed.”
""",
    "gazette.md": """---
headline: Bolts, paint and lorries
outlet: Island Gazette
published: 2025-03-19
---
Lorries may go on using the bridge.

Bernd Maier, the mayor: “We have checked every bolt in the old harbour bridge, on both banks, and
the bridge is sound.”
""",
    "voice.md": """---
headline: What the engineer said
outlet: Voice of the Quay
published: 2025-03-20
---
The bridge is “sound”, the city says.

Anna Berg said that the bridge needs paint before the winter, and need not be closed to lorries.
""",
}  # fmt: skip
FIRST = "We have looked at every bolt in the old harbour bridge, on both banks"


def carried(folder: Path, theme: str = "dark") -> ReaderApp:
    """Return the reader on this corpus, with its files in ``folder``."""
    return application(folder, settings(folder, theme))


def settings(folder: Path, theme: str = "dark") -> Config:
    """Write the corpus into ``folder``, index it, and return a configuration that reads it."""
    news = folder / "news"
    news.mkdir(exist_ok=True)
    for name, text in NEWS.items():
        (news / name).write_text(text, "utf-8")
    bring_up_to_date(folder / "library.sqlite", (news,), Roster(), processes=1)
    return Config(corpora=(news,), theme=theme)
