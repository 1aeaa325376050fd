"""``onrecord attribute``: texts in, quotations out, one line each."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal import private_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Outcome

    Run = Callable[..., Outcome]

ROOT = Path(__file__).parents[2]
TEXT = "“We are ready,” Ada Berg said. “It took\x07 years.”\r\n\r\nThe board said that it agreed."
FIELDS = {
    "start", "end", "kind", "fragment", "text", "speaker_mention", "cue", "speaker", "confidence",
}  # fmt: skip


@pytest.fixture
def attribute(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Return a function that gives bytes to ``onrecord attribute`` on stdin."""

    def attribute(stdin: bytes, *arguments: object) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        return run("attribute", *arguments)

    return attribute


def line(text: str, **more: Any) -> bytes:  # noqa: ANN401 - anything that JSON takes
    return json.dumps({"id": "a", "text": text} | more).encode() + b"\n"


def answers(outcome: Outcome) -> list[dict[str, Any]]:
    return [json.loads(each) for each in outcome.out.splitlines()]


def test_offsets_index_the_text_exactly_as_given(attribute: Callable[..., Outcome]) -> None:
    outcome = attribute(line(TEXT))
    assert outcome.status == 0
    (answer,) = answers(outcome)
    assert answer["id"] == "a"
    direct = [each for each in answer["quotes"] if each["kind"] == "direct"]
    assert [each["text"] for each in direct] == ["We are ready,", "It took\x07 years."]
    for each in answer["quotes"]:
        assert set(each) == FIELDS
        assert TEXT[each["start"] : each["end"]] == each["text"]
        assert 0 <= each["confidence"] <= 1


def test_speaker_mention_and_cue_are_spans_of_the_text(attribute: Callable[..., Outcome]) -> None:
    (answer,) = answers(attribute(line(TEXT)))
    first = answer["quotes"][0]
    start, end = first["speaker_mention"]
    assert TEXT[start:end] == "Ada Berg"
    start, end = first["cue"]
    assert TEXT[start:end] == "said"
    assert first["speaker"] == "Ada Berg"


def test_answers_come_in_the_order_of_the_texts_with_their_ids(
    attribute: Callable[..., Outcome],
) -> None:
    stdin = b"".join(line(TEXT, id=each) for each in ("x", 7, None, [1])) + b"\n  \n"
    assert [each["id"] for each in answers(attribute(stdin))] == ["x", 7, None, [1]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\ud800",
        "“\udfff”",
        "\x1b]0;x\x07“So,” he said.\x9b",
        "“" * 500,
        "😀 “Oh,” I said.",
    ],
    ids=ascii,
)
def test_any_text_is_answered_in_ascii(attribute: Callable[..., Outcome], text: str) -> None:
    outcome = attribute(line(text))
    assert outcome.status == 0
    assert outcome.out.isascii()
    assert outcome.out.strip().isprintable()
    for each in answers(outcome)[0]["quotes"]:
        assert text[each["start"] : each["end"]] == each["text"]


def test_a_bad_line_is_named_and_the_rest_is_done(attribute: Callable[..., Outcome]) -> None:
    bad = [
        b"{",
        b"[1]",
        b'{"id": 2}',
        b'{"id": 2, "text": 5}',
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"id": NaN, "text": ""}',
    ]
    outcome = attribute(b"\n".join([line("one").strip(), *bad, line("two").strip()]))
    assert outcome.status == 1
    assert len(answers(outcome)) == 2
    complaints = outcome.err.splitlines()
    assert [each.partition(":")[0] for each in complaints[:-1]] == [
        f"line {number}" for number in range(2, 2 + len(bad))
    ]
    assert "not JSON" in complaints[0]
    assert "not an object" in complaints[1]
    assert "no text" in complaints[2]
    assert "no text" in complaints[3]
    assert "not UTF-8" in complaints[4]
    assert "7 of the lines" in complaints[-1]


def test_a_byte_order_mark_is_no_part_of_the_first_line(
    attribute: Callable[..., Outcome],
) -> None:
    assert attribute(b"\xef\xbb\xbf" + line(TEXT)).status == 0


def test_a_file_is_read_in_place_of_stdin(run: Run, home: Path) -> None:
    (home / "texts.jsonl").write_bytes(line(TEXT) + line("Nothing."))
    assert len(answers(run("attribute", "texts.jsonl"))) == 2


def test_a_roster_comes_with_its_configuration_only(
    attribute: Callable[..., Outcome], home: Path
) -> None:
    (home / "config.yaml").write_text(
        "roster: {speakers: [{name: Ada Bergström, aliases: [Ada Berg]}]}\n"
    )
    (plain,) = answers(attribute(line(TEXT)))
    assert plain["quotes"][0]["speaker"] == "Ada Berg"
    (known,) = answers(attribute(line(TEXT), "--config", "config.yaml"))
    assert known["quotes"][0]["speaker"] == "Ada Bergström"
    assert attribute(line(TEXT), "--config", "absent.yaml").status == 2


def test_an_answer_comes_before_the_next_text_is_given(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "attribute"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=private_environment(home) | {"PYTHONPATH": str(ROOT)},
        cwd=home,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(line(TEXT, id=number))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_of_stdout_that_leaves_is_no_error(home: Path) -> None:
    (home / "texts.jsonl").write_bytes(line(TEXT) * 300)
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "attribute", "texts.jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=private_environment(home) | {"PYTHONPATH": str(ROOT)},
        cwd=home,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_every_name_comes_with_its_kind_and_whose_it_is(attribute: Callable[..., Outcome]) -> None:
    text = "Peru signed the Lima Pact. Ada Berg of the World Bank said that Berg and she agreed."
    (answer,) = answers(attribute(line(text)))
    named = [
        (text[each["start"] : each["end"]], each["kind"], each["name"])
        for each in answer["entities"]
    ]
    assert named == [
        ("Peru", "place", "Peru"),
        ("Lima Pact", "agreement", "Lima Pact"),
        ("Ada Berg", "person", "Ada Berg"),
        ("World Bank", "organisation", "World Bank"),
        ("Berg", "person", "Ada Berg"),
    ]
