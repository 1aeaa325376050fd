"""Names of wars, summits and competitions."""

from __future__ import annotations

import pytest

from tui.analysis import analyse
from tui.analysis.events import events
from tui.analysis.segment import segment
from tui.model import EntityKind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met at the Lima Summit on Tuesday.", ["Lima Summit"]),
        ("In the Korean War, and after World War II, they fled.", ["Korean War", "World War II"]),
        ("The Battle of the Bulge was long; the Siege of Brel was not.",
         ["Battle of the Bulge", "Siege of Brel"]),
        ("Peru stayed out of the War of 1812.", ["War of 1812"]),
        ("The Africa Cup of Nations opens in Lagos.", ["Africa Cup of Nations"]),
        ("Hurricane Mitch came before Operation Clear Water began.",
         ["Hurricane Mitch", "Operation Clear Water"]),
        ("On Monday Summer Olympics tickets were sold.", ["Summer Olympics"]),
        ("After the Lima Film Festival she won two Lima Film Awards.",
         ["Lima Film Festival", "Lima Film Awards"]),
        ("The Summit was short. The Battle ended, and so did the Lima Bank.", []),
        ("The Gulf War Veterans Association met the War Office.", []),
        ("A battle of words began: the war of the roses, an operation, a cup of tea.", []),
    ],
)  # fmt: skip
def test_the_words_of_a_name_tell_an_event(text: str, names: list[str]) -> None:
    document = segment(text)
    found = events(document, bytes(len(document.words) + 1))
    ends = [(document.starts[first], document.ends[stop - 1]) for first, stop in found]
    assert [text[start:end] for start, end in ends] == names


def test_a_heading_names_no_event() -> None:
    document = segment("Crowds Cheer At Lima Summit As Talks End")
    assert not list(events(document, b"\1" * (len(document.words) + 1)))


@pytest.mark.parametrize("word", ["War ", "Battle of ", "World "])
def test_capitals_without_end_take_no_time(word: str) -> None:
    document = segment(word * 40_000)
    assert all(
        stop - first <= 8 for first, stop in events(document, bytes(len(document.words) + 1))
    )


def test_an_event_is_an_entity_of_its_own_kind() -> None:
    analysis = analyse("They met at the Lima Summit. After the Lima Summit they left.")
    (event,) = [one for one in analysis.entities if one.kind is EntityKind.EVENT]
    assert (event.name, len(event.mentions)) == ("Lima Summit", 2)


def test_a_city_and_a_small_noun_are_a_treaty() -> None:
    analysis = analyse("They may leave the Ottawa treaty. The Ottawa Convention binds them.")
    (treaty,) = [one for one in analysis.entities if one.kind is EntityKind.AGREEMENT]
    assert {*treaty.aliases, treaty.name} == {"Ottawa treaty", "Ottawa Convention"}
