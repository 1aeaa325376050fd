"""The lexicon holds words, and nothing that YAML makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.analysis import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted((Path(lexicon.__file__).parent / "en").glob("*.yaml"))


def truths(value: object, path: str) -> Iterator[str]:
    """Yield where a value is true or false: YAML reads "on", "no" and "y" so without quotes."""
    if isinstance(value, bool):
        yield path
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from truths(key, path)
            yield from truths(held, f"{path}.{key}")
    elif isinstance(value, list):
        for held in value:
            yield from truths(held, path)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_word_of_the_lexicon_is_read_as_true_or_false(file: Path) -> None:
    assert list(truths(lexicon.load(file.stem), file.stem)) == []
