"""Find what a user means by the name of a speaker or an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.messages import TaskFailed, say
from tui.config import nearest
from tui.fold import fold
from tui.library import AmbiguousArticle, ArticleNotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library import Library, SpeakerRow


def speakers_called(names: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return the full names of the speakers meant by ``names``, each name standing for its own.

    A name is a speaker's whole name, else words of it or of an alias: a surname. Where several
    speakers bear it, all of them are meant. Raises ``TaskFailed`` for a name that nobody bears.
    """
    wanted = list(names)
    if not wanted:
        return ()
    known = library.speakers()
    found: dict[str, None] = {}
    for name in wanted:
        bearers = _bearers(name, known)
        if not bearers:
            hint = nearest(name, [speaker.name for speaker in known])
            raise TaskFailed(f"no article quotes {name!r}. {hint}".strip())
        if len(bearers) > 1:
            say(f"{name!r} stands for {', '.join(bearers)}.")
        found |= dict.fromkeys(bearers)
    return tuple(found)


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
