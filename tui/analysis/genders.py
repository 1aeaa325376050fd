"""Which gender a given name tells, for names from everywhere that the lexicon does not hold.

The data is a list made by :mod:`training.genders`. It says nothing of whether a word is a name:
many of these are surnames, places or words as well.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from tui.analysis.nouns import Gender
from tui.analysis.words import remembered

_FILE = Path(__file__).parent / "model" / "genders.txt.gz"


@remembered
def gender_of_name(name: str) -> Gender:
    """Return the gender of nearly all who bear a folded given name, if it is known."""
    male, female = _data()
    if name in male:
        return Gender.MALE
    return Gender.FEMALE if name in female else Gender.UNKNOWN


@cache
def _data() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of men and those of women."""
    male, _, female = gzip.decompress(_FILE.read_bytes()).decode("ascii").partition("\n\n")
    return frozenset(male.split()), frozenset(female.split())
