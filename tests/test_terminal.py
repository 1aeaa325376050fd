"""The installed command in a real pty, used as a reader would use it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {
    "harbour.md": """---
headline: Harbour to close for a month
outlet: Coast Courier
published: 2024-05-02
---
The harbour will close in June, Mayor Ines Duarte told residents on Thursday.

“The quay cannot wait another winter,” Duarte said. “We have waited for six already.”
""",
    "ferries.md": """---
headline: Ferry firm seeks another pier
outlet: Island Post
published: 2024-05-03
---
Ferry director Olaf Brandt said the firm was looking for another pier.

“Nobody asked us,” Brandt said.

Duarte called the complaint “a misunderstanding”.
""",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_articles_are_listed_newest_first_and_q_ends_with_success(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal([str(corpus)], tmp_path) as terminal:
        screen = terminal.wait_for("Harbour to close")
        assert screen.index("Ferry firm seeks") < screen.index("Harbour to close")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_typing_a_search_narrows_the_list_and_escape_widens_it(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("Harbour to close")
        terminal.press("/", "winter")
        terminal.wait_until(
            lambda screen: "Harbour to close" in screen and "Ferry firm" not in screen,
            "only the article with that word",
        )
        terminal.press("enter", "escape")
        terminal.wait_for("Ferry firm seeks")


def test_choosing_a_speaker_keeps_only_articles_that_quote_them(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("Harbour to close")
        terminal.press("s")
        terminal.wait_for("Olaf Brandt")
        terminal.press("brandt")
        terminal.wait_until(lambda screen: "Ines Duarte" not in screen, "the picker to narrow")
        terminal.press("enter")
        terminal.wait_until(
            lambda screen: "Ferry firm" in screen and "Harbour to close" not in screen,
            "only the article that quotes Brandt",
        )


def test_an_article_that_is_added_appears_without_a_restart(corpus: Path, tmp_path: Path) -> None:
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("Harbour to close")
        (corpus / "late.txt").write_text(
            "Lighthouse lit again\n\nThe lamp is back.\n", encoding="utf-8"
        )
        terminal.wait_for("Lighthouse lit again")


def test_a_large_corpus_is_indexed_by_several_processes_while_the_reader_is_open(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(120):
        text = f"Ferry {number} is late\n\n“We are sorry,” said Ines Duarte.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Terminal([str(folder)], tmp_path) as terminal:
        terminal.wait_for("120 articles · 120 quotations")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_narrow_terminal_shows_one_pane_and_a_wide_one_three(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal([str(corpus)], tmp_path, columns=60, rows=20) as terminal:
        terminal.wait_for("Ferry firm seeks")
        assert "In this article" not in terminal.text()
        terminal.resize(120, 40)
        terminal.wait_for("In this article")


def test_where_you_were_is_kept_for_the_next_start(corpus: Path, tmp_path: Path) -> None:
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("Harbour to close")
        terminal.press("j", "enter")
        terminal.wait_for("cannot wait another winter")
        terminal.press("q")
        terminal.wait_for_end()
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("cannot wait another winter")


def test_no_color_leaves_bars_and_names(corpus: Path, tmp_path: Path) -> None:
    with Terminal([str(corpus)], tmp_path, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Ferry firm seeks")
        terminal.press("enter")
        terminal.wait_for("Brandt›")
        colours = set(re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw))
        assert all(red == green == blue for red, green, blue in colours)


def test_a_corrected_quotation_stays_corrected_when_the_library_is_gone(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("Harbour to close")
        terminal.press("enter")
        terminal.wait_for("“Nobody asked us,” Brandt said.        ‹Brandt›")
        terminal.press("]", "]", "w")
        terminal.wait_for("reports the words")
        terminal.press("c")
        terminal.wait_for("Who said it?")
        terminal.press("Rosa Lind")
        terminal.wait_for("as you typed it")
        terminal.press("enter")
        terminal.wait_for("‹Lind✎›")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    for library in (tmp_path / "cache").rglob("*.sqlite*"):
        library.unlink()
    with Terminal([str(corpus)], tmp_path) as terminal:
        terminal.wait_for("‹Lind✎›")
        terminal.press("]", "]", "w")
        terminal.wait_for("It is your own word")
        terminal.press("U")
        terminal.wait_until(lambda screen: "✎" not in screen, "the program's own word again")
