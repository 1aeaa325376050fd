"""An article is somebody else's bytes: nothing in it may steer the terminal it is read in."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.terminal import COMMAND, Terminal, private_environment

if TYPE_CHECKING:
    from pathlib import Path

ESCAPES = {
    "OSC 0": "\x1b]0;owned\x07",
    "OSC 8": "\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\",
    "OSC 52": "\x1b]52;c;b3duZWQ=\x07",
    "clear": "\x1b[2J\x1b[31m",
    "C1": "\x9b31m\x9d0;owned\x9c",
    "bidi": "\u202eevil\u2066\u2069\u200f",
    "NUL and friends": "a\x00b\x08\x0b\x0c\x7f",
}
MARKUP = "[bold]x[/] [/nothing] [PM] said [link=javascript:alert(1)]y[/link] [@click=app.quit]z"
HOSTILE = " ".join(ESCAPES.values())

# What must never be among the bytes. Textual writes escapes of its own, but none of these.
FORBIDDEN = {
    "the title set by an article": b"owned\x07",
    "OSC 0": b"\x1b]0;owned",
    "OSC 8 with an article's address": b"\x1b]8;;http://evil.example",
    "a script as a link": b"\x1b]8;;javascript:",
    "OSC 52": b"\x1b]52;c;b3duZWQ=",
    "C1 CSI": b"\xc2\x9b",
    "C1 OSC": b"\xc2\x9d",
    "C1 ST": b"\xc2\x9c",
    "bidi override": "\u202e".encode(),
    "bidi isolate": "\u2066".encode(),
    "right-to-left mark": "\u200f".encode(),
    "NUL": b"\x00",
    "a bare colour": b"\x1b[2J\x1b[31m",
}

# Screens that show an article's words, by their keys, and what stands on them.
_PAGES = {"w": "─ Why", "p": "the newest first", "t": "The corpus"}


@pytest.fixture
def hostile_corpus(tmp_path: Path) -> Path:
    """Write articles that carry escapes and markup in every field, the file name too."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    article = {
        "headline": f"Headline {MARKUP} {HOSTILE}",
        "outlet": f"Outlet {HOSTILE} [/x]",
        "author": f"Author {HOSTILE} [bold]",
        "url": "javascript:alert(1)",
        "published": "2025-03-18",
        "text": f"First line {HOSTILE}.\n\n“We are ready {HOSTILE} [/],” Anna Nowak said.\n\n"
        f"{MARKUP}\n\n[PM] said {HOSTILE} “nothing at all,” according to Anna Nowak {HOSTILE}.\n",
    }
    second = article | {
        "url": "https://news.example/\x1b\\\x1b]52;c;b3duZWQ=\x07",
        "headline": "Second",
        "text": f"Another text {HOSTILE}.\n\n“We are ready {HOSTILE} [/],” Anna Nowak said.\n",
    }
    (corpus / "feed.jsonl").write_text(
        "\n".join(json.dumps(item) for item in (article, second)), encoding="utf-8"
    )
    (corpus / "name \x1b]0;owned\x07 [bold] \x9b31m.txt").write_text(
        f"A plain file\n\n{HOSTILE} {MARKUP}\n“Quite so,” said Bernd Maier.\n".replace("\0", ""),
        encoding="utf-8",
    )  # with a NUL it would be no text at all, and skipped
    (corpus / "broken \x1b]52;c;b3duZWQ=\x07 [x].json").write_text("{", encoding="utf-8")
    return corpus


def check(raw: bytes) -> None:
    found = [what for what, needle in FORBIDDEN.items() if needle in raw]
    assert not found, f"reached the terminal: {found}"


def leave(terminal: Terminal, shown: str) -> None:
    """Press escape, and wait until what stood on the screen is gone."""
    terminal.press("escape")
    terminal.wait_until(lambda screen: shown not in screen, f"{shown!r} to go")


def test_the_reader_lets_nothing_of_an_article_steer_the_terminal(
    hostile_corpus: Path, tmp_path: Path
) -> None:
    with Terminal([str(hostile_corpus)], tmp_path) as terminal:
        terminal.wait_for("Second")
        terminal.press("G", "g", "enter")
        terminal.wait_for("broken JSON")
        leave(terminal, "broken JSON")
        for key in ("j", "enter", "]", "y", "o"):
            terminal.press(key)
            terminal.wait_until(bool, "a screen")
        for key, title in _PAGES.items():
            terminal.press(key)
            terminal.wait_for(title)
            leave(terminal, title)
        terminal.press("s")
        terminal.wait_for("[ ] █")  # the names have come, and the window has its height
        leave(terminal, "[ ] █")
        terminal.press("/", "ready", "enter")
        terminal.wait_for("ready")
        terminal.press("?")
        terminal.wait_until(bool, "a screen")
        terminal.press("escape", "escape", "escape", "ctrl+p")
        terminal.wait_until(bool, "a screen")
        check(terminal.raw)


def test_markup_in_an_article_is_read_as_the_words_it_is(
    hostile_corpus: Path, tmp_path: Path
) -> None:
    (hostile_corpus / "feed.jsonl").unlink()
    with Terminal([str(hostile_corpus)], tmp_path) as terminal:
        terminal.wait_for("A plain file")
        terminal.press("enter")
        screen = terminal.wait_for("[PM] said")
        assert "[/nothing]" in screen


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "ready"],
        ["quotes"],
        ["quotes", "--format", "csv"],
        ["quotes", "--format", "md"],
        ["quotes", "--format", "jsonl"],
        ["speakers"],
        ["show", "feed.jsonl#1"],
        ["index"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_a_command_writes_no_control_character_of_an_article(
    hostile_corpus: Path, tmp_path: Path, arguments: list[str]
) -> None:
    done = subprocess.run(
        [COMMAND, *arguments, "--corpus", hostile_corpus],
        cwd=tmp_path,
        env=private_environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    check(done.stdout + done.stderr)
    assert b"\x1b" not in done.stdout + done.stderr
