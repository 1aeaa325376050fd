"""``onrecord show``: one article, with its speakers."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import dropwhile
from typing import TYPE_CHECKING

import click

from tui.clean import clean, clean_line
from tui.commands.finding import article_called
from tui.commands.marking import Line, marked_lines, notes
from tui.commands.options import sources
from tui.commands.reasoning import reason_lines, reasons_by_quotation
from tui.commands.rows import Shape, as_json, write_line
from tui.commands.updating import open_library
from tui.commands.width import wrapped
from tui.commands.wording import iso, moment
from tui.export.quotations import SPEECH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.telling import Told
    from tui.commands.sources import Sources
    from tui.library import QuotationRow
    from tui.model import Analysis, Article

_MEASURE = 80
_BOLD, _FAINT, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@click.command()
@click.argument("article")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "webannotation")),
    default="text",
    show_default=True,
    help="Text for people, JSON with the exact text and the offsets into it, or the quotations as "
    "W3C Web Annotations (JSON-LD).",
)
@click.option(
    "--why",
    is_flag=True,
    help="Say of each quotation how it came to its speaker, and who else it may be.",
)
@sources()
def command(given: Sources, article: str, form: str, *, why: bool) -> None:
    """Print an article with its quotations marked by their speakers.

    ARTICLE is the article's file name, URL or headline. A direct quotation is followed by its
    ‹speaker›, speech reported without quotation marks by a number that is explained below. Behind a
    speaker, ? marks one that is in doubt, and ✎ one that is your own word.

    \b
    Examples:
      onrecord show tallinn.md
      onrecord show tallinn.md --why
      onrecord show tallinn.md --format json
      onrecord show tallinn.md --format webannotation > tallinn.jsonld
    """
    with open_library(given) as (table, library):
        found = article_called(article, library)
        if form == "json":
            rows = list(library.quotations(article=found))
            told = reasons_by_quotation(library, found, table.config.roster) if why else ()
            _write_object(library.article(found), rows, [parts for _, parts in told])
        elif form == "webannotation":
            _write_annotations(library.article(found), library.analysis(found))
        else:
            width = min(shutil.get_terminal_size().columns, _MEASURE)
            _write_text(
                library.article(found),
                library.analysis(found),
                width,
                table.config.confidence_threshold,
            )
            if why:
                for line in reason_lines(library, found, table.config.roster, width):
                    _write(line, styled=False)


def _write_object(
    article: Article, rows: list[QuotationRow], reasons: Sequence[Sequence[Told]]
) -> None:
    shape: Shape[QuotationRow] = Shape(SPEECH, ())
    records: list[dict[str, object]] = [{**shape.record(row)} for row in rows]
    for one, parts in zip(records, reasons, strict=False):
        one["why"] = [{"title": part.title, "words": clean(part.words)} for part in parts]
    write_line(
        as_json(
            {
                "article": clean(article.key),
                "headline": clean(article.headline),
                "outlet": clean(article.outlet),
                "author": clean(article.author),
                "published": iso(article.published),
                "url": clean(article.url),
                "text": clean(article.text),
                "quotations": records,
            },
            indent=2,
        )
    )


def _write_annotations(article: Article, analysis: Analysis) -> None:
    from tui import __version__  # noqa: PLC0415 - only for this format
    from tui.export.annotations import annotation_collection  # noqa: PLC0415 - as above

    write_line(
        as_json(annotation_collection(article, analysis, f"On Record {__version__}"), indent=2)
    )


def _write_text(article: Article, analysis: Analysis, width: int, threshold: float) -> None:
    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    title = wrapped(clean_line(article.headline), width)
    for line in title:
        write_line(f"{_BOLD}{line}{_PLAIN}" if styled else line)
    known = (article.outlet, article.author, moment(article.published), article.url)
    about = " · ".join(clean_line(part) for part in known if part)
    for line in wrapped(about, width):
        write_line(line)
    write_line("")
    lines = marked_lines(article.text, analysis, width, threshold)
    for each in _without_title(lines, title):
        _write(each, styled=styled)
    for each in notes(article.text, analysis, width, threshold):
        _write(each, styled=styled)


def _without_title(lines: list[Line], title: list[str]) -> list[Line]:
    """Return the lines of a text that begins with its own headline from behind it."""
    if [line.text for line in lines[: len(title)]] != title:
        return lines
    return list(dropwhile(lambda line: not line.text, lines[len(title) :]))


def _write(line: Line, *, styled: bool) -> None:
    text = clean(line.text).replace("\n", " ")
    write_line(f"{_FAINT}{text}{_PLAIN}" if styled and line.faint else text)
