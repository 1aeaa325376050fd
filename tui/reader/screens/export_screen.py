"""A window that asks in which format quotations are to leave, and where to."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.clean import clean_line
from tui.export.files import file_name, free_path, write_new
from tui.export.quotations import Form, pieces
from tui.reader.command import Context, Place
from tui.reader.keys import bindings
from tui.reader.widgets.footer import Footer
from tui.reader.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from tui.library import QuotationRow

FORMATS: tuple[tuple[Form | None, str, str], ...] = (
    (Form.CSV, "CSV", "for spreadsheets, a row each"),
    (Form.JSON, "JSON", "for programs, with offsets and confidence"),
    (Form.MARKDOWN, "Markdown", "each with its source below it"),
    (Form.TEXT, "Text", "each with its source below it"),
    (None, "Clipboard", "as text, to paste elsewhere"),
)
MOST_COPIED = 100_000
"""Characters. Terminals refuse what is much longer, most of them without a word."""


class ExportScreen(ModalScreen[None]):
    """Formats to choose from, and the name of the file, which never replaces another.

    ``rows`` is called in a thread, and what it returns is gone through there.
    """

    CSS_PATH = "export_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.EXPORT)]
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        title: str,
        rows: Callable[[], Iterable[QuotationRow]],
        threshold: float,
        keys: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._threshold = threshold
        self._keys = keys
        self._chosen = 0
        self._proposed = ""
        self._exporting: Thread | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is being exported."""
        return self._exporting is None or not self._exporting.is_alive()

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(id="window") as window:
            window.border_title = Content("Export quotations")
            yield Static(id="formats", markup=False)
            yield Input(id="file", compact=True)
            yield Static(id="note", markup=False)
            yield Footer(self._keys, Place.EXPORT)

    def on_mount(self) -> None:
        """Propose CSV."""
        self._show()

    def action_choose(self, step: int) -> None:
        """Choose the next format, or the one before."""
        self._choose((self._chosen + step) % len(FORMATS))

    def _choose(self, at: int) -> None:
        self._chosen = at
        self._show()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._note("")

    def action_write(self) -> None:
        """Export, in a thread; a notice says what came of it."""
        form = FORMATS[self._chosen][0]
        if form is None:
            self._begin(self._copy)
            return
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._note("Give the file a name.")
            return
        try:
            path = Path(typed).expanduser()
            taken = _is_taken(path)
            missing = not path.parent.is_dir()
        except OSError as error:
            self._note(f"{error.strerror or error}. Choose another name.")
            return
        except RuntimeError:
            self._note(f"There is nobody's folder {Path(typed).parts[0]}. Choose another one.")
            return
        if taken:
            self._note("There is such a file already. Choose another name.")
        elif missing:
            self._note(f"There is no folder {path.parent}. Choose another one.")
        else:
            self._begin(lambda app: self._write(app, path, form))

    def action_close(self) -> None:
        """Close and export nothing."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Choose the format that was clicked; close when the click was beside the window."""
        if event.widget is self:
            self.dismiss()
        elif event.widget is self.query_one("#formats") and event.y < len(FORMATS):
            self._choose(event.y)

    # What is shown

    def _show(self) -> None:
        lines = []
        for at, (_, name, meaning) in enumerate(FORMATS):
            sign = "(•)" if at == self._chosen else "( )"
            style = "bold $text-accent" if at == self._chosen else "$foreground"
            lines.append(
                Content.assemble((f"{sign} {name:<11}", style), (meaning, "$foreground 65%"))
            )
        self.query_one("#formats", Static).update(Content("\n").join(lines))
        field = self.query_one(Input)
        form = FORMATS[self._chosen][0]
        field.display = form is not None
        if form is None:
            return
        field.focus()
        if field.value == self._proposed:
            self._proposed = free_path(Path(), file_name(self._title, form)).name
            field.value = self._proposed
        elif any(field.value.endswith(f".{each}") for each in Form):
            field.value = str(Path(field.value).with_suffix(f".{form}"))
        field.cursor_position = len(field.value)

    def _note(self, words: str) -> None:
        self.query_one("#note", Static).update(Content(clean_line(words)))

    # In a thread

    def _begin(self, job: Callable[[App[object]], None]) -> None:
        if self.idle:
            app = self.app
            self._note("Exporting…")
            self._exporting = Thread(target=job, args=(app,), name="onrecord-export", daemon=True)
            self._exporting.start()

    def _write(self, app: App[object], path: Path, form: Form) -> None:
        counted = _Counted(self._rows)
        try:
            write_new(path, pieces(counted, form, self._threshold))
        except FileExistsError:
            app.call_from_thread(self._note, "There is such a file already. Choose another name.")
        except OSError as error:
            app.call_from_thread(self._note, f"Not written: {error.strerror or error}.")
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            app.call_from_thread(self._note, f"Not written: {error}.")
        else:
            words = f"{count(counted.number, 'quotation')} written to {path.absolute()}"
            app.call_from_thread(self._done, words)

    def _copy(self, app: App[object]) -> None:
        counted = _Counted(self._rows)
        words: list[str] = []
        length = 0
        for piece in pieces(counted, Form.TEXT, self._threshold):
            words.append(piece)
            length += len(piece)
            if length > MOST_COPIED:
                app.call_from_thread(
                    self._note, "This is more than terminals copy. Write it to a file."
                )
                return
        app.call_from_thread(app.copy_to_clipboard, "".join(words))
        app.call_from_thread(self._done, f"{count(counted.number, 'quotation')} copied")

    def _done(self, words: str) -> None:
        self.app.notify(clean_line(words), title="Exported", markup=False)
        if self.is_current:
            self.dismiss()


class _Counted:
    """Rows, and how many of them there were."""

    def __init__(self, rows: Callable[[], Iterable[QuotationRow]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[QuotationRow]:
        for row in self._rows():
            self.number += 1
            yield row


def _is_taken(path: Path) -> bool:
    """Tell whether anything has this name. Raises OSError where nothing can have it."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
