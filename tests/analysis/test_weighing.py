"""What is summed up in arrays is what the features by their names add up to."""

from __future__ import annotations

import pytest

from tests.analysis.rows import row_of
from tests.analysis.shared import articles
from tui.analysis import ranking
from tui.analysis.candidates import Candidates
from tui.analysis.features import Extractor
from tui.analysis.hashing import hashed
from tui.analysis.indirect import marked
from tui.analysis.model import model
from tui.analysis.ranking import choices
from tui.analysis.silence_features import VERDICTS
from tui.analysis.templates import ABSENT
from tui.analysis.weighing import Earlier, Weighing

TEXT = """“We lost,” said Kari Nordmann, the finance minister, on Monday. Citing a “drop in trade”,
she told Ola Berg, who knew of it, that ‘nobody’ had warned her.

Berg said that the report, “Growth and Trade”, was “not ours to explain” and that the ministers of
both countries “will have to”. Nordmann, however, called it “unacceptable.”

“Nobody told us,” he added. “That is all I know.
"""


def by_name(names: list[str]) -> float:
    """Return the score of an option by the names of its features."""
    network = model().source
    sums = network.sums(hashed(names).reshape(-1, 1), [len(names)])
    return float(network.scores(sums)[0, 0])


def compared(text: str) -> int:
    """Compare all options of a text in all cases, and return how many there were."""
    row = row_of(text)
    weighing, candidates = Weighing(Extractor(row, marked(row))), Candidates(row)
    quotes = [quote for quote, unit in enumerate(row.unit_of_quote) if unit >= 0]
    found = {quote: candidates.of(quote) for quote in quotes}
    ranked = {quote: [*enumerate(mentions)] for quote, mentions in found.items()}
    silences = weighing.silences(model().source, quotes)
    scores = iter(weighing.scores(model().source, ranked))
    count = 0
    for quote, silence in zip(quotes, silences, strict=True):
        rows = [next(scores) for _ in found[quote]]
        for previous in {-1, *found[quote], *range(0, len(row.mentions), 5)}:
            verdict = VERDICTS[previous % 3]
            options = weighing.options(quote, found[quote], Earlier(previous, verdict))
            assert by_name(options[0]) == pytest.approx(silence[VERDICTS.index(verdict)])
            cases = weighing.sources.cases(found[quote], previous)
            for case, scored, names in zip(cases, rows, options[1:], strict=True):
                assert by_name(names) == pytest.approx(scored[case])
                assert not any(ABSENT in name for name in names)
                count += 1
    return count


def test_an_option_scores_what_its_features_score_by_their_names() -> None:
    assert compared(TEXT) > 100


def test_so_it_does_in_the_real_reports() -> None:
    for text in articles().values():
        assert compared(text[:3000]) > 100


def test_a_quotation_without_any_mention_near_takes_no_part() -> None:
    row = row_of("“Growth” and “trade” are “up”, Kari Nordmann said.\n\n“So what?”")
    weighing = Weighing(Extractor(row, marked(row)))
    only = [(0, Candidates(row).of(2)[0])]
    alone = weighing.scores(model().source, {2: only})
    assert weighing.scores(model().source, {0: [], 1: [], 2: only, 3: []}) == alone


@pytest.mark.parametrize(("name", "number"), [("_TOGETHER", 1), ("_FORESEEN", 1)])
def test_how_many_are_weighed_at_once_changes_no_decision(
    name: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = row_of("\n\n".join([TEXT, "“We go on,” she said. “And on.”", "“No.” “Never.”"] * 2))
    expected = choices(Extractor(row, marked(row)), model().source)
    monkeypatch.setattr(ranking, name, number)
    found = choices(Extractor(row, marked(row)), model().source)
    assert [choice.mention for choice in found] == [choice.mention for choice in expected]
    for one, other in zip(found, expected, strict=True):
        assert list(one.odds) == pytest.approx(list(other.odds))
