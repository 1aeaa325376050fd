"""Examples of indirect speech for the tagger: the units of a scene with their labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.analysis.content_features import TEMPLATE, lengths, words
from tui.analysis.governed import states
from tui.analysis.tagging import features

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.gold import GoldArticle
    from tui.analysis.scene import Scene

_MOSTLY = 0.5  # of a unit's characters


def examples(article: GoldArticle) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield the features and the labels of the units of each sentence."""
    scene = article.scene
    every = words(scene)
    rows = states(scene).rows()
    marks = labels(article)
    first = 0
    for length in lengths(scene):
        part = slice(first, first + length)
        found = features(TEMPLATE, every[part], {}, [row[part] for row in rows])
        yield list(found), marks[part]
        first += length


def labels(article: GoldArticle) -> list[str]:
    """Return the label of each unit: B and I for content, C for a cue, S for a source, else O.

    Of contents within contents the outer one counts.
    """
    found = ["O"] * len(article.scene.codes)
    spans = _unit_spans(article.scene)
    for mark, field in (("S", "source"), ("C", "cue")):
        for item in article.gold["attributions"]:
            for span in item[field]:
                for unit in _units_in(spans, span):
                    found[unit] = mark
    contents = sorted(
        (start, -end) for item in article.gold["attributions"] for start, end in item["content"]
    )
    reached = -1
    for start, minus in contents:
        if -minus > reached:
            for place, unit in enumerate(_units_in(spans, (max(start, reached), -minus))):
                found[unit] = "I" if place else "B"
            reached = -minus
    return found


def _unit_spans(scene: Scene) -> list[tuple[int, int]]:
    """Return the characters of each unit."""
    starts, ends = scene.document.starts, scene.document.ends
    beyond = [*scene.tokens[1:], len(starts)]
    return [
        (starts[token], ends[max(token, stop - 1)])
        for token, stop in zip(scene.tokens, beyond, strict=True)
    ]


def _units_in(spans: Sequence[tuple[int, int]], span: Sequence[int]) -> list[int]:
    """Return the units most of whose characters lie in ``span``."""
    start, end = span
    low = max(0, bisect_right(spans, (start, -1)) - 1)
    return [
        unit
        for unit in range(low, bisect_left(spans, (end, -1)))
        if min(spans[unit][1], end) - max(spans[unit][0], start)
        > _MOSTLY * (spans[unit][1] - spans[unit][0])
    ]
