"""Score named entities against gold JSONL made by ``convert.py``.

Usage::

    python score.py GOLD.jsonl PREDICTIONS.jsonl [--json] [--source NAME] [--errors N]

Predictions hold one document per line: ``{"id", "entities": [{"start", "end",
"kind"}]}``.  Offsets count characters of the gold text.  ``kind`` is person,
organisation, place or other; agreement, event, product and the like count as
other, and the usual labels (PER, ORG, GPE, LOC, ...) are understood.

Only kinds the document's corpus annotates are scored (its ``kinds``).  A
predicted entity of another kind is dropped unless its span is one of the gold
spans, where it is a wrong type.

strict      same start, end and kind
core        strict, for person, organisation and place only: the headline, since
            "other" means something else in each corpus
span        same start and end, whatever the kind
overlap     same kind and at least one character shared, one to one
listing     per document, the set of (name, kind), case ignored: what a sidebar
            shows.  Offsets do not matter, repetition does not count

A leading "the" is stripped from both sides, as are white space and a final "'s".
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = ("person", "organisation", "place", "other")
CORE = frozenset(KINDS[:3])

ALIASES = {
    "person": "person", "per": "person", "people": "person",
    "organisation": "organisation", "organization": "organisation", "org": "organisation",
    "place": "place", "location": "place", "loc": "place", "gpe": "place", "fac": "place",
    "facility": "place",
}  # fmt: skip

_LEADING = re.compile(r"\s*(?:(?:the|The|THE)\s+)?")
_TRAILING = re.compile(r"(?:['’]s)?\s*$")

Entity = tuple[int, int, str]


@dataclass
class Counts:
    """Right, predicted and gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        """Add the counts of one document."""
        self.right += right
        self.predicted += predicted
        self.gold += gold

    def figures(self) -> dict[str, float | int]:
        """Return precision, recall and F1 in percent, with the counts."""
        precision = 100 * self.right / self.predicted if self.predicted else 0.0
        recall = 100 * self.right / self.gold if self.gold else 0.0
        total = precision + recall
        return {
            "precision": round(precision, 2),
            "recall": round(recall, 2),
            "f1": round(2 * precision * recall / total, 2) if total else 0.0,
            "right": self.right,
            "predicted": self.predicted,
            "gold": self.gold,
        }


def normal(text: str, start: int, end: int) -> tuple[int, int]:
    """Strip what never decides whether a span is right."""
    surface = text[start:end]
    lead = _LEADING.match(surface)
    begin = start + (lead.end() if lead else 0)
    trail = _TRAILING.search(surface)
    finish = start + (trail.start() if trail else len(surface))
    return (begin, finish) if begin < finish else (start, end)


def entities(record: dict[str, Any], text: str) -> set[Entity]:
    """Return the normalised entities of one record."""
    found = set()
    for entity in record.get("entities", []):
        start, end = int(entity["start"]), int(entity["end"])
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{record.get('id')}: span {start}-{end} is outside the text")
        kind = ALIASES.get(str(entity.get("kind", "")).casefold(), "other")
        found.add((*normal(text, start, end), kind))
    return found


def overlapping(gold: Iterable[Entity], predicted: Iterable[Entity]) -> int:
    """Count one-to-one pairs of the same kind that share a character (greedy, left to right)."""
    free = sorted(gold)
    pairs = 0
    for start, end, kind in sorted(predicted):
        for index, (begin, finish, label) in enumerate(free):
            if begin >= end:
                break
            if label == kind and finish > start:
                del free[index]
                pairs += 1
                break
    return pairs


def names(found: Iterable[Entity], text: str) -> set[tuple[str, str]]:
    """Return the distinct (name, kind) pairs of one document."""
    return {(" ".join(text[s:e].split()).casefold(), kind) for s, e, kind in found}


class Scorer:
    """Accumulates counts over documents."""

    def __init__(self) -> None:
        self.measures: dict[str, Counts] = defaultdict(Counts)
        self.confusion: Counter[tuple[str, str]] = Counter()
        self.missed: Counter[str] = Counter()
        self.spurious: Counter[str] = Counter()
        self.documents = 0

    def document(self, gold_record: dict[str, Any], predicted_record: dict[str, Any]) -> None:
        """Score one document."""
        text = gold_record["text"]
        kinds = set(gold_record.get("kinds", KINDS))
        gold = entities(gold_record, text)
        spans = {(s, e) for s, e, _ in gold}
        predicted = {
            entity
            for entity in entities(predicted_record, text)
            if entity[2] in kinds or entity[:2] in spans
        }
        self.documents += 1
        both = gold & predicted
        self.measures["strict"].add(len(both), len(predicted), len(gold))
        core = {e for e in both if e[2] in CORE}
        self.measures["core"].add(
            len(core),
            sum(e[2] in CORE for e in predicted),
            sum(e[2] in CORE for e in gold),
        )
        guessed = {e[:2] for e in predicted}
        self.measures["span"].add(len(spans & guessed), len(guessed), len(spans))
        self.measures["overlap"].add(overlapping(gold, predicted), len(predicted), len(gold))
        listed, wanted = names(predicted, text), names(gold, text)
        self.measures["listing"].add(len(listed & wanted), len(listed), len(wanted))
        for kind in KINDS:
            self.measures[kind].add(
                sum(e[2] == kind for e in both),
                sum(e[2] == kind for e in predicted),
                sum(e[2] == kind for e in gold),
            )
        label = {e[:2]: e[2] for e in gold}
        for start, end, kind in predicted - both:
            if (start, end) in label:
                self.confusion[label[start, end], kind] += 1
            else:
                self.spurious[f"{text[start:end]} ({kind})"] += 1
        for start, end, kind in gold - both:
            if (start, end) not in guessed:
                self.missed[f"{text[start:end]} ({kind})"] += 1

    def report(self) -> dict[str, Any]:
        """Return every figure."""
        return {
            "documents": self.documents,
            "measures": {name: self.measures[name].figures() for name in MEASURES},
            "wrong_kind": {f"{g} as {p}": n for (g, p), n in self.confusion.most_common()},
        }


MEASURES = ("core", "strict", "span", "overlap", "listing", *KINDS)


def read(path: Path) -> dict[str, dict[str, Any]]:
    """Read JSONL by id."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return {record["id"]: record for record in records}


def print_report(name: str, scorer: Scorer) -> None:
    """Print the figures as a table."""
    report = scorer.report()
    print(f"{name} ({report['documents']} documents)")
    print(f"  {'':<14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}{'found':>8}")
    for measure, row in report["measures"].items():
        if row["gold"] or row["predicted"]:
            print(
                f"  {measure:<14}{row['precision']:>7.1f}{row['recall']:>7.1f}{row['f1']:>7.1f}"
                f"{row['gold']:>8}{row['predicted']:>8}"
            )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--source", help="score one corpus only")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N frequent errors")
    arguments = parser.parse_args()
    gold = read(arguments.gold)
    predictions = read(arguments.predictions)
    unknown = predictions.keys() - gold.keys()
    if unknown:
        print(f"{len(unknown)} predictions for documents not in the gold", file=sys.stderr)
    scorers: dict[str, Scorer] = {"all": Scorer()}
    absent = 0
    for identifier, record in gold.items():
        source = record.get("source", "")
        if arguments.source and source != arguments.source:
            continue
        predicted = predictions.get(identifier)
        if predicted is None:
            absent += 1
            predicted = {"id": identifier, "entities": []}
        scorers["all"].document(record, predicted)
        scorers.setdefault(source, Scorer()).document(record, predicted)
    if absent:
        print(f"{absent} documents have no prediction: counted as empty", file=sys.stderr)
    if arguments.json:
        print(json.dumps({name: s.report() for name, s in scorers.items()}, indent=1))
        return
    for name, scorer in scorers.items():
        print_report(name, scorer)
    if arguments.errors:
        for title, counter in (
            ("missed", scorers["all"].missed),
            ("spurious", scorers["all"].spurious),
        ):
            print(
                f"{title}: "
                + "; ".join(f"{k} {n}" for k, n in counter.most_common(arguments.errors))
            )
        print(f"wrong kind: {scorers['all'].report()['wrong_kind']}")


if __name__ == "__main__":
    main()
