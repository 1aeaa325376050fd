"""From bytes to articles: the files of a corpus, decoded, cleaned and with their metadata.

``source_files`` walks a corpus, ``read`` yields the articles of one of its files. What cannot be
read becomes a ``Skipped`` with a reason that says what to do; bad content never raises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ingest.errors import UnreadableError
from tui.ingest.walk import CorpusError, SourceFile, source_files
from tui.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.ingest.lines import Lines
    from tui.model import Article

VERSION = "1"
"""Changes whenever some file may be read as another article than before."""

__all__ = [
    "VERSION",
    "CorpusError",
    "SourceFile",
    "read",
    "read_lines",
    "source_files",
]


def read(source: SourceFile) -> Iterator[Article | Skipped]:
    """Yield the articles of a file, and a ``Skipped`` for it or for each line that holds none.

    All strings of an article are cleaned; its text is otherwise the file's: of Markdown the words
    without front matter, heading and markup, of HTML the article without the page around it. A JSON
    Lines file is read as it is consumed. Nothing that a file holds raises.
    """
    # Every start walks the corpus, few find a file that has changed: the parsers come with these.
    from tui.ingest.reading import articles  # noqa: PLC0415 - see above

    return articles(source)


def read_lines(
    source: SourceFile, lines: Lines, *, grown: bool = False
) -> Iterator[Article | Skipped]:
    """Yield the articles of a JSON Lines file as ``read`` does, by way of its ``lines``.

    Of a file that has ``grown`` these are those after a bookmark; only they are read.
    """
    from tui.ingest.reading import articles_by_line  # noqa: PLC0415 - as in `read`

    try:
        yield from articles_by_line(source, lines, grown=grown)
    except UnreadableError as error:
        yield Skipped(source.path, str(error))
    except OSError as error:
        yield Skipped(source.path, f"cannot be read ({error.strerror}); check the disk")
