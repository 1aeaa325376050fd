"""Entities are counted over a batch of articles and written once."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tests.library.building import MTIME, person, saying
from tui.library import Library
from tui.library.prepared import article_digest, prepared
from tui.library.writing import Addition, Writer
from tui.model import Analysis, Article

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“The quay is closed,” Ada Ström said."


def addition(file: int, key: str, name: str, *aliases: str) -> Addition:
    """Return an article in which somebody speaks."""
    article = Article(key, "The quay", TEXT)
    analysis = Analysis(
        quotations=(saying(TEXT, "The quay is closed,", 0),),
        entities=(person(name, aliases=aliases),),
    )
    return Addition(file, MTIME, prepared(article, analysis, article_digest(article, "")))


def test_articles_of_one_batch_and_of_the_next_count_towards_one_speaker(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(Writer(path)) as writer:
        writer.begin()
        file = writer.begin_file("/made/up", "up")
        writer.change(
            [addition(file, "a", "Ada Strom", "Strom"), addition(file, "b", "Ada Ström")], []
        )
        writer.commit()
        writer.begin()
        writer.change([addition(file, "c", "Ada Strom", "the harbour master")], [])
        writer.commit()
    with Library.open(path) as library:
        (speaker,) = library.speakers()
        assert (speaker.name, speaker.quotations, speaker.articles) == ("Ada Ström", 3, 3)
        assert speaker.aliases == ("Strom", "the harbour master")


def test_what_was_counted_and_undone_is_not_written_with_the_next_batch(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(Writer(path)) as writer:
        writer.begin()
        file = writer.begin_file("/made/up", "up")
        writer.commit()
        writer.begin()
        writer.change([addition(file, "a", "Ada Strom")], [])
        writer.roll_back()
        writer.begin()
        writer._entities.add(addition(file, "b", "Ada Strom").article.parts[0])
        writer.roll_back()
        writer.begin()
        writer.change([addition(file, "c", "Ada Strom")], [])
        writer.commit()
    with Library.open(path) as library:
        (speaker,) = library.speakers()
        assert (speaker.quotations, speaker.articles) == (1, 1)
