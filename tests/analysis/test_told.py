"""What an article says its names name, and the nouns that take up a body."""

from __future__ import annotations

import pytest

from tui.analysis import analyse


def kinds(text: str) -> dict[str, str]:
    return {text[span.start : span.end]: str(one.kind) for span, one in analyse(text).named(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Velcoro is a chain of supermarkets. They love Velcoro.", "Velcoro", "organisation"),
        (
            "Velcoro (since 1991) was a Danish rock band. They saw Velcoro.",
            "Velcoro",
            "organisation",
        ),
        ("Rain fell on Velcoro, a village in the hills. They left Velcoro.", "Velcoro", "place"),
        ("He left the band Velcoro in May. They saw Velcoro again.", "Velcoro", "organisation"),
        ("He met guitarists such as Velcoro and Tambuli there.", "Tambuli", "person"),
        ("He met bands such as Velcoro and Tambuli there.", "Tambuli", "organisation"),
        ("Velcoro-Brel is a village in the hills.", "Velcoro-Brel", "place"),
    ],
)
def test_a_name_is_what_the_article_says_it_is(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Velcoro is the third album of the year. They bought Velcoro.",
        "She sang the song Velcoro on Monday. They love Velcoro.",
        "He likes songs such as Velcoro.",
    ],
)
def test_what_is_said_to_be_something_else_is_no_name_of_the_three_kinds(text: str) -> None:
    assert "Velcoro" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ana Costa left the band Costa founded. Ana Costa wept.", "Costa", "person"),
        ("The Lima Bank is the victim. The Lima Bank fell.", "Lima Bank", "organisation"),
        ("The Football League of Kenya is a mess. They left Kenya.", "Kenya", "place"),
        ("It fell. The US is the only member.", "US", "place"),
        ("Ana Costa is the centre of the club. They met Ana Costa.", "Ana Costa", "person"),
    ],
)
def test_what_a_name_shows_by_itself_is_not_overruled(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


def test_a_noun_takes_up_the_body_that_has_it_in_its_name() -> None:
    text = "The Australian League of Writers met. Critics of the League left. The league won."
    analysis = analyse(text)
    found = [(text[span.start : span.end], one.name) for span, one in analysis.named(text)]
    assert ("League", "Australian League of Writers") in found
    assert len(found) == 2


def test_a_noun_that_takes_up_nothing_is_no_name() -> None:
    assert "League" not in kinds("Critics of the League left in May.")
