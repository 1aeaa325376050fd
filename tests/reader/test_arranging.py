"""The order of the list, and what is folded in it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import opened
from tui.config import Config
from tui.config.settings import Layout

if TYPE_CHECKING:
    from pathlib import Path


def _words(seed: int) -> str:
    chosen = random.Random(seed)  # noqa: S311 - the same text each time
    return " ".join(f"wort{chosen.randrange(3_000)}" for _ in range(80))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus with one text in three outlets, and two that speak of the ferry."""
    texts = {
        "Ledger": _words(1),
        "Courier": f"{_words(1)} Additional reporting by our desk.",
        "Post": _words(1),
        "Boat": f"The ferry sails. {_words(2)}",
        "Ship": f"A ferry, a ferry and one more ferry. {_words(3)}",
    }
    path = tmp_path / "corpus" / "articles.jsonl"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8") as lines:
        for day, (outlet, text) in enumerate(texts.items(), 10):
            if outlet == "Boat":
                day = 20  # noqa: PLW2901 - the newest
            record = {"headline": f"From {outlet}", "outlet": outlet, "text": text}
            lines.write(json.dumps({**record, "published": f"2025-03-{day}"}) + "\n")
    return path.parent


def config(corpus: Path, *, fold: bool = True) -> Config:
    return Config(corpora=(corpus,), layout=Layout(fold=fold))


async def test_copies_are_one_entry_that_opens_and_closes(tmp_path: Path, corpus: Path) -> None:
    async with opened(tmp_path, config=config(corpus)) as session:
        assert session.listed == ["From Boat", "From Ship", "From Post"]
        assert "5 articles, 2 folded" in session.shown
        assert "+2 ▸" in session.shown
        await session.press("G", "z")
        assert session.listed[2:] == ["From Post", "From Courier", "From Ledger"]
        assert "+2 ▾" in session.shown
        assert "└ From Courier" in session.shown
        await session.press("j", "z")
        assert session.listed == ["From Boat", "From Ship", "From Post"]
        assert session.screen.articles.position == 2


async def test_a_filter_finds_the_copy_that_was_folded(tmp_path: Path, corpus: Path) -> None:
    async with opened(tmp_path, config=config(corpus)) as session:
        await session.press("/")
        await session.type("outlet:ledger ")
        assert session.listed == ["From Ledger"]
        assert "+2 ▸" in session.shown
        await session.press("enter", "z")
        assert session.listed == ["From Ledger", "From Post", "From Courier"]


async def test_folding_can_be_switched_off(tmp_path: Path, corpus: Path) -> None:
    async with opened(tmp_path, config=config(corpus, fold=False)) as session:
        assert len(session.listed) == 5
        assert "folded" not in session.shown
        await session.press("Z")
        assert len(session.listed) == 3
        await session.press("z")
        assert "No other article has this text." in session.notices
        await session.press("Z")
        assert len(session.listed) == 5


async def test_the_most_relevant_come_first_on_a_key(tmp_path: Path, corpus: Path) -> None:
    async with opened(tmp_path, config=config(corpus)) as session:
        await session.press("r")
        assert "There is no search that articles could be relevant to." in session.notices
        await session.press("/")
        await session.type("ferry ")
        await session.press("enter")
        assert session.listed == ["From Boat", "From Ship"]
        assert "newest first" in session.shown
        await session.press("r")
        assert session.listed == ["From Ship", "From Boat"]
        assert "most relevant first" in session.shown
        await session.press("r")
        assert session.listed == ["From Boat", "From Ship"]
