"""From bytes to articles: the files of a corpus, decoded, cleaned and with their metadata.

``source_files`` walks a corpus, ``read`` yields the articles of one of its files. What cannot be
read becomes a ``Skipped`` with a reason that says what to do; bad content never raises.
"""

from tui.ingest.reading import read
from tui.ingest.walk import CorpusError, SourceFile, source_files

__all__ = ["CorpusError", "SourceFile", "read", "source_files"]
