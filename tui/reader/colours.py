"""One colour for each speaker, the same in every pane.

The palettes take their hues from Okabe and Ito's set for colour-blind readers ("Color Universal
Design", 2008), moved in lightness and chroma until every colour has a contrast of at least 4.5:1 on
all backgrounds text can stand on in its theme, and every two stay apart for normal, protanopic,
deuteranopic and tritanopic eyes. A colour keeps its place in all palettes: who is blue in the dark
theme is blue in the light one.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.theme import Theme

ON_DARK = ("#66a8fc", "#e7846b", "#2ed3bc", "#c78bca", "#b2c344", "#ffcb87", "#acd3fb")
ON_LIGHT = ("#1a5aab", "#842727", "#02544b", "#9c2d7c", "#765800", "#4b2603", "#072758")
# Rich's names of the terminal's own colours; black, white and grey are left to the text.
OWN = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_blue")


def speaker_colours(theme: Theme) -> tuple[str, ...]:
    """Return the palette of ``theme``, as Rich spells colours: ``#rrggbb``, or ANSI names."""
    if theme.ansi:
        return OWN
    return ON_DARK if theme.dark else ON_LIGHT


class SpeakerColours:
    """Which colour a speaker has.

    Each name prefers some colours over others by its hash alone, so that it has the same one in
    every run and corpus as long as nobody more prominent took it. Names are made known with
    ``learn``, the roster's first and then the library's, most quotations first; each takes the
    first colour of its preference among those least used. The seven most prominent thus never
    share one. A name keeps its colour once it has it; one never made known has its first choice.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._slots: dict[str, int] = {}
        self._used = [0] * len(ON_DARK)
        self.learn(names)

    def learn(self, names: Iterable[str]) -> None:
        """Give each of ``names`` not yet known a colour, the most prominent first."""
        for name in names:
            if name not in self._slots:
                least = min(self._used)
                slot = next(each for each in _preference(name) if self._used[each] == least)
                self._used[slot] += 1
                self._slots[name] = slot

    def slot(self, name: str) -> int:
        """Return the place of the colour of ``name`` in every palette."""
        known = self._slots.get(name)
        return _preference(name)[0] if known is None else known

    def colour_of(self, name: str, theme: Theme) -> str:
        """Return the colour of ``name`` in ``theme``, as Rich spells colours."""
        return speaker_colours(theme)[self.slot(name)]


def _preference(name: str) -> list[int]:
    """Return all places of a palette in the order in which ``name`` likes them."""
    size = len(ON_DARK)
    digest = blake2b(name.casefold().encode("utf-8", "surrogatepass"), digest_size=2).digest()
    first, stride = digest[0] % size, 1 + digest[1] % (size - 1)
    return [(first + stride * step) % size for step in range(size)]
