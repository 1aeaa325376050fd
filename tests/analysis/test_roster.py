"""The roster: known speakers found in an article, under their own names."""

from __future__ import annotations

from tests.analysis.stories import Story
from tui.model import EntityKind, KnownSpeaker, Roster

KNOWN = Roster(
    (
        KnownSpeaker("Siobhán Ní Bhriain", role="Minister of Health", country="Ireland"),
        KnownSpeaker(
            "Tomáš Novák", role="Prime Minister", country="Czech Republic", aliases=("Nowak",)
        ),
        KnownSpeaker("Eva Nováková", role="Minister of Health", country="Czech Republic"),
        KnownSpeaker(
            "Irish Department of Health",
            EntityKind.ORGANISATION,
            country="Ireland",
            aliases=("Irish Health Department",),
        ),
    )
)


def test_accents_and_case_make_no_difference() -> None:
    story = Story("“Wash your hands,” Siobhan Ni Bhriain said. “Twice,” she said.", KNOWN)
    found = story.entity("she")
    assert found is not None
    assert (found.name, found.role, found.country) == (
        "Siobhán Ní Bhriain",
        "Minister of Health",
        "Ireland",
    )
    assert "Siobhan Ni Bhriain" in found.aliases


def test_an_unambiguous_surname_is_enough() -> None:
    story = Story("“Enough,” said Novak. Mr. Novak left.", KNOWN)
    assert story.name("Novak") == "Tomáš Novák"


def test_another_given_name_is_somebody_else() -> None:
    story = Story("“Enough,” said Petr Novak.", KNOWN)
    assert story.name("Petr Novak") == "Petr Novak"


def test_role_and_country_name_the_holder() -> None:
    story = Story(
        "“It is measles,” Ireland’s health minister said.", KNOWN, "Ireland’s health minister"
    )
    assert story.name("Ireland’s health minister") == "Siobhán Ní Bhriain"


def test_a_role_without_its_country_names_nobody() -> None:
    story = Story("“It is measles,” the health minister said.", KNOWN, "the health minister")
    assert story.name("the health minister") == "the health minister"


def test_a_holder_named_otherwise_in_the_article_is_the_one_named() -> None:
    story = Story(
        "Irish Health Minister Conor Daly quit. “I am tired,” Ireland’s health minister said.",
        KNOWN,
        "Ireland’s health minister",
    )
    assert story.name("Ireland’s health minister") == "Conor Daly"


def test_an_organisation_is_found_in_any_wording() -> None:
    story = Story(
        "Ireland’s Department of Health said no. The Irish Health Department agreed.", KNOWN
    )
    bodies = [one for one in story.resolution.entities if one.kind is EntityKind.ORGANISATION]
    assert [one.name for one in bodies] == ["Irish Department of Health"]


def test_who_is_not_in_the_article_does_not_appear() -> None:
    assert Story("Anna Berg opened the dam.", KNOWN).names == {"Anna Berg"}
