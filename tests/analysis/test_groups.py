"""Groups: who speaks jointly, in invented reports."""

from __future__ import annotations

from tests.analysis.stories import Story
from tui.model import EntityKind, KnownGroup, KnownSpeaker, Roster

ENVOYS = (
    "The trade ministers of Peru, Chile and Ecuador met in Lima.\n"
    "“We share one ocean,” the three ministers said in a joint statement.\n"
    "“Its fish are no one’s alone,” they wrote.\n"
    "“Quotas will fall,” the statement said. “Patrols will grow,” it added.\n"
    "“Nobody will cheat,” the trio promised."
)
NORTH = Roster(
    speakers=(
        KnownSpeaker("Kári Jónsson", role="Minister of Fisheries", country="Iceland"),
        KnownSpeaker("Siri Dahl", role="Fisheries Minister", country="Norway"),
        KnownSpeaker("Pál Olsen", role="Fisheries Minister", country="Faroe Islands"),
    ),
    groups=(
        KnownGroup(
            "Fisheries ministers of the North Atlantic",
            ("Kári Jónsson", "Siri Dahl", "Pál Olsen"),
            ("the three fisheries ministers", "the trio", "the three countries’ ministers"),
        ),
    ),
)


def test_a_group_is_one_through_number_sort_pronoun_and_statement() -> None:
    story = Story(ENVOYS, None, "the three ministers", "the statement", "the trio")
    name = "the trade ministers of Peru, Chile and Ecuador"
    for phrase in ("the three ministers", "they", "the statement", "it", "the trio"):
        assert story.name(phrase) == name, phrase
    group = story.named(name)
    assert group.kind is EntityKind.GROUP


def test_two_names_are_a_group_of_two() -> None:
    story = Story(
        "Senators Joan Pryce and Luis Ortega opposed the bill. “It is cruel,” they said.",
        None,
    )
    group = story.entity("they")
    assert group is not None
    assert group.members == ("Joan Pryce", "Luis Ortega")


def test_countries_speak_as_a_group() -> None:
    story = Story("Finland and the Baltic states said that they would pay.")
    group = story.entity("Finland and the Baltic states")
    assert group is not None
    assert (group.kind, group.name) == (EntityKind.GROUP, "Finland and the Baltic states")


def test_countries_are_one_group_in_other_words() -> None:
    story = Story(
        "Finland and Baltic states tire of waiting\n\n"
        "Finland and the Baltic states said that they would pay. Some 160 countries do not. “We "
        "are ready,” the four countries said.",
        None,
        "the four countries",
    )
    assert story.name("Finland and the Baltic states") == "Finland and the Baltic states"
    assert story.name("the four countries") == "Finland and the Baltic states"


def test_two_lists_without_countries_are_two_groups() -> None:
    story = Story("Oxfam and Greenpeace said no. Reuters and Bloomberg said yes.")
    assert story.name("Oxfam and Greenpeace") == "Oxfam and Greenpeace"
    assert story.name("Reuters and Bloomberg") == "Reuters and Bloomberg"


def test_officials_behind_a_ministrys_statement_are_the_ministry() -> None:
    story = Story(
        "In a statement from Kenya’s health ministry, officials described the vaccine as safe.",
        None,
        "officials",
    )
    assert story.name("officials") == "Kenya’s health ministry"


def test_officials_of_nobody_stay_unnamed() -> None:
    story = Story("The vaccine is safe, officials said.", None, "officials")
    found = story.entity("officials")
    assert found is not None
    assert (found.name, found.named) == ("officials", False)


def test_a_statement_by_a_body_is_the_bodys() -> None:
    story = Story(
        "The Kiel Institute issued a statement on Friday. “Aid fell,” the statement said.",
        None,
        "the statement",
    )
    assert story.name("the statement") == "Kiel Institute"


def test_a_report_is_of_whom_it_is_named_after() -> None:
    story = Story(
        "An Oxfam report says that rents doubled. “They will double again,” the report says.",
        None,
        "An Oxfam report",
        "the report",
    )
    assert story.name("An Oxfam report") == "Oxfam"
    assert story.name("the report") == "Oxfam"


def test_the_roster_names_the_group_and_its_members() -> None:
    story = Story(
        "Norway and Iceland closed the herring season. “There is none left,” the three fisheries "
        "ministers said. “None,” they repeated.",
        NORTH,
    )
    group = story.entity("the three fisheries ministers")
    assert group is not None
    assert group.name == "Fisheries ministers of the North Atlantic"
    assert group.members == ("Kári Jónsson", "Siri Dahl", "Pál Olsen")
    assert story.name("they") == group.name


def test_countries_and_role_are_as_good_as_a_phrase_of_the_roster() -> None:
    story = Story(
        "The Norwegian, Icelandic and Faroese fisheries ministers met. “It is over,” the ministers "
        "said.",
        NORTH,
        "The Norwegian, Icelandic and Faroese fisheries ministers",
    )
    assert story.name("the ministers") == "Fisheries ministers of the North Atlantic"


def test_a_short_phrase_of_the_roster_is_left_alone_in_another_story() -> None:
    story = Story("The band from Mali played. “One more,” the trio shouted.", NORTH, "the trio")
    assert story.name("the trio") != "Fisheries ministers of the North Atlantic"


def test_a_headline_in_title_case_names_nobody_by_its_verb() -> None:
    story = Story(
        "Chile and Nordic States Consider Ban on Deep Trawling\n\n"
        "Chile and the Nordic countries announced that they would stop. “Enough,” they said.",
    )
    assert story.name("Chile and the Nordic countries") == "Chile and the Nordic countries"
    assert not any("Consider" in entity.name for entity in story.resolution.entities)


def test_countries_are_one_group_with_its_members_whatever_it_is_called() -> None:
    story = Story(
        "Chile, Peru, and Ecuador closed the bay. Some 90 countries did not. The three nations "
        "said that cod was gone. In Lima, the countries promised help. Ecuador, Peru and Chile "
        "voted on it.",
        None,
        "The three nations",
        "the countries",
    )
    for phrase in ("Chile, Peru, and Ecuador", "The three nations", "the countries"):
        entity = story.entity(phrase)
        assert entity is not None
        assert entity.name == "Chile, Peru, and Ecuador", phrase
        assert entity.members == ("Chile", "Peru", "Ecuador")


def test_a_superlative_is_no_source() -> None:
    story = Story("It is the most fished bay in the world, Oxfam said.", None, "most fished bay")
    assert story.entity("most fished bay") is None


def test_a_country_with_a_plural_name_is_one_entity() -> None:
    story = Story("The United States said no. “Never,” the United States added.", None)
    found = story.entity("The United States")
    assert found is not None
    assert (found.kind, found.name) == (EntityKind.PLACE, "United States")
