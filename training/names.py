"""Train the name tagger: ``python -m training.names ARTICLES NAMES``.

ARTICLES holds ``{"id", "text"}`` a line and NAMES, for the same ids, ``{"id", "entities":
[{"start", "end", "kind"}]}``. The names may be a machine's: they are cleaned, and each article is
also learnt from in disguise, with other names (:mod:`training.disguise`). What the articles have no
names of is learnt from texts made of sketches (:mod:`training.sketches`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.disguise import Disguise, Named
from training.sketches import sketched
from training.tagging import fit
from tui.analysis.names import tables
from tui.analysis.nametags import LABELS, OTHER, OUTSIDE, TEMPLATE, signed
from tui.analysis.runs import Runs
from tui.analysis.segment import segment
from tui.analysis.weights import packed
from tui.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from training.tagging import Example
    from tui.analysis.segment import Document

MODEL = Path(__file__).parents[1] / "tui" / "analysis" / "model" / "en.names.json"
SEED = 0
SETTINGS = {"l1": 0.5, "l2": 0.05, "at_least": 5, "rounds": 50}
PLAIN_SHARE = 0.25  # of sentences without a name that are learnt from
DISTANT = ("k=", "w=", "W=", "c=", "C=", "l=", "edge")  # what counts two words away
_COMMON_SHARE = 0.15  # of a word's occurrences in lower case from which on it is a word, no name
_COMMON_LEAST = 8
_WORDS_OF_TITLES = range(4, 10)  # letters

_LEADING = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s+|[Tt]he\s+)+")
_TRAILING = re.compile(r"(?:['’]s|[.,;:'’\"])+$")


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with the names in it, in order and apart."""

    id: str
    text: str
    names: list[Named]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="the texts, JSON Lines")
    parser.add_argument("names", type=Path, help="their names, JSON Lines")
    parser.add_argument("--output", type=Path, default=MODEL, help="the model file to write")
    parser.add_argument("--without", nargs="*", default=(), help="publishers to leave out")
    parser.add_argument("--disguises", type=int, default=1, help="disguised copies of each article")
    parser.add_argument("--sketches", type=int, default=16, help="texts made of each sketch")
    for name, value in SETTINGS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    arguments = parser.parse_args()
    texts = [
        one
        for one in read(arguments.articles, arguments.names)
        if one.id.split("_")[0] not in arguments.without
    ]
    settings = {name: getattr(arguments, name) for name in SETTINGS}
    model = fit(examples(texts, arguments.disguises, arguments.sketches), **settings)
    weights = packed(model["weights"], TEMPLATE.window, TEMPLATE.pairs)
    written = {**model, "weights": weights}
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    arguments.output.write_text(text + "\n", encoding="utf-8")
    rows = len(model["weights"])
    print(f"{arguments.output.name}: {rows:,} features, {len(text.encode()) / 1e6:.2f} MB")
    return 0


def read(articles: Path, names: Path) -> Iterator[NamedText]:
    """Yield the texts with their names, cleaned."""
    with names.open(encoding="utf-8") as lines:
        found = {row["id"]: row["entities"] for row in map(json.loads, lines)}
    with articles.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in found:
                yield NamedText(row["id"], row["text"], _cleaned(row["text"], found[row["id"]]))


def _cleaned(text: str, entities: Sequence[dict[str, Any]]) -> list[Named]:
    """Return names without titles and marks, each of the kind it mostly has in the article."""
    spans: list[tuple[int, int, str]] = []
    reached = 0
    for item in sorted(entities, key=lambda item: (item["start"], -item["end"])):
        start, end = item["start"], item["end"]
        lead = _LEADING.match(text, start, end)
        start = lead.end() if lead else start
        tail = _TRAILING.search(text[start:end])
        end = start + tail.start() if tail and text[start:end][-2:-1].islower() else end
        if start < end and start >= reached and any(map(str.isupper, text[start:end])):
            spans.append((start, end, item["kind"]))
            reached = end
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for start, end, kind in spans:
        kinds[text[start:end]][kind] += 1
    return [
        Named(start, end, kinds[text[start:end]].most_common(1)[0][0]) for start, end, _ in spans
    ]


def examples(texts: Sequence[NamedText], disguises: int, sketches: int) -> Iterator[Example]:
    """Yield the sentences of texts as they are, in disguise, and of sketches."""
    common = _common_words(texts)
    features = _Features(common)
    chance = random.Random(SEED)  # noqa: S311 - names, not secrets
    for one in texts:
        yield from _sentences(one.text, one.names, features, chance)
        for _ in range(disguises):
            text, names = Disguise(chance).of(one.text, one.names)
            yield from _sentences(text, names, features, chance)
    words = sorted(word for word in common if word.isalpha() and len(word) in _WORDS_OF_TITLES)
    for text, names in sketched(chance, words, sketches):
        yield from _sentences(text, names, features, chance)


class _Features:
    """The features of tokens, as ``tui.analysis.tagging.features`` has them, without names.

    What a word contributes to each place beside it is made once.
    """

    def __init__(self, common: frozenset[str]) -> None:
        self._common = common
        self._of_word = cache(self._made)
        self._pair = cache("{}&{}:{}&{}".format)
        self._category = cache(TEMPLATE.category)

    def of(self, words: Sequence[str], extra: Mapping[int, Sequence[str]]) -> list[list[str]]:
        """Return the names of the features of each word of a sentence."""
        margin = max(map(abs, TEMPLATE.window))
        padded = [TEMPLATE.edge] * margin + list(words) + [TEMPLATE.edge] * margin
        kinds = list(map(self._category, padded))
        made = list(map(self._of_word, padded))
        rows: list[list[str]] = []
        for token in range(margin, margin + len(words)):
            row: list[str] = []
            for place in TEMPLATE.window:
                row += made[token + place][place]
            for left, right in TEMPLATE.pairs:
                row.append(self._pair(left, right, kinds[token + left], kinds[token + right]))
            rows.append(row)
        for token, names in extra.items():
            rows[token].extend(f"x:{name}" for name in names)
        return rows

    def _made(self, word: str) -> dict[int, list[str]]:
        own = [name for name in TEMPLATE.attributes(word) if self._may_learn(name)]
        return {
            place: [f"{place}:{name}" for name in own if abs(place) < 2 or name.startswith(DISTANT)]
            for place in TEMPLATE.window
        }

    def _may_learn(self, name: str) -> bool:
        """Tell whether a feature is no name itself."""
        _, known, word = name.rpartition("W=")
        return not known or word in self._common


def _common_words(texts: Sequence[NamedText]) -> frozenset[str]:
    """Return the words that are known by themselves when they have a capital."""
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for one in texts:
        document = segment(one.text)
        every.update(document.lower)
        small.update(set(document.words) & set(document.lower))
    known = {
        word
        for word, count in small.items()
        if count >= _COMMON_LEAST and count >= _COMMON_SHARE * every[word] / 3
    }
    heads = {word.lower() for word in tables().heads}
    return frozenset(known | heads)


def _sentences(
    text: str, names: Sequence[Named], features: _Features, chance: random.Random
) -> Iterator[Example]:
    document = segment(text)
    headings = Runs(document).headings
    row = signed(document, headings)
    labels = labelled(document, names)
    begin = 0
    for length in row.lengths:
        stop = begin + length
        own = labels[begin:stop]
        is_plain = all(label == OUTSIDE for label in own)
        if length and not headings[begin] and not (is_plain and chance.random() > PLAIN_SHARE):
            extra = {
                token - begin: row.extra[token]
                for token in range(begin, stop)
                if token in row.extra
            }
            yield features.of(row.words[begin:stop], extra), own
        begin = stop


def labelled(document: Document, names: Sequence[Named]) -> list[str]:
    """Return the label of each token."""
    labels = [OUTSIDE] * len(document.words)
    for name in names:
        first, stop = document.token_at(name.start), document.token_at(name.end)
        for token in range(first, stop):
            labels[token] = OTHER if name.kind == "other" else LABELS[EntityKind(name.kind)]
    return labels


if __name__ == "__main__":
    sys.exit(main())
