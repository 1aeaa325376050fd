"""Whatever a file holds, reading it yields articles and reasons, and never raises."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.files import article, items, reason
from tui.clean import clean, clean_line
from tui.ingest import opening, read, read_lines, source_files
from tui.ingest.lines import Lines
from tui.ingest.walk import SUFFIXES
from tui.model import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "Ferry stuck in ice\n\n“The ice is thick,” the captain said.\n"
RECORD = {"headline": "Ferry stuck", "outlet": "Northline", "date": "2025-03-18", "text": "It is."}


class TestText:
    def test_the_text_is_the_file_as_it_stands(self, tmp_path: Path) -> None:
        found = article(tmp_path, "a.txt", TEXT)
        assert found.text == TEXT
        assert found.headline == "Ferry stuck in ice"
        assert (found.key, found.path) == ("a.txt", tmp_path / "a.txt")
        assert (found.outlet, found.author, found.published, found.url) == ("", "", None, "")

    def test_front_matter_belongs_to_markdown(self, tmp_path: Path) -> None:
        text = "---\ntitle: x\n---\nText."
        assert article(tmp_path, "a.txt", text).text == text

    def test_line_ends_become_newlines(self, tmp_path: Path) -> None:
        assert article(tmp_path, "a.txt", TEXT.replace("\n", "\r\n")).text == TEXT

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
    def test_other_encodings_give_the_same_text(self, tmp_path: Path, encoding: str) -> None:
        assert article(tmp_path, "a.txt", TEXT.encode(encoding)).text == TEXT

    def test_undecodable_bytes_are_counted(self, tmp_path: Path) -> None:
        found = article(tmp_path, "a.txt", TEXT.encode() + b"\xff\xff")
        assert found.replaced == 2
        assert found.text == TEXT + "\ufffd\ufffd"

    def test_control_characters_are_cleaned_from_text_and_headline(self, tmp_path: Path) -> None:
        found = article(tmp_path, "a.txt", "Ferry\x1b[31m stuck\x07\n\nIt \u202eis.\x9b")
        assert (found.headline, found.text) == ("Ferry[31m stuck", "Ferry[31m stuck\n\nIt is.")

    def test_offsets_agree_with_the_reports_on_the_event(self) -> None:
        shared = Path(__file__).parents[3] / "shared"
        if not (shared / "gold" / "articles.json").exists():
            pytest.skip("the reports and their gold are not beside the repository")
        found = {
            item.key: item
            for source in source_files(shared / "articles")
            for item in read(source)
            if isinstance(item, Article)
        }
        for report in json.loads((shared / "gold" / "articles.json").read_text("utf-8")):
            text = found[report["file"]].text
            for quotation in report["quotations"]:
                assert text[quotation["start"] : quotation["end"]] == quotation["text"]


class TestJson:
    def test_an_object_is_an_article(self, tmp_path: Path) -> None:
        found = article(tmp_path, "a.json", json.dumps(RECORD))
        assert (found.key, found.headline, found.outlet) == ("a.json", "Ferry stuck", "Northline")
        assert (found.published, found.text) == (date(2025, 3, 18), "It is.")

    @pytest.mark.parametrize("wrapped", [True, False])
    def test_several_are_numbered_from_one(self, tmp_path: Path, *, wrapped: bool) -> None:
        records: list[object] = [RECORD, {"title": "x"}, 7, RECORD]
        value = {"articles": records} if wrapped else records
        first, second, third, fourth = items(tmp_path, "a.json", json.dumps(value))
        assert isinstance(first, Article)
        assert isinstance(fourth, Article)
        assert (first.key, fourth.key) == ("a.json#1", "a.json#4")
        assert isinstance(second, Skipped)
        assert isinstance(third, Skipped)
        assert second.reason == "article 2: no text; it belongs under `text`"
        assert third.reason == "article 3: no JSON object but a number; write an article as {…}"

    def test_a_missing_headline_is_taken_from_the_text(self, tmp_path: Path) -> None:
        assert (
            article(tmp_path, "a.json", '{"text": "The ferry waits. Yes."}').headline
            == "The ferry waits."
        )

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ('{"text": "x",}', "broken JSON"),
            ("{'text': 'x'}", "line 1, column 2"),
            ('{"text": "x"}\n{"text": "y"}', "name it .jsonl"),
            ("[]", "a list without articles"),
            ('{"articles": []}', "a list without articles"),
            ('"text"', "no JSON object but a string"),
            ("null", "no JSON object but null"),
            ("true", "no JSON object but true or false"),
            ("[" * 100_000, "nested too deeply"),
            ('{"text": ' + "9" * 5000 + "}", "a number too long"),
            ('{"text": "\\u001b\\u0007"}', "no text"),
        ],
        ids=lambda value: value[:20],
    )
    def test_what_holds_no_article_says_why(self, tmp_path: Path, content: str, why: str) -> None:
        assert why in reason(tmp_path, "a.json", content)

    def test_escaped_control_characters_are_cleaned(self, tmp_path: Path) -> None:
        record = {key: f"a\x1b]0;{value}\x07\u202e\ud800" for key, value in RECORD.items()}
        found = article(tmp_path, "a.json", json.dumps(record))
        for value in (found.headline, found.outlet, found.text):
            assert value == clean(value)

    def test_losses_are_counted_for_the_article_that_has_them(self, tmp_path: Path) -> None:
        whole, broken = '{"text": "Jūra užšalo."}', '{"text": "Jūra !"}'
        data = f"[{whole}, {broken}]".encode().replace(b"!", b"\xff")
        found = items(tmp_path, "a.json", data)
        assert [item.replaced for item in found if isinstance(item, Article)] == [0, 1]


class TestJsonLines:
    def test_each_line_is_an_article_under_its_number(self, tmp_path: Path) -> None:
        line = json.dumps(RECORD)
        found = items(tmp_path, "a.jsonl", f"{line}\n\n{line}\r\n{line}")
        assert [item.key for item in found if isinstance(item, Article)] == [
            "a.jsonl#1",
            "a.jsonl#3",
            "a.jsonl#4",
        ]

    def test_a_broken_line_is_skipped_with_its_number(self, tmp_path: Path) -> None:
        first, broken, empty, last = items(
            tmp_path, "a.jsonl", f'{json.dumps(RECORD)}\n{{"text": \n[1]\n{json.dumps(RECORD)}'
        )
        assert isinstance(first, Article)
        assert isinstance(broken, Skipped)
        assert isinstance(empty, Skipped)
        assert isinstance(last, Article)
        assert (broken.line, empty.line) == (2, 3)
        assert broken.reason.startswith("broken JSON")

    def test_lines_are_read_as_they_are_asked_for(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(f"{json.dumps(RECORD)}\n" * 5_000)
        (source,) = source_files(path)
        lines = Lines(source)
        reading = read_lines(source, lines)
        next(reading)
        assert 0 < lines.consumed < source.size // 2
        assert sum(1 for _ in reading) == 4_999
        assert lines.consumed == source.size

    def test_what_is_written_while_a_file_is_read_is_left_for_the_next_time(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(f"{json.dumps(RECORD)}\n" * 3)
        (source,) = source_files(path)
        reading: Iterator[Article | Skipped] = read(source)
        first = next(reading)
        with path.open("a") as file:
            file.write(json.dumps({"text": "It came later."}))
        last = [first, *reading][-1]
        assert isinstance(last, Article)
        assert last.key == "a.jsonl#3"

    def test_utf_16_is_read_too(self, tmp_path: Path) -> None:
        line = json.dumps({"text": "Jūra užšalo."}, ensure_ascii=False)
        found = items(tmp_path, "a.jsonl", f"{line}\n{line}\n".encode("utf-16"))
        assert [item.text for item in found if isinstance(item, Article)] == ["Jūra užšalo."] * 2

    def test_undecodable_bytes_are_counted_by_line(self, tmp_path: Path) -> None:
        line = json.dumps({"text": "Jūra užšalo."}, ensure_ascii=False).encode()
        found = items(tmp_path, "a.jsonl", line + b"\n" + line.replace(b".", b"\xff") + b"\n")
        assert [item.replaced for item in found if isinstance(item, Article)] == [0, 1]

    @pytest.mark.parametrize("end", [b"", b"\n"])
    def test_a_line_that_is_too_long_is_skipped_and_the_next_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: bytes
    ) -> None:
        monkeypatch.setattr(opening, "MOST_BYTES", 300)
        line = json.dumps(RECORD).encode()
        for length in (301, 302, 650, 903, 2000):
            data = line + b"\n" + b"x" * length + b"\n" + line + end
            first, long, last = items(tmp_path, "a.jsonl", data)
            assert isinstance(first, Article)
            assert long == Skipped(
                tmp_path / "a.jsonl", "a line larger than 20 MB; leave it out", 2
            )
            assert isinstance(last, Article)
            assert last.key == "a.jsonl#3"

    def test_a_file_that_holds_something_else_is_given_up(self, tmp_path: Path) -> None:
        found = items(tmp_path, "a.jsonl", "A line of prose.\n" * 5000)
        assert len(found) == 101
        last = found[-1]
        assert isinstance(last, Skipped)
        assert last.reason == "not JSON Lines: none of 100 lines is an article"


class TestCompressed:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.txt.gz", TEXT),
            ("a.md.gz", TEXT),
            ("a.json.gz", json.dumps({"text": TEXT})),
            ("a.jsonl.gz", json.dumps({"text": TEXT}) + "\n"),
            ("a.html.gz", f"<html><body><p>{TEXT}</p></body></html>"),
        ],
    )
    def test_every_kind_is_read(self, tmp_path: Path, name: str, content: str) -> None:
        found = article(tmp_path, name, gzip.compress(content.encode()))
        assert "“The ice is thick,” the captain said." in found.text
        assert found.key.partition("#")[0] == name

    @pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
    def test_broken_compression_is_skipped(self, tmp_path: Path, name: str) -> None:
        whole = gzip.compress(json.dumps(RECORD).encode() * 500)
        flipped = whole[:20] + bytes([whole[20] ^ 255]) + whole[21:]
        for data in (b"not gzip", whole[: len(whole) // 2], flipped, whole + b"rest"):
            last = items(tmp_path, name, data)[-1]
            assert isinstance(last, Skipped)

    @pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.json.gz", "a.html.gz"])
    def test_a_bomb_is_not_unpacked(self, tmp_path: Path, name: str) -> None:
        bomb = gzip.compress(b" " * 100_000_000)
        assert len(bomb) < 200_000
        last = items(tmp_path, name, bomb)[-1]
        assert isinstance(last, Skipped)

    def test_a_bomb_of_many_short_lines_is_stopped(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(opening, "MOST_BYTES", 10_000)
        line = (json.dumps(RECORD) + "\n").encode()
        found = items(tmp_path, "a.jsonl.gz", gzip.compress(line * 50_000))
        last = found[-1]
        assert isinstance(last, Skipped)
        assert last.reason.startswith("expands to more than text does")
        assert len(found) < 50_000


class TestSkipped:
    @pytest.mark.parametrize("suffix", SUFFIXES)
    @pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
    def test_an_empty_file_says_so(self, tmp_path: Path, suffix: str, content: bytes) -> None:
        assert reason(tmp_path, f"a{suffix}", content)

    def test_the_reason_for_an_empty_file(self, tmp_path: Path) -> None:
        assert reason(tmp_path, "a.txt", b"").startswith("empty")
        assert reason(tmp_path, "a.jsonl", b"\n\n").startswith("empty")
        assert reason(tmp_path, "a.txt", b"\x07\x1b") != ""

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_a_binary_file_says_so(self, tmp_path: Path, suffix: str) -> None:
        picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 10
        assert reason(tmp_path, f"a{suffix}", picture).startswith("binary")

    def test_a_file_that_is_too_large_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(opening, "MOST_BYTES", 100)
        assert "larger than 20 MB" in reason(tmp_path, "a.txt", b"x" * 101)
        assert article(tmp_path, "b.txt", b"x" * 100).text == "x" * 100

    def test_the_limit_is_20_mb(self) -> None:
        assert opening.MOST_BYTES == 20_000_000

    def test_a_file_that_went_away_says_so(self, tmp_path: Path) -> None:
        for name in ("a.txt", "a.jsonl.gz"):
            (tmp_path / name).write_text(TEXT)
            (source,) = source_files(tmp_path / name)
            (tmp_path / name).unlink()
            (found,) = read(source)
            assert found == Skipped(source.path, "not there; restore it or remove the link")

    def test_a_name_no_file_can_have_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        (source,) = source_files(tmp_path)
        (found,) = read(replace(source, path=Path("a\0.txt")))
        assert isinstance(found, Skipped)

    def test_a_disk_that_fails_while_reading_is_skipped(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(Path, "open", fail)
        (tmp_path / "a.txt").touch()
        (source,) = source_files(tmp_path)
        (found,) = read(source)
        assert isinstance(found, Skipped)
        assert "Input/output error" in found.reason


@pytest.mark.parametrize("suffix", [*SUFFIXES, *(f"{suffix}.gz" for suffix in SUFFIXES)])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300)
    | st.text(st.characters(codec="utf-8"), max_size=200).map(str.encode)
    | st.lists(
        st.sampled_from(
            [
                "---\n",
                "a: &b",
                "*b",
                "\n",
                '{"text":',
                '"x"',
                "}",
                "[",
                "<p>",
                "</html>",
                "# h",
                "\x1b",
            ]
        )
    ).map(lambda parts: "".join(parts).encode())
)
def test_no_bytes_make_reading_raise(tmp_path: Path, suffix: str, data: bytes) -> None:
    if suffix.endswith(".gz") and data[:1] > b"\x20":
        data = gzip.compress(data)
    found = items(tmp_path, f"a{suffix}", data)
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.headline
            for value in (item.headline, item.outlet, item.author, item.url):
                assert value == clean_line(value)
            assert item.text == clean(item.text)
        else:
            assert item.reason.isprintable()
