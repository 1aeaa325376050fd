"""Corrections are kept, show at once everywhere, outlive the library, and are undone."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, LibraryBusy, LibraryError, Selection, Verdict, workers
from tui.library import correcting as correcting_module
from tui.library import indexing as indexing_module
from tui.library.correcting import corrections_in
from tui.library.indexing import bring_up_to_date
from tui.library.jobs import outcome
from tui.library.marks import Marks
from tui.model import KnownGroup, KnownSpeaker, Roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.library.beginnings import NewWords
    from tui.library.corrections import Correction
    from tui.library.jobs import Job, Outcome, Setup
    from tui.model import Quotation

ROSTER = Roster((KnownSpeaker("Ragna Lie", role="Pilot"),))
LOCK = """---
headline: Lock stays shut
outlet: Fjord Post
published: 2025-03-18
url: https://fjord.example/lock
---
Ships wait at the lock.

“The lock stays shut,” harbour master Nils Aune said on Monday.

“It will cost us the summer,” Aune added.
"""
PILOTS = """---
headline: Pilots object
published: 2025-03-19
---
“Nobody asked the pilots,” Eva Brandt said. “Not one of us.”
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "lock.md").write_text(LOCK, "utf-8")
    (folder / "pilots.md").write_text(PILOTS, "utf-8")
    return folder


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    return tmp_path / "data" / "marks.sqlite"


@pytest.fixture
def index(corpus: Path, marks: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that brings a library up to date and returns its file."""

    def index(name: str = "library.sqlite", roster: Roster = ROSTER) -> Path:
        bring_up_to_date(tmp_path / name, [corpus], roster, processes=1, marks=marks)
        return tmp_path / name

    return index


@pytest.fixture
def library(index: Callable[..., Path], marks: Path) -> Iterator[Library]:
    with Library.open(index(), marks) as opened:
        yield opened


def said(library: Library, article: str = "lock.md") -> list[tuple[str, str | None, bool]]:
    rows = library.quotations(article=library.find(article))
    return [(row.text.split()[0], row.speaker, row.corrected) for row in rows]


def quotation(library: Library, number: int, article: str = "lock.md") -> Quotation:
    return library.analysis(library.find(article)).quotations[number]


def correct(
    library: Library, number: int, said: str | Verdict, article: str = "lock.md"
) -> Correction:
    return library.corrector(ROSTER).correct(
        library.find(article), quotation(library, number, article), said
    )


def listed(library: Library, query: str) -> list[str]:
    results = library.select(Selection(query))
    return [row.key for row in results.window(0, 10)]


AS_FOUND = [("The", "Nils Aune", False), ("It", "Nils Aune", False)]


def test_another_speaker_shows_in_quotations_search_counts_and_names(library: Library) -> None:
    assert said(library) == AS_FOUND
    made = correct(library, 0, "Eva Brandt")
    assert said(library) == [("The", "Eva Brandt", True), ("It", "Nils Aune", False)]
    assert (made.thought, made.words, made.occurrence) == ("Nils Aune", "The lock stays shut,", 1)
    assert 0 < made.confidence < 1
    assert listed(library, "speaker:brandt ") == ["pilots.md", "lock.md"]
    rows = {row.name: (row.quotations, row.articles) for row in library.speakers()}
    assert rows == {"Eva Brandt": (3, 2), "Nils Aune": (1, 1)}
    chosen = library.quotations(Selection("lock", speakers=("Eva Brandt",)))
    assert [(row.text, row.confidence) for row in chosen] == [("The lock stays shut,", 1.0)]
    assert library.counts().quotations == 4


def test_what_is_no_quotation_is_gone_from_counts_and_from_what_was_said(library: Library) -> None:
    correct(library, 1, Verdict.NO_QUOTATION)
    assert said(library) == [("The", "Nils Aune", False)]
    assert library.counts().quotations == 3
    (row,) = library.select(Selection("lock ")).window(0, 1)
    assert row.quotations == 1
    assert listed(library, "said:summer ") == []
    assert listed(library, "summer ") == ["lock.md"]


def test_an_article_left_without_a_quotation_by_somebody_is_no_longer_found_by_it(
    library: Library,
) -> None:
    correct(library, 0, "Ragna Lie")
    correct(library, 1, "Ragna Lie")
    assert listed(library, "speaker:aune ") == []
    assert listed(library, "speaker:lie ") == ["lock.md"]
    (lie,) = [row for row in library.speakers() if row.name == "Ragna Lie"]
    assert (lie.role, lie.quotations) == ("Pilot", 2)
    assert "Nils Aune" in {row.name for row in library.entities()}


def test_the_reader_need_not_spell_a_name_in_full(library: Library) -> None:
    correct(library, 0, "brandt")
    assert said(library)[0] == ("The", "brandt", True)  # nobody here goes by the surname alone
    correct(library, 0, "eva brandt")
    correct(library, 1, "aune")
    assert said(library) == [("The", "Eva Brandt", True), ("It", "Nils Aune", True)]
    assert len(library.corrector(ROSTER).all()) == 2


def test_a_group_from_another_article_brings_its_members(
    library: Library, corpus: Path, index: Callable[..., Path]
) -> None:
    roster = Roster(
        (KnownSpeaker("Ragna Lie"), KnownSpeaker("Eva Brandt")),
        (KnownGroup("Both pilots", ("Ragna Lie", "Eva Brandt"), ("the two pilots",)),),
    )
    (corpus / "joint.txt").write_text("“We both object,” the two pilots said.\n", "utf-8")
    index(roster=roster)
    library.corrector(Roster()).correct(
        library.find("lock.md"), quotation(library, 0), "Both pilots"
    )
    rows = list(library.quotations(Selection("lock", speakers=("Ragna Lie",))))
    assert [(row.speaker, row.members) for row in rows] == [
        ("Both pilots", ("Ragna Lie", "Eva Brandt"))
    ]


def test_words_of_a_speaker_that_nobody_can_name_stay_a_quotation(library: Library) -> None:
    made = correct(library, 0, Verdict.SPEAKER_UNKNOWN)
    assert (made.speaker, made.is_quotation, made.said_by) == (None, True, "speaker unknown")
    assert said(library) == [("The", None, True), ("It", "Nils Aune", False)]
    assert library.counts().quotations == 4
    assert listed(library, "said:lock ") == ["lock.md"]
    library.corrector(ROSTER).undo(made.id)
    assert said(library) == AS_FOUND


def test_corrections_outlive_the_library_and_hold_in_every_other(
    library: Library, index: Callable[..., Path], marks: Path
) -> None:
    other = index("other.sqlite")
    correct(library, 0, "Ragna Lie")
    correct(library, 1, Verdict.NO_QUOTATION)
    with Library.open(index("anew.sqlite"), marks) as anew:
        assert said(anew) == [("The", "Ragna Lie", True)]
        assert anew.counts().quotations == 3
    with Library.open(other, marks) as stale:
        assert said(stale) == AS_FOUND
        index("other.sqlite")
        assert said(stale) == [("The", "Ragna Lie", True)]
        assert stale.counts().quotations == 3


def test_an_undone_correction_leaves_the_program_s_own_word(library: Library) -> None:
    corrector = library.corrector(ROSTER)
    before = library.analysis(library.find("lock.md"))
    made = correct(library, 0, "Ragna Lie")
    assert corrector.of(library.find("lock.md")) == {quotation(library, 0): made}
    assert corrector.undo(made.id) == made
    assert corrector.undo(made.id) is None
    assert library.analysis(library.find("lock.md")) == before
    assert library.counts().speakers == 2
    assert listed(library, "speaker:lie ") == []
    again = corrector.redo(made)
    assert again.id > made.id
    assert said(library)[0] == ("The", "Ragna Lie", True)


def test_a_second_thought_takes_the_place_of_the_first(library: Library) -> None:
    first = correct(library, 0, "Ragna Lie")
    second = correct(library, 0, "Eva Brandt")
    (row,) = library.corrector(ROSTER).all()
    assert row.correction == second
    assert second.id > first.id
    assert second.thought == "Nils Aune"


def test_a_correction_waits_for_an_article_that_is_gone_or_has_changed(
    library: Library, corpus: Path, index: Callable[..., Path]
) -> None:
    correct(library, 0, "Ragna Lie")
    correct(library, 0, "Ragna Lie", "pilots.md")
    (corpus / "pilots.md").unlink()
    (corpus / "lock.md").write_text(LOCK.replace("stays shut,", "is broken,"), "utf-8")
    index()
    assert said(library) == AS_FOUND
    waiting = {row.correction.key: row.waits for row in library.corrector(ROSTER).all()}
    assert waiting == {
        "lock.md": "the article no longer has these words",
        "pilots.md": "the article is not in this library",
    }
    (corpus / "lock.md").write_text(LOCK.replace("Monday", "Tuesday"), "utf-8")
    index()
    assert said(library)[0] == ("The", "Ragna Lie", True)


def test_the_paragraphs_around_are_kept_for_who_learns_from_it(library: Library) -> None:
    made = correct(library, 1, "Ragna Lie")
    assert made.context[made.start :].startswith("It will cost us the summer,")
    assert made.context.startswith("Ships wait")
    assert made.context.endswith("Aune added.")


def test_what_is_corrected_while_articles_are_read_is_not_lost(
    library: Library, corpus: Path, marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(job: Job, setup: Setup, new_words: NewWords) -> Outcome:
        if not library.corrector(ROSTER).all():
            correct(library, 0, "Ragna Lie")
        return outcome(job, setup, new_words)

    monkeypatch.setattr(workers, "outcome", meanwhile)
    (corpus / "lock.md").write_text(LOCK.replace("Monday", "Tuesday"), "utf-8")
    bring_up_to_date(library._connections.path, [corpus], ROSTER, processes=1, marks=marks)
    assert said(library)[0] == ("The", "Ragna Lie", True)


def test_where_the_library_cannot_be_written_the_correction_waits(
    library: Library, index: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(correcting_module, "follow", busy)
        with pytest.raises(LibraryBusy, match="is kept"):
            correct(library, 0, "Ragna Lie")
    assert said(library) == AS_FOUND
    index()
    assert said(library)[0] == ("The", "Ragna Lie", True)


def test_an_article_that_is_gone_cannot_be_corrected(library: Library) -> None:
    words = quotation(library, 0)
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.corrector(ROSTER).correct(1, words, Verdict.NO_QUOTATION)


def test_indexing_without_marks_corrects_nothing(
    library: Library, tmp_path: Path, corpus: Path
) -> None:
    correct(library, 0, "Ragna Lie")
    indexing_module.bring_up_to_date(tmp_path / "plain.sqlite", [corpus], ROSTER, processes=1)
    with Library.open(tmp_path / "plain.sqlite") as plain:
        assert said(plain) == AS_FOUND
    assert corrections_in(tmp_path / "none.sqlite") == ()


def test_the_marks_of_earlier_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE mark (identity TEXT NOT NULL, name TEXT NOT NULL, made TEXT NOT NULL,"
        " PRIMARY KEY (identity, name)) WITHOUT ROWID;"
        "CREATE INDEX mark_name ON mark (name, made);"
        "INSERT INTO mark VALUES ('a', 'starred', '2025-03-18');"
        "PRAGMA user_version = 1;"
    )
    connection.close()
    marks = Marks(path)
    assert marks.corrections() == ()
    assert list(marks.of(["a"])) == ["a"]
    marks.close()


def test_corrections_kept_before_verdicts_were_two_mean_what_they_meant(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    Marks(path).close()
    connection = sqlite3.connect(path)
    connection.executescript("ALTER TABLE correction DROP COLUMN is_quotation")
    speaker = '{"name": "Ragna Lie", "kind": "person", "role": "", "members": [], "named": true}'
    connection.executemany(
        "INSERT INTO correction (identity, key, headline, outlet, words, occurrence, kind, speaker,"
        " thought, confidence, context, start, made)"
        " VALUES ('a', 'a.txt', '', '', ?, 1, 'direct', ?, NULL, 0.5, '', 0, '2025-03-18')",
        [("The lock", speaker), ("stays shut", None)],
    )
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    marks = Marks(path)
    assert [each.said_by for each in marks.corrections()] == ["Ragna Lie", "not a quotation"]
    marks.close()


def test_another_library_follows_many_corrections_in_batches(
    tmp_path: Path, marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(f"“We sail at {number},” Nils Aune said.\n")
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    for path in (one, other):
        bring_up_to_date(path, [folder], ROSTER, processes=1, marks=marks)
    with Library.open(one, marks) as library:
        for number in range(7):
            correct(library, 0, "Ragna Lie", f"{number}.txt")
    monkeypatch.setattr(correcting_module, "_AT_ONCE", 3)
    bring_up_to_date(other, [folder], ROSTER, processes=1, marks=marks)
    with Library.open(other, marks) as library:
        assert [(row.name, row.quotations) for row in library.speakers()] == [("Ragna Lie", 7)]
