"""The corpus that speed is measured on is what it says it is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tui.ingest import read, source_files
from tui.model import Article

MAKE_CORPUS = Path(__file__).parents[2] / "bench" / "make_corpus.py"


def make(out: Path, *, seed: int) -> list[dict[str, object]]:
    subprocess.run(
        [sys.executable, MAKE_CORPUS, "--articles", "600", "--seed", str(seed), out],
        check=True,
        capture_output=True,
    )
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "made.jsonl"
    make(out, seed=1)
    return out


@pytest.fixture(scope="module")
def articles(corpus: Path) -> list[Article]:
    (source,) = source_files(corpus)
    return [item for item in read(source) if isinstance(item, Article)]


def test_the_same_seed_makes_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    make(tmp_path / "again.jsonl", seed=1)
    make(tmp_path / "other.jsonl", seed=2)
    assert (tmp_path / "again.jsonl").read_bytes() == corpus.read_bytes()
    assert (tmp_path / "other.jsonl").read_bytes() != corpus.read_bytes()


def test_every_line_is_an_article_of_the_wanted_length(articles: list[Article]) -> None:
    lengths = [len(article.text.split()) for article in articles]
    assert len(lengths) == 600
    assert 350 <= sum(lengths) / len(lengths) <= 450
    assert len({article.url for article in articles}) == 600


def test_the_answers_point_into_the_text_as_it_is_read(
    corpus: Path, articles: list[Article]
) -> None:
    found = 0
    for line, article in zip(corpus.read_text("utf-8").splitlines(), articles, strict=True):
        for quotation in json.loads(line)["gold"]:
            assert article.text[quotation["start"] : quotation["end"]] == quotation["text"]
            assert quotation["speaker"].split()[-1] in article.text
            found += 1
    assert found > 3 * len(articles)


def test_few_are_undated_and_few_are_reprints(articles: list[Article]) -> None:
    undated = sum(article.published is None for article in articles)
    reprinted = len(articles) - len({article.text for article in articles})
    assert 1 <= undated <= 60
    assert 1 <= reprinted <= 60


def test_the_dates_span_thirty_years(articles: list[Article]) -> None:
    years = {article.published.year for article in articles if article.published}
    assert len(years) >= 30


def test_words_are_as_unequal_as_in_a_language(articles: list[Article]) -> None:
    counts = Counter(word for article in articles for word in article.text.lower().split())
    frequencies = [count for _, count in counts.most_common()]
    assert frequencies[0] > 5 * frequencies[20] > 5 * frequencies[500] > 5
    assert len(frequencies) > 10_000
