"""Take the README's pictures: the reader on the sample corpus, in the dark and the light theme.

    python docs/screenshot.py [--article KEY] [--out FOLDER]

Writes screenshot.svg and screenshot-light.svg. Nothing of the user's is read or written: library,
marks and state live in a temporary folder.
"""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tui import config
from tui.library.indexing import bring_up_to_date
from tui.reader.app import ReaderApp
from tui.reader.widgets.reading import ReadingPane

ROOT = Path(__file__).resolve().parent.parent
SIZE = (132, 36)
MOST_ARTICLES = 50


async def picture(app: ReaderApp, article: str) -> str:
    """Return the reader as SVG, with the article of that key open at its second quotation."""
    async with app.run_test(size=SIZE) as pilot:
        pane = app.screen.query_one(ReadingPane)
        for _ in range(MOST_ARTICLES):
            await app.workers.wait_for_complete()
            await pilot.pause(0.3)
            if pane.reading is not None and pane.reading.article.key == article:
                break
            await pilot.press("j")
        else:
            raise SystemExit(f"there is no article {article}")
        await pilot.press("enter", "]", "]")
        await pilot.pause(0.3)
        return app.export_screenshot(title="On Record")


def main() -> None:
    """Take both pictures."""
    parser = argparse.ArgumentParser(description="Take the README's pictures.")
    parser.add_argument("--article", default="riga.md.gz", help="the article's key")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="the folder to write to")
    options = parser.parse_args()
    settings = config.load(ROOT / "config.yaml", environ={}, cwd=ROOT)
    for theme, name in (("dark", "screenshot.svg"), ("light", "screenshot-light.svg")):
        with TemporaryDirectory() as folder:
            library, marks, state = (Path(folder, each) for each in ("library", "marks", "state"))
            bring_up_to_date(library, settings.corpora, settings.roster)
            app = ReaderApp(replace(settings, theme=theme), library, marks, state)
            svg = asyncio.run(picture(app, options.article))
        (options.out / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
