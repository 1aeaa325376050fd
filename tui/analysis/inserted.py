"""Find the "she said on Monday" that parts what it reports: "In May, she said, they will leave".

Where such words stand between two commas within a sentence, all the rest of it is what somebody
said. No other sign tells the words before them, which often have no verb, from an adverbial.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from tui.analysis.wordclasses import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.analysis.scene import Scene

_PASSED = frozenset({"M", "R", "ly", "I", "O"})  # "told them on Monday"
_MENTIONS = (["n"], ["d"], ["p"])
_BESIDE = 3  # units between a verb and its subject, at most
_LONGEST = 5  # units after them, at most


def inserted(scene: Scene) -> Iterator[tuple[range, range]]:
    """Yield, for each sentence that inserted words part, its units before and after them.

    Neither is empty. A sentence with a quotation or with several such insertions is left out.
    """
    codes, sentences = scene.codes, scene.sentences
    said = [unit for unit, code in enumerate(codes) if code in SAID]
    for sentence, units in groupby(said, sentences.__getitem__):
        first, stop = bisect_left(sentences, sentence), bisect_right(sentences, sentence)
        found = [words for unit in units if (words := _inserted_words(scene, unit, first, stop))]
        if len(found) == 1 and "Q" not in codes[first:stop]:
            (words,) = found
            yield range(first, words.start), range(words.stop, stop)


def _inserted_words(scene: Scene, verb: int, first: int, stop: int) -> range | None:
    """Return the words around a verb of saying that part its sentence, with their two commas."""
    codes, subject = scene.codes, scene.subjects[verb]
    if subject < 0 and codes[verb + 1 : verb + 2] in _MENTIONS:
        subject = verb + 1  # "the ferry, said Kari Nordmann, is late"
    if subject < 0 or abs(subject - verb) > _BESIDE:
        return None
    comma = min(subject, verb) - 1
    end = max(subject, verb) + 1
    latest = min(stop - 1, end + _LONGEST)
    while end < latest and codes[end] in _PASSED:
        end += 1
    parts = first < comma and codes[comma] == "," and end + 1 < stop and codes[end] == ","
    return range(comma, end + 1) if parts else None
