"""The library: articles and analyses in one SQLite file, and all that can be asked of it.

``bring_up_to_date`` (in ``tui.library.indexing``) fills it from the corpora; ``Library`` answers.
Only this room speaks SQL.
"""

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
    Verdict,
)

__all__ = [
    "AmbiguousArticle",
    "ArticleNotFound",
    "ArticleRow",
    "Counts",
    "EntityRow",
    "Interrupted",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "Listing",
    "Order",
    "QuotationRow",
    "Results",
    "Selection",
    "SpeakerRow",
    "Understood",
    "Verdict",
]
