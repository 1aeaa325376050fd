"""The first line of the screen: what is open, how much of it, and what the program is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.reader.wording import count, duration

if TYPE_CHECKING:
    from tui.library import Counts
    from tui.library.indexing import Progress

ORDER = "newest first"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the header tells; ``listed`` is how many articles the filters in force leave.

    ``folded`` is how many of the articles are folded into the entry of another.
    """

    counts: Counts | None = None
    listed: int | None = None
    folded: int = 0
    order: str = ORDER
    progress: Progress | None = None
    note: str = ""


class Header(Widget):
    """The name, the counts, the order or the progress, and the three keys to begin with."""

    DEFAULT_CSS = """
    Header { height: 1; background: $panel; color: $foreground; }
    """

    tally: reactive[Tally] = reactive(Tally)

    def __init__(self, hints: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._hints = hints

    def render(self) -> Content:
        """Return the line; what has least to say goes first where there is no room."""
        width = self.size.width
        left, middle = f"  {self._counted()}", self._doing()
        name = " On Record"
        hints = self._hints
        while cell_len(name + left + hints) + 4 > width and hints:
            hints = hints.rpartition("   ")[0]
        if cell_len(name + left + middle + hints) + 7 > width:
            if self.tally.progress is not None or self.tally.note:
                left = ""
            else:
                middle = ""
        room = max(width - cell_len(name + left + middle + hints) - 1, 0)
        before = room * 2 // 3 if middle else room
        return Content.assemble(
            (name, "bold $text-accent"),
            (left, ""),
            " " * before,
            (middle, "$foreground 65%"),
            " " * (room - before),
            (hints, "$foreground 65%"),
        ).truncate(width)

    def _counted(self) -> str:
        counts, listed = self.tally.counts, self.tally.listed
        if counts is None:
            return ""
        folded = f", {self.tally.folded:,} folded" if self.tally.folded else ""
        if listed is not None:
            return f" {listed:,} of {count(counts.articles, 'article')}{folded}"
        return " " + " · ".join(
            (
                count(counts.articles, "article") + folded,
                count(counts.quotations, "quotation"),
                count(counts.speakers, "speaker"),
            )
        )

    def _doing(self) -> str:
        progress = self.tally.progress
        if progress is None or progress.total == 0:
            return self.tally.note or self.tally.order
        words = [f"indexing {progress.done:,} of {progress.total:,}"]
        if progress.rate > 0:
            words.append(f"{progress.rate:,.0f}/s")
        if progress.remaining_s is not None:
            words.append(duration(progress.remaining_s))
        return " · ".join(words)
