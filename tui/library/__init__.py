"""The library: articles and analyses in one SQLite file, and all that can be asked of it.

``bring_up_to_date`` (in ``tui.library.indexing``) fills it from the corpora; ``Library`` answers.
Only this room speaks SQL.
"""

from tui.library.corrections import Correction
from tui.library.errors import (
    AmbiguousArticle,
    ArticleNotFound,
    Interrupted,
    LibraryBusy,
    LibraryError,
)
from tui.library.library import Library
from tui.library.results import Results
from tui.library.rows import (
    ArticleRow,
    Counts,
    EntityRow,
    Listing,
    Order,
    QuotationRow,
    Selection,
    SpeakerRow,
    Understood,
)
from tui.library.statement import Passage, Reach, Statement, StatementRow

__all__ = [
    "AmbiguousArticle",
    "ArticleNotFound",
    "ArticleRow",
    "Correction",
    "Counts",
    "EntityRow",
    "Interrupted",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "Listing",
    "Order",
    "Passage",
    "QuotationRow",
    "Reach",
    "Results",
    "Selection",
    "SpeakerRow",
    "Statement",
    "StatementRow",
    "Understood",
]
