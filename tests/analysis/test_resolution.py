"""Whom names, descriptions and pronouns refer to, in invented reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.stories import Story
from tui.analysis import analyse
from tui.analysis.mentions import mentions
from tui.analysis.resolution import Resolution, resolve
from tui.analysis.segment import segment
from tui.model import EntityKind, Mention, MentionKind, Roster, Span

MINISTER = (
    "Chilean Finance Minister Paula Reyes opened the mine on Monday.\n"
    "“It will pay for itself,” the minister said. Reyes added that work begins in May.\n"
    "“We hired four hundred people,” she said."
)


def test_a_title_a_surname_a_role_and_a_pronoun_are_one_person() -> None:
    story = Story(MINISTER)
    for phrase in ("Paula Reyes", "the minister", "Reyes added"[:5], "she"):
        assert story.name(phrase, -1) == "Paula Reyes"


def test_an_entity_has_its_role_country_and_mentions() -> None:
    reyes = Story(MINISTER).named("Paula Reyes")
    assert (reyes.kind, reyes.role, reyes.country) == (
        EntityKind.PERSON,
        "Chilean Finance Minister",
        "Chile",
    )
    assert [span.of(MINISTER) for span in reyes.mentions][-2:] == ["the minister", "Reyes"]


def test_a_role_beside_the_name_is_learnt() -> None:
    story = Story(
        "Peru’s energy minister, Carlos Quispe, and Ana Torres, the mayor of Lima, met.\n"
        "“The lights stay on,” the mayor said. “They do,” the minister said."
    )
    assert story.name("the mayor", -1) == "Ana Torres"
    assert story.name("the minister") == "Carlos Quispe"
    assert story.named("Carlos Quispe").country == "Peru"


def test_two_people_of_one_surname_stay_two() -> None:
    story = Story(
        "Martin Okoye sued his sister, Grace Okoye, over the farm.\n"
        "“It was mine,” Mr. Okoye said. Ms. Okoye denied it.\n"
        "“He sold it,” she said. “I never did,” he said."
    )
    assert story.name("Mr. Okoye") == "Martin Okoye"
    assert story.name("Ms. Okoye") == "Grace Okoye"
    assert story.name("she") == "Grace Okoye"
    assert story.name("he said", -1) is not None
    assert story.name("he", -1) == "Martin Okoye"


def test_spelling_variants_are_one_person_under_the_fullest_name() -> None:
    story = Story(
        "Zofia Wróblewska-Łoś spoke. “Yes,” Wroblewska-Los said. Zofia A. Wróblewska-Łoś left."
    )
    people = [one for one in story.resolution.entities if one.kind is EntityKind.PERSON]
    assert [one.name for one in people] == ["Zofia A. Wróblewska-Łoś"]
    assert len(people[0].mentions) == 3


def test_a_surname_that_is_a_title_is_a_surname() -> None:
    story = Story(
        "Larry Dean, 54, owns the ferry. “She floats,” Mr. Dean said. Dean bought it in Oslo."
    )
    assert story.name("Mr. Dean") == "Larry Dean"
    assert story.name("Dean", -1) == "Larry Dean"


def test_a_spokesman_is_not_the_person_he_speaks_for() -> None:
    story = Story(
        "Governor Helen Marsh cancelled the trip, a spokesman for Marsh said. “Ill,” he said."
    )
    spokesman = story.entity("a spokesman for Marsh")
    assert spokesman is not None
    assert not spokesman.named
    assert "spokesman" in spokesman.name
    assert story.name("he", -1) != "Helen Marsh"


def test_a_named_spokesman_is_himself() -> None:
    story = Story("“No comment,” said Marsh spokesman Tom Ilves. He hung up.")
    assert story.name("Marsh spokesman Tom Ilves") == "Tom Ilves"


def test_an_unnamed_source_stays_unnamed_under_its_description() -> None:
    story = Story("Sweden will not sign, a senior official said. “It is late,” the official added.")
    source = story.entity("a senior official")
    assert source is not None
    assert (source.name, source.named) == ("a senior official", False)
    assert story.entity("the official") == source


def test_a_person_inside_a_quotation_is_not_he() -> None:
    story = Story(
        "Peter Holm runs the port. “Ask Erik Dahl about the crane, Erik Dahl broke it,” he said."
    )
    assert story.name("he", -1) == "Peter Holm"


def test_the_gender_of_a_relative_tells_who_he_is() -> None:
    story = Story(
        "“I trust nobody,” said Kim Da-eun, a diver. Her husband, Choi Jin, a cook, nodded.\n"
        "“It will do,” he said."
    )
    assert story.name("he", -1) == "Choi Jin"


def test_the_agency_is_the_acronym_mentioned_last() -> None:
    story = Story(
        "The World Food Programme sent trucks. The WFP did not say how many. “Enough,” the agency "
        "said in Mombasa."
    )
    assert story.name("the agency") == "World Food Programme"


def test_a_role_with_a_tail_ends_where_the_name_begins() -> None:
    story = Story(
        "Speaker of the National Assembly Moses Barasa urged calm. “Sit,” the speaker said."
    )
    assert story.name("the speaker") == "Moses Barasa"


def test_a_family_is_named_after_the_full_name() -> None:
    story = Story("Police found Karim Haddad on Friday. Haddad’s family thanked the divers.")
    assert story.name("Haddad’s family") == "Karim Haddad’s family"


def test_a_relative_pronoun_means_what_stands_before_it() -> None:
    text = "Jonas Petraitis, who said the bridge was safe, resigned."
    document = segment(text)
    who = Span(text.index("who"), text.index("who") + 3)
    found = resolve(document, (Mention(who, MentionKind.PRONOUN),), Roster())
    index = found.entity_of(who)
    assert index is not None
    assert found.entities[index].name == "Jonas Petraitis"


def test_the_narrator_is_nobody() -> None:
    text = "I asked Maria Lopez. She laughed."
    document = segment(text)
    found = resolve(document, (Mention(Span(0, 1), MentionKind.PRONOUN),), Roster())
    assert found.entity_of(Span(0, 1)) is None


def test_she_can_point_ahead_when_nobody_was_named_before() -> None:
    story = Story("When she arrived, Laura Bianchi found the gate locked.")
    assert story.name("she") == "Laura Bianchi"


def test_a_headline_shares_its_names_with_the_report() -> None:
    story = Story(
        "Ferry Tycoon Blames Weather In Court Battle For Hanna Virtanen\n\n"
        "Hanna Virtanen lost the case on Tuesday. “So be it,” Virtanen said."
    )
    assert story.name("Virtanen", -1) == "Hanna Virtanen"
    assert "Hanna Virtanen" in story.names
    assert not any("Tycoon" in name for name in story.names)


def test_the_sidebar_names_no_weekday_no_people_and_no_first_word() -> None:
    story = Story(
        "Today the Danish parliament met on Wednesday in March. Click here. Muslims protested. "
        "However, Yesterday was quiet."
    )
    assert story.names == {"Danish parliament"}


def test_one_treaty_has_one_name() -> None:
    story = Story(
        "Canada signed the Montreal Protocol in 1987. The Montreal Protocol saved the ozone layer. "
        "The protocol has 198 parties. A new treaty is not planned."
    )
    treaty = story.named("Montreal Protocol")
    assert treaty.kind is EntityKind.AGREEMENT
    assert len(treaty.mentions) == 3


def test_a_treaty_and_a_convention_of_one_name_are_one() -> None:
    story = Story(
        "The Bern Convention protects wolves. Norway joined the Bern Treaty late and says the Bern "
        "Convention is too strict."
    )
    agreements = [one for one in story.resolution.entities if one.kind is EntityKind.AGREEMENT]
    assert [one.name for one in agreements] == ["Bern Convention"]


def test_a_country_has_one_name_whatever_it_is_called() -> None:
    story = Story(
        "The US sent grain. The United States and America’s allies paid. The U.S. was late."
    )
    assert len(story.named("United States").mentions) == 4


def test_a_ministry_has_one_name_whatever_it_is_called() -> None:
    story = Story(
        "The Chilean Ministry of Defense ordered boots. Chile’s defence ministry paid twice. "
        "“We regret it,” the Chilean Defence Ministry said."
    )
    bodies = [one for one in story.resolution.entities if one.kind is EntityKind.ORGANISATION]
    assert [one.name for one in bodies] == ["Chilean Ministry of Defense"]
    assert bodies[0].country == "Chile"
    assert len(bodies[0].mentions) == 3


def test_an_acronym_and_its_full_name_are_one() -> None:
    story = Story(
        "The International Monetary Fund lent more. The IMF said so. “It is enough,” the fund said."
    )
    assert story.name("The IMF"[4:]) == "International Monetary Fund"


def test_furniture_names_nobody() -> None:
    story = Story(
        "Anna Berg opened the dam. “It holds,” Berg said.\n\nSource: John Carpenter, Mary Poppins"
    )
    assert story.names == {"Anna Berg"}


def test_a_span_that_was_no_mention_means_what_stands_in_it() -> None:
    story = Story(MINISTER)
    whole = Span(0, MINISTER.index(" opened"))
    inner = Span(MINISTER.index("aula"), MINISTER.index("aula") + 4)
    assert story.resolution.entities[story.resolution.entity_of(whole) or 0].name == "Paula Reyes"
    assert story.resolution.entity_of(inner) is not None
    assert story.resolution.entity_of(Span(len(MINISTER), len(MINISTER))) is None


def test_with_sources_other_descriptions_make_no_entities() -> None:
    text = "A farmer wept. “Sell it,” a banker said. The farmers’ union met."
    document = segment(text)
    found = mentions(document)
    banker = Span(text.index("a banker"), text.index("a banker") + 8)
    few = resolve(document, found, Roster(), sources={banker})
    names = {entity.name for entity in few.entities}
    assert names == {"a banker"}
    assert few.entity_of(banker) == 0
    assert len(resolve(document, found, Roster()).entities) > 1


def test_an_empty_text_has_no_entities() -> None:
    assert resolve(segment(""), (), Roster()) == Resolution()


VOCABULARY = """
the The a of and Mr. Mrs. Minister minister ministers President Poland Polish Anna Kos Lee said
“ ” " ' ’s , . treaty Treaty statement they she it who In from King O’Neil St. Bank & Jr. von der
four Baltic states quartet officials ministry’s defence UN D-Ohio Senators Mayor
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "’"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_resolved_within_its_bounds(text: str) -> None:
    document = segment(text)
    found = mentions(document)
    resolution = resolve(document, found, Roster())
    for entity in resolution.entities:
        assert entity.name
        assert all(0 <= span.start < span.end <= len(text) for span in entity.mentions)
        assert list(entity.mentions) == sorted(entity.mentions)
    for mention in found:
        index = resolution.entity_of(mention.span)
        assert index is None or 0 <= index < len(resolution.entities)
    assert resolution == resolve(document, found, Roster())


@pytest.mark.parametrize(
    "unit",
    [
        "Smith A. ",
        "Bank of ",
        "Mr. ",
        "Polish, ",
        "the statement ",
        "“ Anna ” ",
        "defence ministry ",
    ],
)
def test_repetition_is_no_trap(unit: str) -> None:
    text = unit * 3000
    document = segment(text)
    assert resolve(document, mentions(document), Roster()) is not None


def test_a_lone_general_noun_takes_up_a_body_or_names_nobody() -> None:
    assert "Alliance" not in Story("The Alliance stands by the Eastern Flank.").names
    story = Story("The Metro Bus Alliance went on strike. “No more,” the Alliance said.")
    assert story.name("the Alliance") == "Metro Bus Alliance"


def test_the_sort_of_a_body_is_no_part_of_its_name() -> None:
    assert Story("A tally by the NGO Reef Monitor grew.").names == {"Reef Monitor"}


def test_an_adjective_of_the_compass_makes_no_name() -> None:
    assert Story("Troops left for the Eastern Flank of the region.").names == set()


def test_a_slip_in_a_long_surname_is_the_same_person() -> None:
    story = Story("Ana Bornstein, a baker, spoke. “Bread rises,” Bornsten said.")
    assert story.name("Bornsten") == "Ana Bornstein"
    other = Story("Ana Bornstein met the Bornsteins. “Bread rises,” Bernsten said. ")
    assert other.name("Bernsten") != "Ana Bornstein"


def test_a_word_too_long_for_a_surname_is_not_searched_for_slips() -> None:
    endless = "Bo" + "rn" * 20
    story = Story(f"Ana {endless}stein, a baker, spoke. “Bread rises,” {endless}sten said.")
    assert story.name(f"{endless}sten") != f"Ana {endless}stein"


def test_a_name_beside_an_indefinite_description_is_whom_it_describes() -> None:
    story = Story("Another critic, Laurence Vale, said it was void.", None, "Another critic")
    assert story.name("Another critic") == "Laurence Vale"


def test_whose_somebody_is_makes_no_role() -> None:
    text = "Kenya’s Dr Ada Berg said that it was late. Kenya’s minister Ola Lind left."
    roles = {one.name: one.role for one in analyse(text).entities}
    assert not roles["Ada Berg"]
    assert roles["Ola Lind"] == "Kenya’s minister"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In a letter to Ada Berg, the mayor said the road was closed.", ""),
        ("It was sent to Ada Berg, the mayor said on Monday.", ""),
        ("A letter by Ada Berg, the mayor said the road was closed.", "mayor"),
        ("In a letter to Ada Berg, the mayor, they said the road was closed.", "mayor"),
        ("Ada Berg, the mayor, said the road was closed.", "mayor"),
    ],
)
def test_a_description_with_a_verb_of_its_own_is_no_role_of_the_name_before(
    text: str, role: str
) -> None:
    assert [one.role for one in analyse(text).entities if one.name == "Ada Berg"] == [role]
