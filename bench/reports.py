"""Compare the engine with reports whose quotations were marked by hand, speakers resolved.

Prints, for direct and indirect quotations, how many of the gold's are found at their exact place,
how many at that place have the right speaker, and how many more the engine reports::

    python -m bench.reports ARTICLES_FOLDER GOLD.json [--config config.yaml]

GOLD holds a list of ``{"file", "quotations": [{"start", "end", "kind", "speaker"}]}`` with offsets
into the file's text as it stands. The roster of the configuration gives speakers their names.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import config
from tui.analysis import analyse
from tui.fold import fold

if TYPE_CHECKING:
    from tui.model import Roster

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("direct", "indirect")


def compared(text: str, gold: list[dict[str, Any]], roster: Roster) -> Counter[tuple[str, str]]:
    """Return, by kind, the counts of one report: gold, found, right and more."""
    analysis = analyse(text, roster)
    found = {
        (str(quotation.kind), *quotation.span): analysis.speaker_of(quotation)
        for quotation in analysis.quotations
    }
    counts: Counter[tuple[str, str]] = Counter()
    for item in gold:
        place = (item["kind"], item["start"], item["end"])
        speaker = found.get(place)
        counts[item["kind"], "gold"] += 1
        counts[item["kind"], "found"] += place in found
        counts[item["kind"], "right"] += bool(
            speaker is not None and fold(speaker.name) == fold(item["speaker"])
        )
    for kind in KINDS:
        reported = sum(place[0] == kind for place in found)
        counts[kind, "more"] += reported - counts[kind, "found"]
    return counts


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path, help="the folder of the reports")
    parser.add_argument("gold", type=Path, help="their quotations, as JSON")
    parser.add_argument("--config", type=Path, default=ROOT / "config.yaml", help="for its roster")
    arguments = parser.parse_args()
    roster = config.load(arguments.config, environ={}, cwd=Path.cwd()).roster
    counts: Counter[tuple[str, str]] = Counter()
    for report in json.loads(arguments.gold.read_text(encoding="utf-8")):
        text = (arguments.articles / report["file"]).read_text(encoding="utf-8")
        counts += compared(text, report["quotations"], roster)
    print(f"{'quotations':<12}{'in gold':>8}{'found':>8}{'right speaker':>15}{'besides':>9}")
    for kind in KINDS:
        gold, found, right, more = (
            counts[kind, name] for name in ("gold", "found", "right", "more")
        )
        print(f"{kind:<12}{gold:>8}{found:>8}{right:>15}{more:>9}")


if __name__ == "__main__":
    main()
