"""What an article or a file name holds never steers the terminal, nor the markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.reader.opened import opened
from tui.config import Config

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "\x1b]0;owned\x07\x1b[31m[bold]x[/] [PM] said \x9b5m \u202egnp [@click=app.bell]y[/]"
UNSAFE = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e"} - {"\n"}


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_nothing_hostile_reaches_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    corpus = tmp_path / "news"
    corpus.mkdir()
    text = f"{HOSTILE} “We will see,” said Anna {HOSTILE} Berg. [/] “No,” Berg said."
    article = {"headline": HOSTILE, "outlet": HOSTILE, "author": HOSTILE, "text": text}
    (corpus / "1.json").write_text(json.dumps({**article, "url": f"https://a.example/{HOSTILE}"}))
    (corpus / "[bold]\x1b[31m.txt").write_bytes(b"")
    async with opened(tmp_path, size, Config(corpora=(corpus,))) as session:
        for keys in (
            ("enter",), ("]", "y"), ("o",), ("3",), ("enter",), ("escape",), ("escape",), ("a",),
            ("s",), ("space", "enter"), ("escape",), ("escape",), ("!",), ("escape",),
            ("/", "x"), ("enter",), ("n",), ("m",), ("G",), ("1", "g"),
        ):  # fmt: skip
            await session.press(*keys)
            assert not UNSAFE & set(session.shown)
        assert "[PM] said" in session.shown or size[0] < 100


async def test_a_query_with_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as session:
        await session.press("/")
        await session.type("[bold]quay[/]")
        assert "[bold]quay[/]" in session.shown
        await session.press("enter")
        assert "/[bold]quay[/] ×" in session.shown
