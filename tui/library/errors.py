"""What can go wrong in the library that a caller can act on."""

from __future__ import annotations


class LibraryError(Exception):
    """The library cannot do what was asked; the message says why and what to do."""


class LibraryBusy(LibraryError):  # noqa: N818 - a state, not a fault
    """Another process is indexing; ``pid`` is its number where it is known."""

    def __init__(self, message: str, pid: int | None = None) -> None:
        super().__init__(message)
        self.pid = pid


class Interrupted(LibraryError):  # noqa: N818 - what happened, not a fault
    """The search was stopped before it had its answer."""


class ArticleNotFound(LibraryError):  # noqa: N818 - reads as what it says
    """No article goes by this name; ``nearest`` are names that come close."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no article is called {name!r}{hint}")
        self.name = name
        self.nearest = nearest


class AmbiguousArticle(LibraryError):  # noqa: N818 - reads as what it says
    """Several articles go by this name; ``candidates`` are their keys."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(
            f"several articles are called {name!r}: {', '.join(candidates)}; give the key"
        )
        self.name = name
        self.candidates = candidates
