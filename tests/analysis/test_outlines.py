"""Where names begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import analyse
from tui.analysis.outlines import outlined
from tui.analysis.runs import Runs
from tui.analysis.segment import segment
from tui.analysis.spots import Spot
from tui.analysis.spotting import name_phrases
from tui.model import EntityKind

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def outlines(text: str, *names: tuple[str, EntityKind]) -> list[tuple[str, EntityKind]]:
    """Return the names of a text after the tagger found ``names`` in it, in their order."""
    document = segment(text)
    spots = []
    reached = 0
    for name, kind in names:
        start = text.index(name, reached)
        reached = start + len(name)
        first, stop = document.token_at(start), document.token_at(reached)
        spots.append(Spot(first, stop, kind, 0.8))
    found = outlined(document, Runs(document), spots)
    return [
        (text[document.starts[spot.first] : document.ends[spot.stop - 1]], spot.kind)
        for spot in found
    ]


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("They met KP Oruk and B Lenz.", ("Oruk", "Lenz"), ["KP Oruk", "B Lenz"]),
        ("A Lenz is rare. TV Lenz is not.", ("Lenz", "Lenz"), ["Lenz", "Lenz"]),
        ("They praised J.P. Oruk and Union leader Ana Costa.", ("Oruk", "Union leader Ana Costa"),
         ["J.P. Oruk", "Ana Costa"]),
        ("Then CM Oruk and UK Oruk met SP Lenz.", ("Oruk", "Oruk", "Lenz"),
         ["Oruk", "Oruk", "Lenz"]),
        ("Then DK Oruk spoke.", ("DK", "Oruk"), ["DK Oruk"]),
        ("They saw mayor Brelo Islam leave.", ("Brelo",), ["Brelo Islam"]),
        ("They saw mayor Brelo Monday.", ("Brelo",), ["Brelo"]),
    ],
)  # fmt: skip
def test_a_person_begins_with_the_initials_and_after_the_role(
    text: str, tagged: tuple[str, ...], whole: list[str]
) -> None:
    found = outlines(text, *((name, PERSON) for name in tagged))
    assert found == [(name, PERSON) for name in whole]


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("The 9th Circuit Court and the 82nd Airborne Division left.", ("Circuit Court",),
         ["9th Circuit Court", "82nd Airborne Division"]),
        ("He wrote a 9th Volta Bank cheque on 4th Street.", ("Volta Bank",), ["Volta Bank"]),
        ("They work for the Ministry of Labour, Sports and Housing in Brel.",
         ("Ministry of Labour",), ["Ministry of Labour, Sports and Housing"]),
        ("They work for the Ministry of Labour, Sports, and Housing.",
         ("Ministry of Labour",), ["Ministry of Labour, Sports, and Housing"]),
        ("They work for the Ministry of Labour, Science and Technology.",
         ("Ministry of Labour",), ["Ministry of Labour, Science and Technology"]),
        ("The Ministry of Disaster Management and Relief paid.",
         ("Ministry of Disaster Management",), ["Ministry of Disaster Management and Relief"]),
        ("The Ministry of Labour, Parliament and Ana Costa disagreed.",
         ("Ministry of Labour",), ["Ministry of Labour"]),
        ("The Ministry of Labour, which Ana leads, paid.",
         ("Ministry of Labour",), ["Ministry of Labour"]),
        ("They fear the Ministry of Labour, Sports, Housing.", ("Ministry of Labour",),
         ["Ministry of Labour"]),
        ("They fear the Ministry of Labour, and Ana", ("Ministry of Labour",),
         ["Ministry of Labour"]),
        ("They fear the Ministry of Labour,", ("Ministry of Labour",), ["Ministry of Labour"]),
        ("They sued the Independent Corrupt Practices Commission.",
         ("Corrupt Practices Commission",), ["Independent Corrupt Practices Commission"]),
        ("They sued the Economic and Financial Crimes Commission.",
         ("Financial Crimes Commission",), ["Economic and Financial Crimes Commission"]),
        ("They sued Senator Volta Bank and the Polish Volta Bank.", ("Volta Bank", "Volta Bank"),
         ["Volta Bank", "Volta Bank"]),
        ("They bank with Lima Bank and Volta Bank there.", ("Lima Bank and Volta Bank",),
         ["Lima Bank", "Volta Bank"]),
        ("They own Lima Mining Services and Brelofon today.",
         ("Lima Mining Services and Brelofon",), ["Lima Mining Services", "Brelofon"]),
        ("It was the Lima Student Association and Students for Rain.",
         ("Lima Student Association and Students",), ["Lima Student Association"]),
        ("It is the Bank of Rice and Tea Company.", ("Bank of Rice and Tea Company",),
         ["Bank of Rice and Tea Company"]),
        ("The Union of Peoples' Lawyers and the Lima Bank' paid.",
         ("Union of Peoples", "Lima Bank"), ["Union of Peoples' Lawyers", "Lima Bank"]),
        ("She taught at Lima Girls High School.", ("Lima Girls",), ["Lima Girls High School"]),
        ("The Lima Teachers’ Union went on strike.", ("Lima Teachers", "Union"),
         ["Lima Teachers’ Union"]),
        ("The Bangko Sentral ng Pilipinas paid.", ("Bangko Sentral", "Pilipinas"),
         ["Bangko Sentral ng Pilipinas"]),
        ("They own the Samahang Industriya ng Agrikultura and like Volta Bank ng.",
         ("Samahang Industriya", "Volta Bank"),
         ["Samahang Industriya ng Agrikultura", "Volta Bank"]),
    ],
)  # fmt: skip
def test_a_body_has_all_the_words_of_its_name_and_no_others(
    text: str, tagged: tuple[str, ...], whole: list[str]
) -> None:
    found = outlines(text, *((name, BODY) for name in tagged))
    assert found == [(name, BODY) for name in whole]


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("They met at FNB Stadium.", [("FNB", BODY)], [("FNB Stadium", PLACE)]),
        ("They met at FNB Stadium.", [("FNB", BODY), ("Stadium", PLACE)],
         [("FNB Stadium", PLACE)]),
        ("They met at Songwe Border Post today.", [("Songwe", PLACE)],
         [("Songwe Border Post", PLACE)]),
        ("Then Oruk State Governor Ana Costa left Oruk Town Band.",
         [("Oruk", PLACE), ("Oruk", PLACE)], [("Oruk State", PLACE), ("Oruk", PLACE)]),
        ("They live in Ho Chi Minh City.", [("Chi Minh City", PLACE)],
         [("Ho Chi Minh City", PLACE)]),
        ("The Iran deal holds.", [("Iran", PLACE)], [("Iran", PLACE)]),
        ("Then Arizona State Senator Ana Costa left.", [("Arizona", PLACE)], [("Arizona", PLACE)]),
        ("They saw Lima Bank Street.", [("Lima Bank", BODY)], [("Lima Bank", BODY)]),
        ("The Quetta Gladiators won.", [("Quetta", PLACE)], [("Quetta Gladiators", BODY)]),
        ("The Peru Gladiators won.", [("Peru", PLACE)], [("Peru", PLACE)]),
        ("In Quetta Democrats won.", [("Quetta", PLACE)], [("Quetta", PLACE)]),
        ("She taught at Lima Girls' High School.", [("Lima Girls", PERSON), ("High School", BODY)],
         [("Lima Girls' High School", BODY)]),
        ("They lay in Nakuru Level Five Hospital.",
         [("Nakuru", PLACE), ("Level Five Hospital", BODY)],
         [("Nakuru Level Five Hospital", BODY)]),
        ("They lay in Peru Level Five Hospital.",
         [("Peru", PLACE), ("Level Five Hospital", BODY)],
         [("Peru", PLACE), ("Level Five Hospital", BODY)]),
    ],
)  # fmt: skip
def test_what_stands_after_a_name_may_tell_what_it_names(
    text: str, tagged: list[tuple[str, EntityKind]], whole: list[tuple[str, EntityKind]]
) -> None:
    assert outlines(text, *tagged) == whole


def test_a_name_goes_on_in_no_other_sentence() -> None:
    text = (
        "They left Lima. Stadium tours began. They like the 9th. Circuit Court sat with JD. Costa."
    )
    tagged = [("Lima", PLACE), ("Circuit Court", BODY), ("Costa", PERSON)]
    assert outlines(text, *tagged) == tagged


WORDS = "Ministry of Labour , and Sports JD Costa mayor 9th Army ’ ' s Stadium FNB ng Lima . the"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=30))
def test_no_name_overlaps_another_however_the_text_breaks_off(found: list[str]) -> None:
    document = segment(" ".join(found))
    names = list(name_phrases(document, Runs(document)))
    assert all(left.stop <= right.first for left, right in pairwise(names))


def test_no_name_reaches_into_one_that_is_known() -> None:
    document = segment("They met at FNB Stadium Summit in May.")
    spots = [Spot(3, 4, BODY, 0.8)]
    assert (
        list(outlined(document, Runs(document), spots, [Spot(4, 6, EntityKind.EVENT, 1.0)]))
        == spots
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Costa, the Minister of Education, praised Ben Lenz.", {"Ana Costa", "Ben Lenz"}),
        ("They fear the Economic and Financial Crimes Commission.",
         {"Economic and Financial Crimes Commission"}),
        ("Chief Minister Ana Costa met Ben Lenz in Lagos.", {"Ana Costa", "Ben Lenz", "Lagos"}),
        ("The Lima-based group met New York-born Ana Costa and NATO-led troops.",
         {"Lima", "New York", "Ana Costa", "NATO"}),
        ("The U.S. Department of Justice sued Ticketmaster in Lima.",
         {"U.S. Department of Justice", "Ticketmaster", "Lima"}),
        ("Amnesty International protested. Hezbollah left Dar es Salaam. Shell casings lay there.",
         {"Amnesty International", "Hezbollah", "Dar es Salaam"}),
        ("Radio Okapi told of rain in the Free State.", {"Radio Okapi", "Free State"}),
        ("President KP Oruk left. Then Superintendent of Police RK Costa left with IGP Ben Lenz.",
         {"KP Oruk", "RK Costa", "Ben Lenz"}),
        ("The strike hurt al-Masri and the anti-Lima mood.", {"al-Masri"}),
        ("The peso fell, the newspaper La Tercera reported.", {"La Tercera"}),
        ("They impeached the Justice Minister and AG Lynch in Lima.", {"Lynch", "Lima"}),
        ("He is a Brelo-born and well-bred man.", set()),
        ("They praised the All Peoples Party on Monday.", {"All Peoples Party"}),
        ("The Central Bank of Peru paid Ana Costa.", {"Central Bank of Peru", "Ana Costa"}),
        ("It fell to a Government of National Unity. Interpol had paid.",
         {"Government of National Unity", "Interpol"}),
        ("He left the Lima Party MLA RK Costa in Lagos.", {"Lima Party", "RK Costa", "Lagos"}),
    ],
)  # fmt: skip
def test_names_are_whole_in_an_analysis(text: str, names: set[str]) -> None:
    assert {text[span.start : span.end] for span, _ in analyse(text).named(text)} == names
