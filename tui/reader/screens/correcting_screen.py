"""Asking why a quotation has its speaker, and saying otherwise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.library import Verdict
from tui.model import QuotationKind
from tui.reader.command import Place
from tui.reader.editing import REASONS, Corrected, Editor, Explained, NothingToUndo, SourcesFound
from tui.reader.screens.visiting_screen import VisitingScreen
from tui.reader.wording import cut

if TYPE_CHECKING:
    from pathlib import Path

    from tui.config import Config
    from tui.library import Library
    from tui.library.corrections import Correction
    from tui.model import Quotation
    from tui.reader.answers import Failed
    from tui.reader.screens.why import Why

LONGEST = 48
"""Cells of a quotation in a notice."""


class CorrectingScreen(VisitingScreen):
    """Explains and corrects the current quotation of the article that is open."""

    def __init__(self, library: Library, library_file: Path, config: Config) -> None:
        super().__init__(library, library_file, config)
        self.editor = Editor(library, config.roster, self.post_from_thread)
        self._asked = 0

    @property
    def settled(self) -> bool:
        """Whether the library is up to date and nothing asked of it is on its way."""
        return super().settled and self.editor.idle

    def reopen(self) -> None:
        """Show the open article as the library has it now."""
        raise NotImplementedError

    def end(self) -> None:
        """Stop every thread."""
        self.editor.close()
        super().end()

    # Why

    def action_why(self) -> None:
        """Say how the current quotation came to its speaker."""
        if (current := self._current()) is None:
            return
        from tui.reader.screens.why import Why  # noqa: PLC0415 - the first frame needs no window

        article, quotation, words = current
        window = Why(words, self.config.keys)
        self.app.push_screen(window, partial(self._answered, article, quotation, window))
        self._asked = self.editor.explain(article, quotation)

    @on(Explained)
    def _explained(self, event: Explained) -> None:
        from tui.reader.screens.why import Why  # noqa: PLC0415 - as above

        window = self.app.screen
        if event.sequence == self._asked and isinstance(window, Why):
            window.show(event.told, event.correction)

    def _answered(
        self, article: int, quotation: Quotation, window: Why, answer: str | None
    ) -> None:
        if answer == "correct":
            self._choose_source(article, quotation)
        elif answer == "reject":
            self.editor.correct(article, quotation, Verdict.NO_QUOTATION)
        elif answer == "undo" and window.correction is not None:
            self._take_back(window.correction)

    def _take_back(self, correction: Correction) -> None:
        self.editor.take_back(correction)

    # Corrections

    def action_correct(self) -> None:
        """Say who really said the current quotation."""
        if (current := self._current()) is not None:
            article, quotation, _ = current
            self._choose_source(article, quotation)

    def action_reject(self) -> None:
        """Say that the current quotation is none."""
        if (current := self._current()) is not None:
            article, quotation, _ = current
            self.editor.correct(article, quotation, Verdict.NO_QUOTATION)

    def action_undo(self) -> None:
        """Take back the last correction."""
        self.editor.undo()

    def _choose_source(self, article: int, quotation: Quotation) -> None:
        from tui.reader.screens.source import SourcePicker  # noqa: PLC0415 - as above

        reading = self.pane.reading
        words = "" if reading is None else _quoted(quotation, reading.article.text)
        picker = SourcePicker(words, self.colour_of, self.config.keys)
        self.app.push_screen(picker, partial(self._source_chosen, article, quotation))
        self._asked = self.editor.sources(article, quotation)

    @on(SourcesFound)
    def _sources_found(self, event: SourcesFound) -> None:
        from tui.reader.screens.source import SourcePicker  # noqa: PLC0415 - as above

        picker = self.app.screen
        if event.sequence == self._asked and isinstance(picker, SourcePicker):
            picker.show(event.sources)

    def told_in_window(self, event: Failed) -> bool:
        """Say in the window that waits for it, if there is one, why nothing comes."""
        from tui.reader.screens.source import SourcePicker  # noqa: PLC0415 - as above
        from tui.reader.screens.why import Why  # noqa: PLC0415 - as above

        window = self.app.screen
        if event.about != REASONS or not isinstance(window, SourcePicker | Why):
            return super().told_in_window(event)
        window.fail(event.reason)
        return True

    def _source_chosen(
        self, article: int, quotation: Quotation, said: str | Verdict | None
    ) -> None:
        if said is not None:
            self.editor.correct(article, quotation, said)

    @on(Corrected)
    def _corrected(self, event: Corrected) -> None:
        words = f"“{cut(event.words, LONGEST)}”"
        if event.undone:
            said = f"{words} is as the program found it."
        else:
            said = f"{words}: {event.said_by}. {self.key_of('undo')} takes that back."
        self.notify(said, title="Corrected", markup=False)
        self.reopen()
        self.refresh_list()

    @on(NothingToUndo)
    def _nothing_to_undo(self) -> None:
        self.notify(
            "Nothing was corrected since the reader was opened. `onrecord corrections` lists all.",
            markup=False,
        )

    def _current(self) -> tuple[int, Quotation, str] | None:
        """Return the open article's id, its current quotation and that one's words."""
        reading, article = self.pane.reading, self.opened_id
        index = self.pane.current_quotation
        if reading is None or article is None or index is None:
            self.notify(
                f"No quotation is current. {self.key_of('next_quotation')} goes to the next one.",
                markup=False,
            )
            return None
        self.panes.bring(Place.ARTICLE)
        quotation = reading.analysis.quotations[index]
        return article, quotation, _quoted(quotation, reading.article.text)


def _quoted(quotation: Quotation, text: str) -> str:
    """Return the words of a quotation, in marks if they are direct speech."""
    words = quotation.span.of(text)
    return f"“{words}”" if quotation.kind is QuotationKind.DIRECT else words
