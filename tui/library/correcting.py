"""Make, undo and list the reader's corrections, and have the rows of the library follow them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.library.corrections import (
    Correction,
    corrected_quotations,
    entity_named,
    place_of,
    run_of,
    span_at,
)
from tui.library.errors import LibraryBusy
from tui.library.jobs import Setup, analysed
from tui.library.loading import load_analysis, load_article
from tui.library.lock import indexing_lock
from tui.library.marks import Marks
from tui.library.naming import ids_of_identities
from tui.library.people import speaker_called
from tui.library.prepared import prepared
from tui.library.rows import Verdict
from tui.library.stored import storable
from tui.library.writing import Writer
from tui.model import Entity, EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tui.library.connections import Connections
    from tui.model import Article, Quotation, Roster

_APPLIED = "corrections"
_AT_ONCE = 20  # articles written in one transaction
_PARAGRAPHS_BEFORE, _PARAGRAPHS_AFTER = 2, 1  # of a quotation, where its source may stand


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction as it is listed; ``waits`` says why it changes nothing now, if it does not."""

    correction: Correction
    waits: str = ""


class Corrector:
    """The reader's corrections, over the articles of one library.

    A correction shows at once wherever quotations do. Methods that change one raise LibraryBusy if
    the library could not be written: it is kept all the same, and the next indexing applies it.
    """

    def __init__(self, connections: Connections, marks: Marks, roster: Roster) -> None:
        self._connections = connections
        self._marks = marks
        self._roster = roster

    def correct(self, article_id: int, quotation: Quotation, said: str | Verdict) -> Correction:
        """Keep who said the quotation, that nobody can tell, or that it is none, and apply it.

        ``quotation`` is one of the article's analysis as the library has it; the whole run that it
        belongs to is meant. ``said`` is any name, of somebody in the article, of the roster, of
        the library, or of somebody new; or a verdict. Raises LibraryError if the article is gone.
        """
        with self._connections.borrow() as connection:
            article = load_article(connection, article_id)
            analysis = load_analysis(connection, article_id)
            entity = None
            if isinstance(said, str):
                entity = entity_named(said, analysis.entities, self._roster)
                entity = entity or speaker_called(connection, said)
                entity = entity or Entity(said, EntityKind.PERSON)
        first = run_of(analysis, quotation)[0]
        correction = replace(
            _correction(article, first, self._roster),
            speaker=entity,
            is_quotation=said is not Verdict.NO_QUOTATION,
        )
        made = self._marks.correct(correction)
        self.apply()
        return made

    def undo(self, number: int) -> Correction | None:
        """Forget the correction with this id and return it; None if there is none."""
        gone = self._marks.undo_correction(number)
        if gone is not None:
            self.apply()
        return gone

    def redo(self, correction: Correction) -> Correction:
        """Keep again a correction that was undone, or that another one took the place of."""
        made = self._marks.correct(correction)
        self.apply()
        return made

    def of(self, article_id: int) -> dict[Quotation, Correction]:
        """Return the correction of each quotation of the article that has one."""
        with self._connections.borrow() as connection:
            article = load_article(connection, article_id)
            analysis = load_analysis(connection, article_id)
        corrections = self._marks.corrections(article.identity)
        return corrected_quotations(article.text, analysis, corrections)

    def all(self) -> tuple[CorrectionRow, ...]:
        """Return all corrections, the newest first, those of articles elsewhere included."""
        corrections = self._marks.corrections()
        texts: dict[str, str] = {}
        identities = list({correction.identity for correction in corrections})
        with self._connections.borrow() as connection:
            for id_ in ids_of_identities(connection, identities):
                article = load_article(connection, id_)
                texts[storable(article.identity)] = article.text
        return tuple(
            CorrectionRow(correction, _why_it_waits(correction, texts.get(correction.identity)))
            for correction in reversed(corrections)
        )

    def apply(self) -> None:
        """Have the library follow the corrections as they are now."""
        setup = Setup(self._roster, "", by_identity(self._marks.corrections()))
        path = self._connections.path
        try:
            with closing(Writer(path)) as writer:
                try:
                    with indexing_lock(path):
                        follow(writer, setup)
                except LibraryBusy:  # who indexes may yet write what was analysed before
                    follow(writer, setup, note=False)
        except sqlite3.OperationalError as error:
            message = (
                f"{path.name} is being written ({error}); what you changed is kept and will show "
                "when that is done"
            )
            raise LibraryBusy(message) from error


def _why_it_waits(correction: Correction, text: str | None) -> str:
    if text is None:
        return "the article is not in this library"
    if span_at(text, correction.words, correction.occurrence) is None:
        return "the article no longer has these words"
    return ""


def _correction(article: Article, quotation: Quotation, roster: Roster) -> Correction:
    """Return what a correction says of a quotation besides who said it."""
    words, occurrence = place_of(article.text, quotation.span)
    thought, confidence = _thought(article, quotation, roster)
    around = _around(article.text, quotation.span)
    return Correction(
        identity=article.identity,
        key=article.key,
        headline=article.headline,
        outlet=article.outlet,
        words=words,
        occurrence=occurrence,
        kind=quotation.kind,
        speaker=None,
        thought=thought,
        confidence=confidence,
        context=around.of(article.text),
        start=quotation.span.start - around.start,
        made=datetime.now(UTC).replace(microsecond=0),
    )


def _thought(article: Article, quotation: Quotation, roster: Roster) -> tuple[str | None, float]:
    """Return the speaker's name as the program finds it by itself, and how sure it is."""
    analysis, _ = analysed(article, Setup(roster, ""))
    for each in analysis.quotations:
        if (each.span, each.kind) == (quotation.span, quotation.kind):
            speaker = analysis.speaker_of(each)
            sure = each.attribution.confidence if each.attribution else 0.0
            return (None, sure) if speaker is None else (speaker.name, sure)
    return None, 0.0


def _around(text: str, span: Span) -> Span:
    """Return the paragraphs around ``span``: all in which its source is looked for."""
    start, end = span
    for _ in range(_PARAGRAPHS_BEFORE + 1):
        before = text.rfind("\n", 0, start)
        while before > 0 and text[before - 1].isspace():
            before -= 1
        start = max(before, 0)
        if not start:
            break
    for _ in range(_PARAGRAPHS_AFTER + 1):
        after = text.find("\n", end)
        if after < 0:
            end = len(text)
            break
        while after < len(text) and text[after].isspace():
            after += 1
        end = after
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(span.end, start + len(text[start:end].rstrip())))


# The rows of the library


def corrections_in(path: Path) -> tuple[Correction, ...]:
    """Return the corrections in the marks at ``path``; none where there is no such file."""
    if not path.exists():
        return ()
    marks = Marks(path)
    try:
        return marks.corrections()
    finally:
        marks.close()


def by_identity(corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Return the corrections of each article, by its identity, in their order."""
    found: dict[str, list[Correction]] = {}
    for correction in corrections:
        found.setdefault(correction.identity, []).append(correction)
    return {identity: tuple(some) for identity, some in found.items()}


def digests(setup: Setup) -> dict[str, str]:
    """Return for each corrected article what changes when its corrections do."""
    return {
        identity: blake2b(repr(some).encode("utf-8", "replace"), digest_size=8).hexdigest()
        for identity, some in setup.corrections.items()
    }


def follow(
    writer: Writer,
    setup: Setup,
    before: Mapping[str, str] | None = None,
    *,
    note: bool = True,
) -> None:
    """Write anew the articles whose corrections are others than the library's rows have.

    ``before`` are the digests of those that the rows have, where it is not the library's own note.
    Without ``note`` that stays as it is, and the next indexing writes them once more. Raises
    Interrupted if the writer was stopped.
    """
    now = digests(setup)
    if before is None:
        before = json.loads(writer.noted(_APPLIED) or "{}")
    changed = [name for name in {*before, *now} if before.get(name) != now.get(name)]
    if not changed:
        return
    articles = writer.articles_called(changed)
    for start in range(0, max(len(articles), 1), _AT_ONCE):
        _rewrite(writer, articles[start : start + _AT_ONCE], setup)
    if note:
        writer.begin()
        writer.note(_APPLIED, json.dumps(now))
        writer.commit()


def _rewrite(writer: Writer, articles: Sequence[tuple[int, Article]], setup: Setup) -> None:
    rows = [
        (id_, prepared(article, analysed(article, setup)[0], b"", setup.roster))
        for id_, article in articles
    ]
    writer.begin()
    try:
        for id_, row in rows:
            writer.rewrite(id_, row)
        writer.commit()
    finally:
        writer.roll_back()
