"""Learn from a reader's corrections: ``onrecord corrections --format json`` or ``jsonl``.

A correction carries the paragraphs around its quotation and no more, because that is where sources
are looked for. It becomes an example where the quotation is found again in them and, if it has a
speaker, where somebody among the candidates bears that name or refers to who does. What a whole
article would say besides, such as how often somebody is named, is only seen as far as they go.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from training.ranking import Choice
from tui.analysis.candidates import Candidates
from tui.analysis.features import Extractor
from tui.analysis.indirect import marked, sourced
from tui.analysis.mentions import mentions
from tui.analysis.model import indirect_model
from tui.analysis.passage_features import PassageExtractor
from tui.analysis.resolution import resolve
from tui.analysis.scene import scene
from tui.analysis.segment import segment
from tui.analysis.weighing import Earlier, Weighing
from tui.fold import fold
from tui.lines import unwrapped
from tui.model import Roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tui.analysis.scene import Scene


@dataclass(slots=True)
class Examples:
    """The examples of each model; ``left_out`` counts the corrections that gave none."""

    source: list[Choice] = field(default_factory=list)
    belief: list[Choice] = field(default_factory=list)
    passage_source: list[Choice] = field(default_factory=list)
    left_out: int = 0


def read(path: Path) -> list[dict[str, Any]]:
    """Return the corrections of an export, a JSON array or JSON Lines.

    Raises ValueError where it is neither, or where a correction lacks what is needed.
    """
    text = path.read_text(encoding="utf-8")
    if text.lstrip().startswith("["):
        rows = json.loads(text)
    else:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    for number, row in enumerate(rows, 1):
        missing = {"context", "start", "text", "kind", "quotation", "speaker"} - set(row)
        if missing:
            raise ValueError(f"{path}: correction {number} has no {', '.join(sorted(missing))}")
    return rows


def examples(corrections: Iterable[Mapping[str, Any]]) -> Examples:
    """Return what can be learnt from ``corrections``."""
    found = Examples()
    for correction in corrections:
        made = _direct if correction["kind"] == "direct" else _indirect
        if not made(correction, found):
            found.left_out += 1
    return found


def _scene(correction: Mapping[str, Any]) -> Scene:
    document = segment(unwrapped(correction["context"]))
    return scene(document, mentions(document))


def _direct(correction: Mapping[str, Any], found: Examples) -> bool:
    row = _scene(correction)
    for quote, quoted in enumerate(row.document.quoted):
        if not _is_it(correction, quoted.span.start, quoted.span.of(row.document.text)):
            continue
        candidates = Candidates(row).of(quote)
        right = [0]
        if correction["quotation"] and correction["speaker"] is None:
            return False  # that nobody can be named is no example of whom to name
        if correction["quotation"]:
            right = [rank + 1 for rank in _naming(row, candidates, correction["speaker"])]
        if not right:
            return False
        options = Weighing(Extractor(row, marked(row))).options(quote, candidates, Earlier())
        found.source.append(Choice(options, right))
        return True
    return False


def _indirect(correction: Mapping[str, Any], found: Examples) -> bool:
    row = _scene(correction)
    extractor = Extractor(row, marked(row))
    text = row.document.text
    for item in sourced(extractor, indirect_model()):
        if not any(_is_it(correction, span.start, span.of(text)) for span in item.spans):
            continue
        if not correction["quotation"]:
            found.belief.append(Choice([["0"], list(item.signs)], [0]))
            return True
        if correction["speaker"] is None:
            return False
        right = _naming(row, item.candidates, correction["speaker"])
        if not right:
            return False
        options = PassageExtractor(extractor).options(item.passage, item.candidates)
        found.passage_source.append(Choice(options, right))
        return True
    return False


def _is_it(correction: Mapping[str, Any], start: int, words: str) -> bool:
    at = start + len(words) - len(words.lstrip())
    return at == correction["start"] and words.split() == correction["text"].split()


def _naming(row: Scene, candidates: Sequence[int], speaker: str) -> list[int]:
    """Return the ranks of the mentions that bear a name, or refer to whoever bears it here."""
    resolution = resolve(row.document, row.mentions, Roster())
    found = []
    for rank, index in enumerate(candidates):
        span = row.mentions[index].span
        entity = resolution.entity_of(span)
        names = [span.of(row.document.text)]
        if entity is not None:
            names.append(resolution.entities[entity].name)
        if any(_same(name, speaker) for name in names):
            found.append(rank)
    return found


def _same(name: str, speaker: str) -> bool:
    """Tell whether one name is the other, or the surname of it with or without more before it."""
    one, other = fold(name).split(), fold(speaker).split()
    return one[-1:] == other[-1:] and (set(one) <= set(other) or set(other) <= set(one))
