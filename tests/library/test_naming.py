"""Finding the article somebody named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.library.building import fill
from tests.library.conftest import HARBOUR, PORTS, UNDATED
from tui.library import AmbiguousArticle, ArticleNotFound, Library
from tui.library.tokens import names
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("baltic/harbour.md", HARBOUR.key),
        ("harbour.md", HARBOUR.key),
        ("harbour", HARBOUR.key),
        (" https://ledger.example/harbour ", HARBOUR.key),
        ("harbor to be DREDGED", HARBOUR.key),
        ("baltic/ports.txt", PORTS.key),
        ("letters#2", UNDATED.key),
        ("A letter to the editor", UNDATED.key),
    ],
)
def test_an_article_goes_by_several_names(library: Library, name: str, key: str) -> None:
    assert library.article(library.find(name)).key == key


def test_a_name_nobody_has_comes_with_the_nearest(library: Library) -> None:
    with pytest.raises(ArticleNotFound) as caught:
        library.find("baltic/habour.md")
    assert caught.value.nearest[0] == HARBOUR.key
    assert "nearest: baltic/harbour.md" in str(caught.value)
    with pytest.raises(ArticleNotFound, match=r"no article is called '\?\?'$"):
        library.find("??")


def test_a_key_goes_before_the_name_of_another_article(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    keys = ("a.txt", "old/a.txt", "new/a.txt", "b.md")
    fill(path, [(Article(key=key, headline="Same", text="x"), Analysis()) for key in keys])
    with Library.open(path) as library:
        assert library.article(library.find("a.txt")).key == "a.txt"
        assert library.article(library.find("b")).key == "b.md"
        with pytest.raises(AmbiguousArticle, match=r"give the key") as caught:
            library.find("a")
        assert set(caught.value.candidates) == {"a.txt", "old/a.txt", "new/a.txt"}
        with pytest.raises(AmbiguousArticle) as caught:
            library.find("same")
        assert len(caught.value.candidates) == 4


def test_compressed_and_numbered_articles_have_a_stem_too() -> None:
    article = Article(key="deep/dump.jsonl.gz#7", headline="H", text="x", url="https://x.example")
    assert names(article) == {
        "deep/dump.jsonl.gz#7",
        "dump.jsonl.gz#7",
        "dump#7",
        "https://x.example",
    }
    assert names(Article(key="a.txt", headline="H", text="x")) == {"a.txt", "a", "a.txt\nH"}
