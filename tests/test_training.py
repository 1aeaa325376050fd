"""What training learns from a reader's corrections, and how it sets the bound of doubt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tui.commands.corrections import _SHAPE
from tui.library import Library, Verdict
from tui.library.indexing import bring_up_to_date
from tui.model import Roster

if TYPE_CHECKING:
    from pathlib import Path

corrections: Any = pytest.importorskip("training.corrections", reason="needs the train extra")
calibrate: Any = pytest.importorskip("training.calibrate")

STORY = (
    "Mayor Kari Nordmann met the pilots on Monday.\n"
    "“The bridge is closed until spring,” she said after a word with Ola Hansen.\n"
    "Nordmann said that the harbour would stay open. It was a “nice” day.\n"
)


@pytest.fixture
def exported(tmp_path: Path) -> Any:  # noqa: ANN401 - a function that returns what JSON holds
    """Return a function that corrects quotations of the story and exports that."""

    def export(*said: tuple[int, str | Verdict]) -> Path:
        (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
        marks, library_file = tmp_path / "marks.sqlite", tmp_path / "library.sqlite"
        bring_up_to_date(library_file, [tmp_path / "story.txt"], Roster(), processes=1)
        with Library.open(library_file, marks) as library:
            article = library.find("story.txt")
            corrector = library.corrector(Roster())
            quotations = library.analysis(article).quotations
            for number, speaker in said:
                corrector.correct(article, quotations[number], speaker)
            rows = [_SHAPE.record(row) for row in reversed(corrector.all())]
        path = tmp_path / "corrections.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        return path

    return export


def test_another_speaker_becomes_the_right_candidate(exported: Any) -> None:  # noqa: ANN401
    found = corrections.examples(corrections.read(exported((0, "Ola Hansen"))))
    (choice,) = found.source
    assert len(choice.right) == 1
    assert 0 < choice.right[0] < len(choice.options)
    (other,) = corrections.examples(corrections.read(exported((0, "Kari Nordmann")))).source
    assert other.options == choice.options
    assert set(other.right).isdisjoint(choice.right)
    assert found.left_out == 0


def test_no_quotation_becomes_no_speech(exported: Any) -> None:  # noqa: ANN401
    (choice,) = corrections.examples(corrections.read(exported((0, Verdict.NO_QUOTATION)))).source
    assert choice.right == [0]


def test_reported_speech_teaches_its_source_or_disbelief(exported: Any) -> None:  # noqa: ANN401
    found = corrections.examples(corrections.read(exported((1, "Kari Nordmann"))))
    assert not found.source
    (choice,) = found.passage_source
    assert choice.right == [0]
    assert not found.belief
    found = corrections.examples(corrections.read(exported((1, Verdict.NO_QUOTATION))))
    assert [choice.right for choice in found.belief] == [[0]]
    assert not found.passage_source


def test_a_speaker_who_is_not_named_nearby_teaches_nothing(exported: Any) -> None:  # noqa: ANN401
    found = corrections.examples(corrections.read(exported((0, "Ada Berg"), (1, "Ada Berg"))))
    assert (found.source, found.passage_source, found.left_out) == ([], [], 2)


def test_the_export_is_read_as_lines_too_and_what_is_none_is_refused(
    exported: Any,  # noqa: ANN401
    tmp_path: Path,
) -> None:
    path = exported((0, "Ola Hansen"))
    rows = json.loads(path.read_text(encoding="utf-8"))
    lines = tmp_path / "corrections.jsonl"
    lines.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert corrections.read(lines) == rows
    lines.write_text('{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="correction 1 has no context"):
        corrections.read(lines)


def test_that_nobody_can_be_named_teaches_nothing(exported: Any) -> None:  # noqa: ANN401
    unknown = Verdict.SPEAKER_UNKNOWN
    found = corrections.examples(corrections.read(exported((0, unknown), (1, unknown))))
    assert (found.source, found.passage_source, found.belief, found.left_out) == ([], [], [], 2)


def test_words_that_moved_teach_nothing(exported: Any) -> None:  # noqa: ANN401
    rows = corrections.read(exported((0, "Ola Hansen"), (1, Verdict.NO_QUOTATION)))
    for row in rows:
        row["start"] += 1
    assert corrections.examples(rows).left_out == 2
