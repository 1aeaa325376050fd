"""The filters in force, each of them there to be removed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events  # noqa: TC002 - Textual reads the handler's annotation
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.reader.filters import Filter, Filters
from tui.reader.wording import cut

CROSS = "×"


class Chips(Widget):
    """One line of chips, oldest first; a click on one removes it."""

    DEFAULT_CSS = """
    Chips { height: 1; display: none; background: $background; color: $text-muted; }
    Chips.-any { display: block; }
    """

    filters: reactive[Filters] = reactive(Filters)

    @dataclass
    class Removed(Message):
        """A chip was clicked."""

        filter: Filter

    def __init__(self, back_key: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._back_key = back_key
        self._places: list[tuple[range, Filter]] = []

    def watch_filters(self, filters: Filters) -> None:
        """Take up a line only when there is a filter."""
        self.set_class(bool(filters), "-any")

    def render(self) -> Content:
        """Return the chips; of too many, the newest."""
        items = self.filters.items
        hint = f"{self._back_key} removes the newest" if items else ""
        width = max(self.size.width - 2, 1)
        share = max(20, (width - len(hint)) // max(len(items), 1) - 5)
        labels = [cut(item.label, share) for item in items]
        hidden = 0
        while len(labels) - hidden > 1 and _length(labels[hidden:]) + 6 > width:
            hidden += 1
        parts: list[tuple[str, str] | str] = [" "]
        at = 1
        if hidden:
            more = f"+{hidden} "
            parts.append((more, "$foreground 65%"))
            at += cell_len(more)
        self._places = []
        for item, label in zip(items[hidden:], labels[hidden:], strict=True):
            length = cell_len(label) + 4
            parts += [(f" {label} ", "$foreground on $primary-muted")]
            parts += [(f"{CROSS} ", "bold $foreground on $primary-muted"), " "]
            self._places.append((range(at, at + length), item))
            at += length + 1
        if at + cell_len(hint) + 2 < width:
            parts += [" ", (hint, "$foreground 65%")]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Ask for the chip that was clicked to be removed."""
        for cells, item in self._places:
            if event.x in cells:
                self.post_message(self.Removed(item))


def _length(labels: list[str]) -> int:
    return sum(cell_len(label) + 5 for label in labels)
