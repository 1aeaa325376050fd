"""How a benchmark's figures are put together and shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.figures import absent, give, of_runs, percentile, single, table
from bench.search import keystrokes

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(
    ("values", "share", "at"),
    [
        ([5.0], 0.95, 5.0),
        (list(range(1, 21)), 0.95, 19),
        (list(range(1, 101)), 0.95, 95),
        (list(range(1, 101)), 0.5, 50),
        ([1.0, 2.0, 3.0], 0.95, 3.0),
        ([1.0, 2.0, 3.0], 0.0, 1.0),
    ],
)
def test_a_percentile_is_a_value_that_was_measured(
    values: Sequence[float], share: float, at: float
) -> None:
    assert percentile(values, share) == at


def test_runs_in_any_order_have_a_median_and_a_worst() -> None:
    figure = of_runs("start", [30.0, 10.0, 20.0], limit="50 ms")
    assert (figure.runs, figure.p50, figure.p95, figure.most) == (3, 20.0, 30.0, 30.0)


def test_without_a_run_there_is_no_value_but_a_reason() -> None:
    assert of_runs("start", []).p50 is None
    assert of_runs("start", []).note == "no run succeeded"
    assert absent("newsboat", "not installed").note == "not installed"


def test_the_table_has_a_row_a_figure_and_aligned_columns() -> None:
    figures = [single("memory", 63.2, "MB", limit="150 MB"), absent("newsboat", "not installed")]
    head, rule, *rows = table(figures).splitlines()
    assert {len(line) for line in (head, rule, *rows)} == {len(head)}
    assert "63.2 MB" in rows[0]
    assert "150 MB" in rows[0]
    assert "not installed" in rows[1]


def test_json_holds_the_machine_and_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    give([single("memory", 63.2, "MB")], as_json=True)
    given = json.loads(capsys.readouterr().out)
    assert "cores" in given["machine"]
    assert given["figures"][0]["p50"] == 63.2


def test_a_query_is_typed_letter_by_letter() -> None:
    assert list(keystrokes(["ab", "c"])) == ["a", "ab", "c"]
