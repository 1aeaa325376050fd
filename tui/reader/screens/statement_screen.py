"""A statement: what one speaker said, in the words of every outlet that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.clean import clean_line
from tui.export.citing import cited
from tui.reader.answers import Failed
from tui.reader.columns import LEGEND, reach, sections, warning
from tui.reader.latest import Latest
from tui.reader.screens.view_screen import ViewScreen
from tui.reader.widgets.rendering_list import RenderingList
from tui.reader.wording import cut

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.library.statement import Statement
    from tui.reader.columns import Section
    from tui.reader.screens.visiting_screen import VisitingScreen

GONE = "No other article carries these words any more."


@dataclass
class Stated(Message):
    """The statement that was asked for, as it is to be shown; None if there is none."""

    statement: Statement | None
    sections: tuple[Section, ...]


class StatementScreen(ViewScreen):
    """Every rendering of the statement of one quotation, the fullest first.

    ``article`` is the id of the quotation's article, and ``start`` where it begins in its text.
    """

    WITHOUT: ClassVar[frozenset[str]] = frozenset({"view_search", "view_filter"})

    def __init__(self, main: VisitingScreen, article: int, start: int) -> None:
        super().__init__(main)
        self._place = (article, start)
        self._asking = Latest("onrecord-statement")
        self._statement: Statement | None = None

    @property
    def idle(self) -> bool:
        """Whether the statement is shown."""
        return self._asking.idle

    @property
    def renderings(self) -> RenderingList:
        """The renderings."""
        return self.query_one(RenderingList)

    def compose(self) -> ComposeResult:
        """Lay out what it is, the renderings, and the keys."""
        yield Static(id="about", markup=False)
        with Vertical(id="renderings-part", classes="part") as part:
            part.border_title = Content("Statement, the fullest rendering first")
            yield RenderingList(self.main.colour_of, id="renderings")
        yield from self.footer()

    def on_mount(self) -> None:
        """Ask for the statement."""
        super().on_mount()
        self.renderings.empty = "Gathering the renderings…"
        self._asking.submit(self._ask)

    def on_unmount(self) -> None:
        """End the thread."""
        self._asking.close()

    def on_screen_resume(self) -> None:
        """Take up what has changed while the reader was elsewhere."""
        if self._statement is not None:
            row = self.renderings.row
            self._place = self._place if row is None else (row.article_id, row.start)
            self._asking.submit(self._ask)

    def _ask(self) -> None:
        try:
            statement = self.main.library.statement(*self._place)
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            self.post_from_thread(Failed(f"{type(error).__name__}: {error}"))
            return
        threshold = self.main.config.confidence_threshold
        shown = () if statement is None else sections(statement, threshold)
        self.post_from_thread(Stated(statement, shown))

    @on(Stated)
    def _stated(self, event: Stated) -> None:
        self._statement = event.statement
        self.renderings.empty = GONE
        self.renderings.show(event.sections, at=self._place)
        if event.statement is not None:
            self._show_about(event.statement)

    def _show_about(self, statement: Statement) -> None:
        speaker = clean_line(next(iter(statement.speakers), "")) or "Speaker unknown"
        warned = warning(statement)
        self.query_one("#about", Static).update(
            Content.assemble(
                ("█ ", self.main.colour_of(speaker)),
                (speaker, "bold"),
                (f"\n{reach(statement)}", "$text-muted"),
                (f"\n{warned}" if warned else "", "bold $text-warning"),
                (f"\n{LEGEND}", "$text-muted"),
            )
        )

    @on(RenderingList.Opened)
    def _opened(self, event: RenderingList.Opened) -> None:
        self.main.visit(event.row.article_id, event.row.start, "the statement")

    def action_next_pane(self, step: int) -> None:
        """Go to the next passage, or the one before."""
        self.renderings.move_section(step)

    def action_copy_quotation(self) -> None:
        """Copy the rendering under the cursor with its source."""
        if (row := self.renderings.row) is not None:
            words = cited(row, self.main.config.confidence_threshold)
            self.app.copy_to_clipboard(words)
            self.notify(cut(words, 120), title="Copied", markup=False)

    def action_export(self) -> None:
        """Export every rendering."""
        rows = self.renderings.listed
        self.main.export("statement", lambda: rows)
