"""newsboat beside the reader, on the same articles: how soon it starts, how soon it has searched.

    python -m bench.newsboat [--articles 1000 20000] [--runs 5] [--json]

newsboat is a Debian package; without it there is nothing to compare with, and the table says so. It
is given the articles as an RSS file, which it takes into its cache before anything is timed. Both
run in the same pty: a start is timed to the list, a search from its last key to the first result.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bench.figures import Figure, absent, add_json_option, give, of_runs
from bench.filled import Filled, filled
from bench.listed import headline_at, listed
from bench.startup import first_frame
from bench.terminal import ENTER, ONRECORD, Pty, environment_in
from tui.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = "parliament"


def compared(made: Filled, articles: int, home: Path, runs: int) -> list[Figure]:
    """Return the figures of both on the articles of ``made``."""
    figures = _of_reader(made, articles, home, runs)
    program = shutil.which("newsboat")
    if program is None:
        reason = "there is no newsboat here: apt-get install newsboat"
        return [*figures, absent(f"newsboat, {articles:,} articles", reason)]
    return [*figures, *_of_newsboat(program, made.corpus, articles, home, runs)]


def _of_reader(made: Filled, articles: int, home: Path, runs: int) -> list[Figure]:
    environment = {"ONRECORD_LIBRARY": str(made.library)}
    with Library.open(made.library) as library:
        newest, hit = (headline_at(listed(library, query), 0) for query in ("", WORD))
    command = [ONRECORD, str(made.corpus)]
    starts, searches = [], []
    for _ in range(runs):
        starts.append(first_frame(command, newest, home, made.library))
        with Pty(command, home, environment) as terminal:
            terminal.until(newest, since=terminal.began)
            terminal.settle(1.0)
            terminal.press("/")
            terminal.settle()
            for key in WORD[:-1]:
                terminal.press(key)
                terminal.settle(0.05)
            searches.append(terminal.until(hit, since=terminal.press(WORD[-1])))
    return [
        of_runs(f"reader, {articles:,} articles: start", starts),
        of_runs(f"reader, {articles:,} articles: search", searches),
    ]


def _of_newsboat(program: str, corpus: Path, articles: int, home: Path, runs: int) -> list[Figure]:
    feed, urls, cache = (home / f"{articles}.{kind}" for kind in ("rss", "urls", "cache"))
    feed.write_text("".join(_feed(corpus)), "utf-8")
    urls.write_text(f"file://{feed}\n", "utf-8")
    settings = home / "newsboat.config"
    settings.write_text("max-items 0\nauto-reload no\nshow-read-feeds yes\n", "utf-8")
    command = [program, "-q", "-u", str(urls), "-c", str(cache), "-C", str(settings)]
    subprocess.run(
        [*command, "-x", "reload"], env=environment_in(home), check=True, capture_output=True
    )
    starts, searches = [], []
    for _ in range(runs):
        with Pty(command, home) as terminal:
            starts.append(terminal.until("Everything", since=terminal.began))
            terminal.settle(0.5)
            terminal.press(f"/{WORD}")
            terminal.settle()
            searches.append(terminal.until("Search result", since=terminal.press(ENTER)))
    return [
        of_runs(f"newsboat, {articles:,} articles: start", starts),
        of_runs(f"newsboat, {articles:,} articles: search", searches),
    ]


def _feed(corpus: Path) -> Iterator[str]:
    """Yield an RSS file of the articles."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
    yield "<title>Everything</title><link>https://news.example/</link><description/>"
    for path in sorted(corpus.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(_item, map(json.loads, lines))
    yield "</channel></rss>\n"


def _item(article: dict[str, str]) -> str:
    published = article.get("published")
    moment = "" if published is None else format_datetime(_aware(published))
    return (
        f"<item><title>{escape(article['headline'])}</title><link>{article['url']}</link>"
        f"<guid>{article['url']}</guid><pubDate>{moment}</pubDate>"
        f"<description>{escape(article['text'])}</description></item>\n"
    )


def _aware(published: str) -> datetime:
    moment = datetime.fromisoformat(published)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def measured(sizes: Sequence[int], folder: Path, runs: int) -> list[Figure]:
    """Return the figures of both on as many generated articles as each of ``sizes``."""
    figures: list[Figure] = []
    for articles in sizes:
        made = filled(folder / str(articles), articles)
        figures += compared(made, articles, folder, runs)
    return figures


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--runs", type=int, default=5)
    add_json_option(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = measured(options.articles, Path(name), options.runs)
    give(figures, as_json=options.json)


if __name__ == "__main__":
    main()
