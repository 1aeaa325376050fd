"""The list of articles, of any length."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library.days import today
from tui.reader.widgets.article_row import headline_line, source_line
from tui.reader.widgets.line_list import LineList
from tui.reader.wording import count, fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.timer import Timer

    from tui.library import ArticleRow

PAGE = 64
PAGES_KEPT = 24
PATIENCE_S = 0.03
"""How long the screen is left as it is for rows that are on their way."""
LINES = 2
BAR = "▌"


class ArticleList(LineList):
    """Two lines an article: its headline; its outlet, its date and how many quotations it has.

    The list knows how many articles there are and holds only the pages of them that were looked at,
    and those next to them. It asks for others with ``PagesNeeded`` and is given them with ``fill``.
    A first line tells of files that were skipped.
    """

    @dataclass
    class PagesNeeded(Message):
        """The rows from ``start`` on are wanted, ``ahead`` of being on screen."""

        revision: int
        start: int
        count: int
        ahead: bool = False

    @dataclass
    class Chosen(Message):
        """The cursor stands on an article."""

        row: ArticleRow

    @dataclass
    class Opened(Message):
        """An article was chosen to be read."""

        row: ArticleRow

    class Scrolled(Message):
        """Other rows are on screen."""

    class SkippedOpened(Message):
        """The line about the skipped files was chosen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.total = 0
        self.skipped = 0
        self.revision = 0
        self._pages: OrderedDict[int, tuple[ArticleRow, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._held = ExitStack()  # keeps the screen as it is, while rows for it are on their way
        self._held_until: Timer | None = None
        self._hits: dict[int, int] = {}
        self._unannounced: type[ArticleList.Chosen | ArticleList.Opened] | None = None

    # What it holds

    @property
    def _extra(self) -> int:
        return 1 if self.skipped else 0

    @property
    def entry_count(self) -> int:
        """The articles and the line about skipped files."""
        return self.total + self._extra

    @property
    def line_count(self) -> int:
        """Two lines an article, one for skipped files."""
        return self.total * LINES + self._extra

    @property
    def position(self) -> int | None:
        """Which article the cursor is on, from 0; None on the line about skipped files."""
        place = self.cursor - self._extra
        return place if 0 <= place < self.total else None

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor, if its row has come."""
        return None if self.position is None else self.row_at(self.position)

    @property
    def newest(self) -> date | None:
        """The newest day of the first page, if that is here and has a day."""
        dates = [row.published for row in self._pages.get(0, ()) if row.published is not None]
        return max((date(each.year, each.month, each.day) for each in dates), default=None)

    @property
    def entries_on_screen(self) -> int:
        """How many articles there is room for."""
        return self.size.height // LINES + 1

    def row_at(self, position: int) -> ArticleRow | None:
        """Return the article at ``position``, asking for it when it is not here."""
        page, place = divmod(position, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page, page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def show(self, total: int, skipped: int, *, position: int | None, keep: bool = False) -> None:
        """Show another result of ``total`` articles with the cursor on ``position``.

        With ``keep`` the line of the cursor stays where it is on screen. Rows come with ``fill``.
        """
        height = self.lines_of(self.cursor)[0] - self.scroll_offset.y
        self.total, self.skipped = total, skipped
        self.revision += 1
        self._pages.clear()
        self._asked.clear()
        self._hits.clear()
        self._release_screen()
        self.resized()
        self.set_reactive(LineList.cursor, self.validate_cursor((position or 0) + self._extra))
        top = self.lines_of(self.cursor)[0] - height if keep else 0
        self.scroll_to(y=max(0, top), animate=False, immediate=True, force=True)
        self.show_cursor()
        self._unannounced = ArticleList.Chosen if total else None

    def lengthen(self, total: int) -> None:
        """Take note that the result has ``total`` articles, when more were found meanwhile."""
        if total > self.total:
            self.total = total
            self._asked.clear()
            last = max(self._pages, default=0)
            if len(self._pages.get(last, ())) < PAGE:
                self._pages.pop(last, None)
            self.resized()

    def fill(self, revision: int, start: int, rows: Sequence[ArticleRow]) -> None:
        """Take the rows from ``start`` on, unless they belong to an earlier result."""
        if revision != self.revision:
            return
        first = start // PAGE
        for offset in range(0, len(rows), PAGE):
            self._pages[first + offset // PAGE] = tuple(rows[offset : offset + PAGE])
        self._asked.clear()  # of several questions asked at once only the last may be answered
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        shown = self._pages_on_screen()
        missing = [page for page in shown if page not in self._pages]
        if first <= shown[-1] and shown[0] <= (start + max(len(rows) - 1, 0)) // PAGE:
            self.refresh()
        elif missing:
            self._ask(missing[0], missing[-1])
        if not missing:
            self._release_screen()
        self._announce()

    def look_ahead(self) -> None:
        """Ask for the rows a page before and after those on screen, if these are here."""
        shown = self._pages_on_screen()
        if all(page in self._pages for page in shown):
            reach = self._pages_on_screen(beyond=self.entries_on_screen)
            for page in (reach[-1], reach[0]):
                if page not in self._pages:
                    self._ask(page, page, ahead=True)
                    return

    def put(self, row: ArticleRow) -> None:
        """Show ``row`` in place of the same article's row."""
        for page, rows in self._pages.items():
            if any(each.id == row.id for each in rows):
                self._pages[page] = tuple(row if each.id == row.id else each for each in rows)
        self.refresh()

    def mark(self, article: int, *, is_read: bool) -> None:
        """Show the article with this id as read or unread."""
        for rows in list(self._pages.values()):
            for each in rows:
                if each.id == article and each.is_read != is_read:
                    self.put(replace(each, is_read=is_read))
                    return

    def show_hits(self, revision: int, hits: Mapping[int, int]) -> None:
        """Show how many hits of the search the articles with these ids have."""
        if revision == self.revision:
            self._hits.update(hits)
            self.refresh()

    def rows_without_hits(self) -> tuple[ArticleRow, ...]:
        """Return the rows on screen, as far as they are here, whose hits are not counted yet."""
        top = max(0, (self.scroll_offset.y - self._extra) // LINES)
        last = min(self.total, top + self.size.height // LINES + 2)
        rows = (self.row_at(place) for place in range(top, last))
        return tuple(row for row in rows if row is not None and row.id not in self._hits)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other rows are on screen, and ask at once for those that are not here."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            shown = self._pages_on_screen()
            missing = [page for page in shown if page not in self._pages]
            if missing and self._pages:
                self._hold_screen()
                self._ask(missing[0], missing[-1])
            self.post_message(self.Scrolled())

    # Moving

    def go(self, position: int) -> None:
        """Put the cursor on the article at ``position``."""
        self.cursor = position + self._extra

    def moved_to(self, entry: int) -> None:  # noqa: ARG002 - the cursor is known here
        """Tell which article the cursor has come to."""
        self._unannounced = ArticleList.Chosen
        self._announce()

    def enter(self) -> None:
        """Open the article under the cursor, or the reasons for skipping files."""
        if self._extra and self.cursor == 0:
            self.post_message(self.SkippedOpened())
        elif self.total:
            self._unannounced = ArticleList.Opened
            self._announce()

    def entry_at(self, line: int) -> int | None:
        """Return the entry on ``line``."""
        if line >= self.line_count:
            return None
        return 0 if line < self._extra else (line - self._extra) // LINES + self._extra

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return where ``entry`` stands and how high it is."""
        if entry < self._extra:
            return 0, 1
        return (entry - self._extra) * LINES + self._extra, LINES

    # Drawing

    def draw(self, line: int, width: int) -> list[tuple[str, str]]:
        """Draw one of an article's two lines."""
        if line < self._extra:
            words = f"! {count(self.skipped, 'file')} skipped"
            return [(BAR if self.cursor == 0 else " ", "bar"), (fit(words, width - 1), "hit")]
        place, part = divmod(line - self._extra, LINES)
        bar = BAR if place == self.position else " "
        row = self.row_at(place)
        if row is None:
            return [(bar, "bar"), (fit("·", width - 1), "quiet")]
        if part == 0:
            return headline_line(row, bar, width)
        hits = self._hits.get(row.id, 0)
        return source_line(row, bar, width, hits=hits, this_year=today().year)

    # Asking and telling

    def _pages_on_screen(self, *, beyond: int = 0) -> range:
        """Return the pages that hold the rows on screen, and so many before and after those."""
        top = (self.scroll_offset.y - self._extra) // LINES
        last = max(self.total - 1, 0)
        first = min(max(top - beyond, 0), last)
        end = min(top + self.entries_on_screen + beyond, last)
        return range(first // PAGE, end // PAGE + 1)

    def _ask(self, first: int, last: int, *, ahead: bool = False) -> None:
        pages = range(first, last + 1)
        if not self._asked.issuperset(pages):
            self._asked.update(pages)
            count = len(pages) * PAGE
            self.post_message(self.PagesNeeded(self.revision, first * PAGE, count, ahead))

    def _hold_screen(self) -> None:
        """Leave the screen as it is until the rows come that belong there, but not for long.

        To draw that they are missing would take as long as to fetch them, and then as long again.
        """
        if self._held_until is None:
            self._held.enter_context(self.app.batch_update())
            self._held_until = self.set_timer(PATIENCE_S, self._release_screen)

    def _release_screen(self) -> None:
        """Let the screen be drawn."""
        if self._held_until is not None:
            self._held_until.stop()
            self._held_until = None
            self._held.close()

    def on_unmount(self) -> None:
        """Leave nothing behind that keeps the screen as it is."""
        self._release_screen()

    def _announce(self) -> None:
        if self._unannounced is None:
            return
        row = self.row
        if row is not None:
            message, self._unannounced = self._unannounced, None
            self.post_message(message(row))
