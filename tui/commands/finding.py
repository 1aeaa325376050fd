"""Find what a user means by the name of a speaker or an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.messages import TaskFailed, say
from tui.fold import fold
from tui.library import AmbiguousArticle, ArticleNotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library import Library, SpeakerRow

_MOST_NEAREST = 3
EVERYBODY = "`onrecord speakers` lists everyone who is quoted."
_NEAR = 0.7


def speakers_called(
    names: Iterable[str], library: Library, *, says_which: bool = True
) -> tuple[str, ...]:
    """Return the full names of the speakers meant by ``names``, each name standing for its own.

    A name is a speaker's whole name, else words of it or of an alias: a surname. Where several
    speakers bear it, all of them are meant, and it is said which. Raises ``TaskFailed`` for a name
    that nobody bears.
    """
    wanted = list(names)
    if not wanted:
        return ()
    known = library.speakers()
    found: dict[str, None] = {}
    for name in wanted:
        bearers = _bearers(name, known)
        if not bearers:
            raise TaskFailed(f"no article quotes {name!r}. {_nearest(name, known)}".strip())
        if len(bearers) > 1 and says_which:
            say(f"{name!r} stands for {', '.join(bearers)}.")
        found |= dict.fromkeys(bearers)
    return tuple(found)


def _nearest(name: str, known: Sequence[SpeakerRow]) -> str:
    """Return a sentence that names the speakers whose names, or parts of them, come closest."""
    import difflib  # noqa: PLC0415 - only for an error

    by_fold: dict[str, str] = {}
    for speaker in known:
        whole = fold(speaker.name)
        for form in (whole, *whole.split()):
            by_fold.setdefault(form, speaker.name)
    close = difflib.get_close_matches(fold(name), by_fold, n=_MOST_NEAREST, cutoff=_NEAR)
    names = list(dict.fromkeys(by_fold[form] for form in close))
    if not names:
        return EVERYBODY if known else "Nobody is quoted at all."
    return f"Did you mean {' or '.join(map(repr, names))}?"


def _bearers(name: str, known: Sequence[SpeakerRow]) -> list[str]:
    asked = " ".join(fold(name).split())
    called = [row.name for row in known if fold(row.name) == asked]
    words = _words(asked)
    return called or [
        row.name
        for row in known
        if words and any(words <= _words(fold(form)) for form in (row.name, *row.aliases))
    ]


def _words(name: str) -> set[str]:
    """Return the words of a name, those of a double name apart."""
    return set(name.replace("-", " ").split())


def article_called(name: str, library: Library) -> int:
    """Return the article meant by a file name, URL or headline; raises ``TaskFailed``."""
    try:
        return library.find(name)
    except (ArticleNotFound, AmbiguousArticle) as error:
        raise TaskFailed(str(error)) from error
