"""List which given names tell a gender: ``python -m training.genders``.

The names and how their bearers are counted in dozens of sources are those of nomquamgender (MIT):
Van Buskirk, Clauset and Larremore, *An Open-Source Cultural Consensus Approach to Name-Based Gender
Classification* (2023). A name is listed where enough sources have it and nearly all of its bearers
are of one gender.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from importlib.metadata import files
from pathlib import Path

LEAST_SOURCES = 4
SURE = 0.95  # the share of bearers who are of one gender
DATA = Path(__file__).parents[1] / "tui" / "analysis" / "model" / "genders.txt.gz"
_NAME = re.compile(r"[a-z]{2,14}")


def main() -> int:
    """Write the data file: names of men, a line each, an empty line, names of women."""
    male, female = [], []
    for name, (sources, _, is_female, *_) in sorted(_counted().items()):
        if sources >= LEAST_SOURCES and _NAME.fullmatch(name):
            if is_female >= SURE:
                female.append(name)
            elif is_female <= 1 - SURE:
                male.append(name)
    text = "\n".join([*male, "", *female]) + "\n"
    DATA.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{DATA.name}: {len(male):,} names of men and {len(female):,} of women")
    return 0


def _counted() -> dict[str, list[float]]:
    """Return for each folded name its sources, its bearers and the share of them who are women.

    The package itself is not imported: it wants pandas, which the data does not need.
    """
    (data,) = (each for each in files("nomquamgender") or () if each.name == "name_data.json")
    table: dict[str, list[float]] = json.loads(data.read_text(encoding="utf-8"))
    return table


if __name__ == "__main__":
    sys.exit(main())
