"""The texts made of sketches, from which the tagger of names learns."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

sketches: Any = pytest.importorskip("training.sketches", reason="needs the train extra")

disguise: Any = pytest.importorskip("training.disguise")

WORDS = ["river", "light", "silent", "window", "paper", "iron", "garden"]


@pytest.fixture(autouse=True, scope="module")
def few_names() -> Iterator[None]:
    """Take few names from each locale, which is faster."""
    pool, disguise._POOL = disguise._POOL, 3
    yield
    disguise._POOL = pool
    disguise._locale.cache_clear()


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - names, not secrets


def filled(sketch: str, seed: int = 1) -> tuple[str, list[tuple[str, str]]]:
    text, names = sketches.Sketch(chance(seed), WORDS).filled(sketch)
    return text, [(text[name.start : name.end], name.kind) for name in names]


def test_slots_become_names_of_their_kinds() -> None:
    text, names = filled("{person} of {company} saw {ship} in {town}.")
    assert [kind for _, kind in names] == ["person", "organisation", "other", "place"]
    assert text == "{} of {} saw {} in {}.".format(*(name for name, _ in names))


def test_one_key_is_one_name_and_its_short_forms_belong_to_it() -> None:
    _, names = filled("{person:a}, {person:b}, {person:a}, {last:a}, {first:a}.")
    first, other, again, surname, given = (name for name, _ in names)
    assert first == again != other
    assert first.startswith(given)
    assert first.endswith(surname)


def test_an_adjective_and_a_choice_are_no_names() -> None:
    text, names = filled("The {adj} band <met|left>.")
    assert names == []
    assert re.fullmatch(r"The \S.* band (met|left)\.", text)


def test_all_sketches_can_be_filled_and_their_names_stand_in_them() -> None:
    texts = list(sketches.sketched(chance(2), WORDS, 1))
    assert len(texts) > 200
    for text, names in texts:
        assert not re.search(r"[{}<>]|\$[A-Z]", text)
        assert all(name.start < name.end <= len(text) for name in names)
        starts = [name.start for name in names]
        assert starts == sorted(starts)
