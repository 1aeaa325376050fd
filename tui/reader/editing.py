"""Why a quotation has its speaker, and the reader's corrections, asked outside the event loop."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library import SpeakerRow
from tui.model import EntityKind
from tui.reader.answers import Failed
from tui.reader.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.analysis.telling import Told
    from tui.library import Library, Verdict
    from tui.library.corrections import Correction
    from tui.model import Analysis, Entity, Quotation, Roster

HERE = "in this article"
KNOWN = "on your roster"
REASONS = "reasons"
"""What ``Failed`` is about where it was asked why, or who else."""
UNKNOWN = SpeakerRow("speaker unknown", "the article does not tell", 0, 0, (), ())
"""Chosen where nobody can be named."""


@dataclass
class Explained(Message):
    """Why a quotation has its speaker; ``correction`` is the reader's, if there is one."""

    sequence: int
    told: tuple[Told, ...]
    correction: Correction | None


@dataclass
class SourcesFound(Message):
    """Who may have said a quotation, the likeliest first."""

    sequence: int
    sources: tuple[SpeakerRow, ...]


@dataclass
class Corrected(Message):
    """A correction was made, or taken back; ``said_by`` is what it says, or said."""

    words: str
    said_by: str
    undone: bool = False


class NothingToUndo(Message):
    """No correction was made since the reader was opened."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A correction made in this session, and the one it took the place of."""

    made: Correction
    before: Correction | None

    def renumbered(self, old: int, again: Correction) -> _Change:
        """Return this change, with ``again`` for the correction ``old`` if it made that one."""
        return replace(self, made=again) if self.made.id == old else self


class Editor:
    """Explains and corrects quotations in threads, and posts what came of it."""

    def __init__(self, library: Library, roster: Roster, post: Callable[[Message], object]) -> None:
        self._library = library
        self._roster = roster
        self._post = post
        self._reasons = Latest("onrecord-why")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onrecord-corrections")
        self._writing = 0
        self._lock = Lock()
        self._sequence = 0
        self._changes: list[_Change] = []

    @property
    def idle(self) -> bool:
        """Whether everything asked is answered and everything said is kept."""
        with self._lock:
            return not self._writing and self._reasons.idle

    def close(self) -> None:
        """End the threads; corrections already made are still kept."""
        self._reasons.close()
        self._writer.shutdown(wait=True)

    # Asking

    def explain(self, article: int, quotation: Quotation) -> int:
        """Find out why a quotation has its speaker; ``Explained`` follows with this number."""
        return self._ask(lambda sequence: self._explained(sequence, article, quotation))

    def sources(self, article: int, quotation: Quotation) -> int:
        """Gather who may have said a quotation; ``SourcesFound`` follows with this number."""
        return self._ask(lambda sequence: self._sources(sequence, article, quotation))

    def _explained(self, sequence: int, article: int, quotation: Quotation) -> Explained:
        from tui.analysis.explain import explanation  # noqa: PLC0415 - slow, and few ask why
        from tui.export.reasons import reasons  # noqa: PLC0415 - as above

        text = self._library.article(article).text
        correction = self._library.corrector(self._roster).of(article).get(quotation)
        found = explanation(text, self._roster, quotation)
        return Explained(sequence, reasons(found, correction, text), correction)

    def _sources(self, sequence: int, article: int, quotation: Quotation) -> SourcesFound:
        from tui.analysis.explain import explanation  # noqa: PLC0415 - slow, and few ask why

        found = explanation(self._library.article(article).text, self._roster, quotation)
        rivals = [] if found is None else [rival.name for rival in found.rivals]
        if found is not None and found.speaker is not None:
            rivals.insert(0, found.speaker.name)
        analysis, speakers = self._library.analysis(article), self._library.speakers()
        return SourcesFound(sequence, sources_of(analysis, rivals, self._roster, speakers))

    def _ask(self, answer: Callable[[int], Message]) -> int:
        self._sequence += 1
        sequence = self._sequence
        self._reasons.submit(lambda: self._quietly(lambda: self._post(answer(sequence)), REASONS))
        return sequence

    # Correcting

    def correct(self, article: int, quotation: Quotation, said: str | Verdict) -> None:
        """Keep who said a quotation, or the verdict on it; ``Corrected`` follows."""

        def job() -> None:
            corrector = self._library.corrector(self._roster)
            before = corrector.of(article).get(quotation)
            made = corrector.correct(article, quotation, said)
            self._changes.append(_Change(made, before))
            self._post(_message(made))

        self._write(job)

    def undo(self) -> None:
        """Take back the last correction of this session; ``Corrected`` follows."""

        def job() -> None:
            if not self._changes:
                self._post(NothingToUndo())
                return
            change = self._changes.pop()
            corrector = self._library.corrector(self._roster)
            if change.before is None:
                corrector.undo(change.made.id)
                self._post(_message(change.made, undone=True))
            else:
                again = corrector.redo(change.before)
                old = change.before.id
                self._changes = [each.renumbered(old, again) for each in self._changes]
                self._post(_message(again))

        self._write(job)

    def take_back(self, correction: Correction) -> None:
        """Take back a correction, whenever it was made; ``Corrected`` follows."""

        def job() -> None:
            self._library.corrector(self._roster).undo(correction.id)
            self._changes = [each for each in self._changes if each.made.id != correction.id]
            self._post(_message(correction, undone=True))

        self._write(job)

    def _write(self, job: Callable[[], None]) -> None:
        def counted() -> None:
            try:
                self._quietly(job)
            finally:
                with self._lock:
                    self._writing -= 1

        with self._lock:
            self._writing += 1
        self._writer.submit(counted)

    def _quietly(self, job: Callable[[], object], about: str = "") -> None:
        """Run ``job``; one that failed says why, and what it was ``about``."""
        try:
            job()
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            self._post(Failed(str(error) or type(error).__name__, about))


def _message(correction: Correction, *, undone: bool = False) -> Corrected:
    return Corrected(correction.words, correction.said_by, undone)


def sources_of(
    analysis: Analysis,
    likely: Iterable[str],
    roster: Roster,
    speakers: Sequence[SpeakerRow],
) -> tuple[SpeakerRow, ...]:
    """Return whom a quotation can be given to, each name once.

    First the ``likely`` ones, then who else speaks or is named in the article, then that nobody can
    be named, then the roster, and last all ``speakers`` of the library.
    """
    rows = {row.name: row for row in speakers}
    speaking = [analysis.speaker_of(quotation) for quotation in analysis.quotations]
    here = {entity.name: entity for entity in speaking if entity is not None}  # places among them
    here |= {entity.name: entity for entity in analysis.entities if _can_speak(entity)}
    names = [*(name for name in likely if name in here), *here]
    found = {name: _row(here[name], rows.get(name)) for name in dict.fromkeys(names)}
    found[UNKNOWN.name] = UNKNOWN
    for known in roster.speakers:
        new = SpeakerRow(known.name, known.role or KNOWN, 0, 0, known.aliases, ())
        found.setdefault(known.name, rows.get(known.name, new))
    for group in roster.groups:
        new = SpeakerRow(group.name, KNOWN, 0, 0, group.phrases, group.members)
        found.setdefault(group.name, rows.get(group.name, new))
    for row in speakers:
        found.setdefault(row.name, row)
    return tuple(found.values())


def _can_speak(entity: Entity) -> bool:
    return entity.kind not in {EntityKind.PLACE, EntityKind.AGREEMENT}


def _row(entity: Entity, known: SpeakerRow | None) -> SpeakerRow:
    number, articles = (known.quotations, known.articles) if known else (0, 0)
    role = entity.role or ("not named" if not entity.named else HERE)
    return SpeakerRow(entity.name, role, number, articles, entity.aliases, entity.members)
