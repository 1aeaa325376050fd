"""Articles with the same words but for the edges: one agency's text as several outlets ran it.

Each article is looked up by a few keys of its text (see ``sketches``) among those the index has, so
that finding its copies takes as long in a library of a million as in one of a hundred. What the
keys bring up is then compared word by word.

The first article of a text that was written to the library is its *original*, whatever its date.
Those found to be like it are its *copies* and carry its id, or a negative number once the original
is gone. An article that was written is never changed by copies that come later, but for the one
column that says whether a newer article with its text stands for it in the list: ``folded``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.copies import articles_with_text
from tui.library.ids import NO_ID
from tui.library.levels import Levels, Ordered
from tui.library.sketches import band_keys, shingles, signature
from tui.library.stored import unpacked_text
from tui.library.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

_SHINGLE = 5  # words: fewer are shared by articles that have nothing to do with each other
_FEWEST = 40  # shingles; what is shorter is often no article but a line that stands for one
_BINS, _ROWS = 18, 3  # six keys, of which articles that are 0.8 alike share one 98 times in 100
_ALIKE = 0.8
_MOST_COMPARED = 20  # articles
_KEYS = Ordered("copied")


def text_shingles(words: Sequence[str]) -> frozenset[int]:
    """Return the runs of five words of a text, as hashes; none of a text too short to tell."""
    found = shingles(words, _SHINGLE)
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def text_keys(words: Sequence[str]) -> tuple[int, ...]:
    """Return the keys, of 32 bits, by which an article with much the same text is found."""
    return band_keys(signature(text_shingles(words), _BINS), _ROWS)


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether two texts are copies: whether they share four fifths of what either has."""
    shared = len(one & other)
    return shared > 0 and shared >= _ALIKE * (len(one) + len(other) - shared)


class Copies:
    """The copies of one library as the writer sees them; all of it belongs into a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._keys = Levels(connection, _KEYS)
        self._new: dict[int, tuple[int, ...]] = {}

    def add(self, id_: int, keys: tuple[int, ...]) -> None:
        """Note the keys of an article that is added, for ``settle``."""
        self._new[id_] = keys

    def remove(self, id_: int, keys: Iterable[int]) -> None:
        """Forget an article, which had these keys."""
        self._keys.remove(keys, id_)
        self._new.pop(id_, None)

    def settle(self) -> None:
        """Write the keys that were noted."""
        self._keys.add(sorted({(key, id_) for id_, keys in self._new.items() for key in keys}))
        self.forget_undone()

    def forget_undone(self) -> None:
        """Forget what was noted, after it was written or when the transaction was undone."""
        self._new.clear()

    def originals(self, added: Mapping[int, tuple[tuple[int, ...], bytes]]) -> dict[int, int]:
        """Return the original of each article about to be added that is a copy.

        ``added`` has their keys and their packed texts, by id. Ask before any of them is added, and
        after what is to be removed was removed.
        """
        found: dict[int, int] = {}
        texts: dict[int, frozenset[int]] = {}
        by_key: dict[int, list[int]] = {}

        def text_of(id_: int) -> frozenset[int]:
            if id_ not in texts:
                if id_ in added:
                    data = added[id_][1]
                else:
                    (data,) = self._connection.execute(
                        "SELECT text FROM content WHERE id ="
                        " (SELECT content FROM article WHERE id = ?)",
                        (id_,),
                    ).fetchone()
                texts[id_] = text_shingles(words(unpacked_text(data)))
            return texts[id_]

        for id_ in sorted(added):
            keys = added[id_][0]
            if not keys:
                continue
            beside = [other for key in keys for other in reversed(by_key.get(key, ()))]
            for other in list(dict.fromkeys((*beside, *self._sharing(keys))))[:_MOST_COMPARED]:
                if alike(text_of(id_), text_of(other)):
                    found[id_] = found.get(other) or self._original(other)
                    break
            for key in keys:
                by_key.setdefault(key, []).append(id_)
        return found

    def _sharing(self, keys: Iterable[int]) -> list[int]:
        """Return the newest articles that have one of these keys."""
        found = {
            other
            for key in self._keys.shared(keys, NO_ID)
            for (other,) in self._keys.near(key, NO_ID, _MOST_COMPARED)
        }
        return sorted(found, reverse=True)[:_MOST_COMPARED]

    def _original(self, id_: int) -> int:
        row = self._connection.execute(
            "SELECT original FROM article WHERE id = ?", (id_,)
        ).fetchone()
        return id_ if row is None else int(row[0]) or id_

    def join(self, id_: int, original: int) -> int:
        """Fold whichever is older: a copy that was just added, or the newest with its text.

        Return the id of that one.
        """
        newest = max(other for other in self._with_text(original) if other != id_)
        folded = min(id_, newest)
        self._connection.execute("UPDATE article SET folded = 1 WHERE id = ?", (folded,))
        return folded

    def leave(self, id_: int) -> int | None:
        """Take leave of an article that is about to be removed.

        Return the id of the one that is not folded any more: that article itself if it was, or
        the next that stands for the text; None if there are no copies.
        """
        execute = self._connection.execute
        original, folded = execute(
            "SELECT original, folded FROM article WHERE id = ?", (id_,)
        ).fetchone()
        others = [other for other in self._with_text(original or id_) if other != id_]
        if not others:
            return None
        if not original:
            execute(
                "UPDATE article SET original ="
                " (SELECT min(0, min(original)) - 1 FROM article WHERE original != 0)"
                " WHERE original = ? AND original != 0",
                (id_,),
            )
        if folded:
            return id_
        execute("UPDATE article SET folded = 0 WHERE id = ?", (max(others),))
        return max(others)

    def _with_text(self, original: int) -> list[int]:
        return articles_with_text(self._connection, original)
