"""Runs of capitals, looked for only where a word of theirs may make them a name."""

from __future__ import annotations

import re
from pathlib import Path

from tui.analysis.kinds import is_telling, kind_of_whole
from tui.analysis.runs import Runs
from tui.analysis.segment import segment
from tui.analysis.spotting import _is_built_as_body

NAMED = Path(__file__).with_name("named.txt").read_text(encoding="utf-8")
REPORTS = re.sub(r"\[(.*?)\|\w\]", r"\1", NAMED)


def test_runs_are_those_of_the_sentences_that_have_the_word() -> None:
    document = segment("Ana Costa met Luis Lenz. The Lima Bank paid Ana Costa. They left Brel.")
    runs = Runs(document).with_word(lambda word: word == "Bank")
    found = [" ".join(document.words[token] for token in run) for run in runs]
    assert found == ["Lima Bank", "Ana Costa"]


def test_a_run_without_a_telling_word_is_no_name_by_its_words() -> None:
    document = segment(REPORTS)
    found = {True: 0, False: 0}
    for run in Runs(document).with_word(lambda _: True):
        name = tuple(document.words[token] for token in run)
        tells = kind_of_whole(name) is not None or (
            len(run) > 1 and _is_built_as_body(document, run[0], run[-1] + 1)
        )
        assert not tells or any(map(is_telling, name)), name
        found[tells] += 1
    assert found[True] > 50
    assert found[False] > 50
