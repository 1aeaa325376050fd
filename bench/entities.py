"""Measure named entities on gold texts, the engine beside the floor: who, what and where.

Usage::

    python bench/entities.py GOLD.jsonl [--errors N] [--json]

GOLD holds ``{"id", "text", "kinds", "entities": [{"start", "end", "kind"}]}`` a line, as described
in ``naming/score.py``. The floor takes runs of capitals for names.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bench.naming import baseline, score  # noqa: E402 - found by the path above
from tui.analysis import analyse  # noqa: E402

SHOWN = ("core", "listing", "strict", "span", "person", "organisation", "place")


def predict(text: str) -> list[dict[str, Any]]:
    """Return the names in ``text`` as the scorer wants them."""
    return [
        {"start": span.start, "end": span.end, "kind": str(entity.kind)}
        for span, entity in analyse(text).named(text)
    ]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N frequent errors")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    engine, floor = score.Scorer(), score.Scorer()
    for record in score.read(arguments.gold).values():
        engine.document(record, {"id": record["id"], "entities": predict(record["text"])})
        floor.document(record, {"id": record["id"], "entities": baseline.guess(record["text"])})
    if arguments.json:
        print(json.dumps({"engine": engine.report(), "floor": floor.report()}, indent=1))
        return
    print(f"{'':<14}{'P':>7}{'R':>7}{'F1':>7}{'floor':>8}{'in gold':>9}")
    for name in SHOWN:
        own, low = engine.measures[name].figures(), floor.measures[name].figures()
        print(
            f"{name:<14}{own['precision']:>7.1f}{own['recall']:>7.1f}{own['f1']:>7.1f}"
            f"{low['f1']:>8.1f}{own['gold']:>9}"
        )
    if arguments.errors:
        for title, counter in (("missed", engine.missed), ("spurious", engine.spurious)):
            found = "; ".join(f"{what} {n}" for what, n in counter.most_common(arguments.errors))
            print(f"{title}: {found}")
        print(f"wrong kind: {engine.report()['wrong_kind']}")


if __name__ == "__main__":
    main()
