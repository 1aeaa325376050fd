"""The reader, opened on a small invented corpus in a terminal of a given size."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.config import Config
from tui.library.indexing import bring_up_to_date
from tui.model import Roster
from tui.reader.app import ReaderApp
from tui.reader.screens.reading_screen import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

CORPUS = Path(__file__).parent / "corpus"
PATIENCE = 2_000  # looks at a screen that has articles and shows none
NEWEST = "Harbour of Ostrava Bay to close for three weeks in June"


@cache
def _library() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
    bring_up_to_date(folder / "library.sqlite", (CORPUS,), Roster(), processes=1)
    return folder / "library.sqlite"


def application(folder: Path, config: Config | None = None) -> ReaderApp:
    """Return the reader with its files in ``folder``, on the corpus or that of ``config``."""
    library = folder / "library.sqlite"
    if config is None or config.corpora == (CORPUS,):
        if not library.exists():
            shutil.copy(_library(), library)
        config = config or Config(corpora=(CORPUS,))
    return ReaderApp(config, library, folder / "marks.sqlite", folder / "state.json")


@dataclass(frozen=True)
class Session:
    """A running reader."""

    app: ReaderApp
    pilot: Pilot[None]

    @property
    def screen(self) -> ReadingScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def listed(self) -> list[str]:
        """The headlines in the list."""
        articles = self.screen.articles
        rows = [articles.row_at(position) for position in range(articles.total)]
        return [row.headline for row in rows if row is not None]

    @property
    def article(self) -> str:
        """The headline of the article that is shown."""
        reading = self.screen.pane.reading
        return "" if reading is None else reading.article.headline

    @property
    def quotation(self) -> str | None:
        """The current quotation's words."""
        pane = self.screen.pane
        if pane.reading is None or pane.current_quotation is None:
            return None
        span = pane.reading.analysis.quotations[pane.current_quotation].span
        return span.of(pane.reading.article.text)

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    @property
    def notices(self) -> list[str]:
        """What the reader was told."""
        return [notice.message for notice in self.app._notifications]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*["space" if letter == " " else letter for letter in text])
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is on its way."""
        await settle(self.pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is on its way, the article of the first frame included."""
    calm = waited = 0
    while calm < 3:
        await pilot.pause(0.01)
        screen = pilot.app.screen_stack[0] if pilot.app.screen_stack else None
        assert isinstance(screen, ReadingScreen)
        assert isinstance(pilot.app, ReaderApp)
        above = getattr(pilot.app.screen, "idle", True) and pilot.app.keeps_up
        open_ = screen.pane.reading is not None or not screen.articles.total or waited > PATIENCE
        calm = calm + 1 if screen.settled and above and open_ else 0
        waited += 1


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (120, 40), config: Config | None = None
) -> AsyncIterator[Session]:
    """Run the reader in a terminal of ``size`` columns and lines."""
    app = application(folder, config)
    ReadingScreen.PAUSES = (0.001, 0.001)  # these keys are pressed when the one before is done with
    async with app.run_test(size=size) as pilot:
        session = Session(app, pilot)
        await session.settle()
        yield session
