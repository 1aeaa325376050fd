"""The name tagger: what it reads, and how well it finds the names of invented reports."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tui.analysis import analyse
from tui.analysis.nametags import EDGE_ONLY, attributes, category, probabilities, signed, tagger
from tui.analysis.runs import Runs
from tui.analysis.segment import segment
from tui.model import EntityKind

REPORTS = Path(__file__).with_name("named.txt")
KINDS = {"P": EntityKind.PERSON, "G": EntityKind.ORGANISATION, "L": EntityKind.PLACE}
MARKED = re.compile(r"\[([^\]|]+)\|(\w)\]")


def reports() -> list[tuple[str, set[tuple[int, int, EntityKind]]]]:
    """Return the invented reports of named.txt and the names marked in them."""
    found = []
    for marked in REPORTS.read_text(encoding="utf-8").strip().split("\n\n"):
        text, names, position = "", set(), 0
        for match in MARKED.finditer(marked):
            text += marked[position : match.start()]
            names.add((len(text), len(text) + len(match[1]), KINDS[match[2]]))
            text += match[1]
            position = match.end()
        found.append((text + marked[position:], names))
    return found


def test_most_names_of_reports_from_everywhere_are_found_with_their_kinds() -> None:
    counts: Counter[str] = Counter()
    for text, names in reports():
        found = {(span.start, span.end, entity.kind) for span, entity in analyse(text).named(text)}
        counts["right"] += len(found & names)
        counts["found"] += len(found)
        counts["marked"] += len(names)
    assert counts["marked"] > 200
    assert counts["right"] / counts["found"] > 0.85
    assert counts["right"] / counts["marked"] > 0.8


def test_a_word_with_a_capital_says_where_it_stands_and_whether_it_is_also_small() -> None:
    document = segment("Rain fell. The rain hit Rain Hall near Rain.")
    row = signed(document, Runs(document).headings)
    assert row.lengths == [3, 8]
    rains = [word for word in row.words if word[1:] == "Rain"]
    assert len(rains) == 3
    assert rains[0] != rains[1] == rains[2]
    assert "fell" in row.words


def test_what_stands_beside_a_word_anywhere_holds_wherever_it_stands() -> None:
    document = segment("Mayor Vusenko left. They saw Vusenko in Brel.")
    extra = signed(document, Runs(document).headings).extra
    places = [token for token, word in enumerate(document.words) if word == "Vusenko"]
    assert [token for token, names in extra.items() if "after-role" in names] == places


@pytest.mark.parametrize("word", ["", "4Nairobi", "4NATO", "0al-Bashir", "mines", "2.4"])
def test_every_word_has_attributes_and_a_category(word: str) -> None:
    assert attributes(word)
    assert category(word)
    assert "&" not in category(word)
    assert (attributes(word) == EDGE_ONLY) == (word == "")


def test_the_model_names_no_one() -> None:
    learnt = {name[2:] for name in tagger().attributes if name.startswith("W=")}
    assert {"the", "ministry"} & learnt
    assert not {"clinton", "obama", "nairobi", "reuters-"} & learnt


def test_probabilities_are_those_of_the_labels_of_each_token() -> None:
    document = segment("Ana Costa met Luis Ortega in Lagos.")
    chances = probabilities(document, Runs(document).headings)
    assert chances.shape == (len(document.words), len(tagger().labels))
    assert abs(chances.sum(axis=1) - 1).max() < 1e-4
    assert tagger().labels[chances[0].argmax()] == "P"
