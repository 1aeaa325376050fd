"""How an attribution came about is told truly, and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import analyse
from tui.analysis.explain import Explainer, Explanation, Place, Through, explanation
from tui.analysis.telling import percent, sure_in_words, told
from tui.model import KnownGroup, KnownSpeaker, Quotation, QuotationKind, Roster, Span

NOBODY = Roster()
STORY = (
    "Mayor Kari Nordmann met the pilots on Monday. “The bridge is closed until spring,” she said.\n"
    "“Nobody asked us,” Ola Hansen, a pilot, replied. Nordmann said that the harbour would stay "
    "open.\n"
)


def explained(text: str, number: int = 0, roster: Roster = NOBODY) -> Explanation:
    explainer = Explainer(text, roster)
    found = explainer.of(explainer.analysis.quotations[number])
    assert found is not None
    return found


def words_of(text: str, number: int = 0, roster: Roster = NOBODY) -> dict[str, str]:
    return {part.title: part.words for part in told(explained(text, number, roster), text)}


def test_a_pronoun_is_told_with_the_name_it_stands_for() -> None:
    found = explained(STORY)
    assert found.through is Through.PRONOUN
    assert found.place is Place.BESIDE_AFTER
    assert found.named_at is not None
    assert "Kari Nordmann" in found.named_at.of(STORY)
    words = words_of(STORY)
    assert words["Speaker"].startswith("Kari Nordmann")
    assert words["How"] == ("“said” reports the words, and “she” stands right after the quotation.")
    assert words["Who that is"].startswith("“she” is taken to mean Kari Nordmann. The article has")
    assert words["Who that is"].endswith("before.")
    assert "of 100 like it, about" in words["How sure"]


def test_a_name_in_full_needs_no_more_words() -> None:
    assert explained(STORY, 1).through is Through.FULL_NAME
    assert words_of(STORY, 1)["Who that is"] == "“Ola Hansen” names Ola Hansen in full."


def test_reported_speech_is_explained_by_its_own_odds() -> None:
    found = explained(STORY, 2)
    assert found.quotation.kind is QuotationKind.INDIRECT
    assert found.through is Through.SHORT_NAME
    assert "The article has “Mayor Kari Nordmann” before." in words_of(STORY, 2)["Who that is"] or (
        "The article has “Kari Nordmann” before." in words_of(STORY, 2)["Who that is"]
    )
    assert 0 < found.not_speech < 1


def test_all_shares_make_up_the_whole_at_most() -> None:
    for number in range(3):
        found = explained(STORY, number)
        rest = sum(rival.share for rival in found.rivals) + found.not_speech
        assert rest <= 1 - found.confidence + 1e-9


def test_the_runners_up_are_others_by_name_and_the_likeliest_first() -> None:
    text = (
        "Kari Nordmann and Ola Hansen met in Bergen. Hansen smiled, and Nordmann, who had waited "
        "for this, called it “a fair deal for the whole town”.\n"
    )
    found = explained(text)
    assert found.speaker is not None
    shares = [rival.share for rival in found.rivals]
    assert shares == sorted(shares, reverse=True)
    assert shares
    assert found.speaker.name not in {rival.name for rival in found.rivals}
    listed = words_of(text)["Less likely"]
    assert found.rivals[0].name in listed
    assert listed.endswith("%)")


def test_the_roster_is_given_as_a_reason() -> None:
    roster = Roster(
        (KnownSpeaker("Kari Nordmann"), KnownSpeaker("Ola Hansen")),
        (KnownGroup("Both pilots", ("Kari Nordmann", "Ola Hansen"), ("the two pilots",)),),
    )
    text = "“We sail at dawn,” the two pilots said.\n"
    found = explained(text, roster=roster)
    assert found.on_roster
    words = words_of(text, roster=roster)
    assert words["Speaker"] == "Both pilots (jointly: Kari Nordmann and Ola Hansen)"
    assert words["Who that is"].endswith("Your roster knows the name.")


@pytest.mark.parametrize(
    ("text", "through", "says"),
    [
        (
            "“We sail at dawn,” a senior official said.\n",
            Through.UNNAMED,
            "the article does not name this source",
        ),
        ("“We sail at dawn,” they said.\n", Through.UNKNOWN, "does not say who is meant"),
    ],
)
def test_a_source_without_a_name_is_said_to_have_none(
    text: str, through: Through, says: str
) -> None:
    assert explained(text).through is through
    assert says in words_of(text)["Who that is"]


def test_the_mark_that_announces_a_quotation_is_named() -> None:
    text = "Kari Nordmann: “The bridge is closed until spring, and it will stay so.”\n"
    assert words_of(text)["How"].startswith("The mark “:” announces the words, and")


def test_a_quotation_over_paragraphs_is_said_to_go_together() -> None:
    text = (
        "Nordmann spoke.\n“The bridge is closed until spring, and nobody will cross it.\n"
        "“It is also rusty, and there is no money for it,” Kari Nordmann said.\n"
    )
    assert explained(text).paragraphs == 2
    assert "runs over 2 paragraphs" in words_of(text)["How"]
    assert explained(text).place is Place.LATER
    assert explained(text, 1).place is Place.BESIDE_AFTER


def test_what_nobody_could_be_found_for_is_told_as_such() -> None:
    quotation = Quotation(Span(0, 1), QuotationKind.DIRECT)
    words = {part.title: part.words for part in told(Explanation(quotation, None), "x")}
    assert words == {
        "Speaker": "Nobody could be found.",
        "How": "Nothing near these words tells who said them.",
    }


def test_words_that_the_program_takes_for_no_quotation_have_no_explanation() -> None:
    assert explanation(STORY, NOBODY, Quotation(Span(0, 5), QuotationKind.DIRECT)) is None
    (first, *_) = analyse(STORY).quotations
    assert explanation(STORY, NOBODY, first) is not None


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0 %"), (0.001, "1 %"), (0.126, "13 %"), (0.999, "99 %"), (1.0, "100 %")],
)
def test_a_share_is_never_rounded_to_nothing_or_to_the_whole(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_surer_is_worded_as_surer() -> None:
    steps = [sure_in_words(share / 100) for share in range(0, 101, 5)]
    assert steps[0] == "Not much more than a guess"
    assert steps[-1] == "Almost certain"
    assert len(set(steps)) == 5


@given(st.text(alphabet="ab AB.,:“”\"'‘’\n—", max_size=80))
def test_any_text_can_be_explained(text: str) -> None:
    explainer = Explainer(text, NOBODY)
    assert explainer.analysis == analyse(text)
    for quotation in explainer.analysis.quotations:
        found = explainer.of(quotation)
        assert found is not None
        assert all(part.words for part in told(found, text))
