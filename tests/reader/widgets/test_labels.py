"""The names beside quotations are short, and still say who it was."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.reader import articles
from tui.model import Analysis, Attribution, Entity, EntityKind, Quotation, QuotationKind, Span
from tui.reader.widgets.labels import WIDEST, quotation_labels, short_names, surname


def person(name: str, *, named: bool = True) -> Entity:
    return Entity(name, EntityKind.PERSON, named=named)


def test_every_quotation_of_an_article_has_its_label() -> None:
    assert quotation_labels(articles.analysis(), threshold=0.5) == (
        "‹Berg›",
        "‹Berg›",
        "‹Maier-Larsen›",
        "‹Maier-Larsen›",
        "‹joint›",
        "‹unattributed›",
        "‹Friends of the Br…›",
        "‹Maier-Larsen?›",
    )


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Anna Berg", "Berg"),
        ("Maria van den Berg", "van den Berg"),
        ("Bernd Maier-Larsen", "Maier-Larsen"),
        ("John Smith Jr.", "Smith"),
        ("Henry Ford II", "Ford"),
        ("Pelé", "Pelé"),
        ("Jr", "Jr"),
        ("", ""),
    ],
)
def test_a_person_is_called_by_the_surname(name: str, last: str) -> None:
    assert surname(name) == last


def test_people_who_share_a_surname_are_told_apart_by_an_initial() -> None:
    names = short_names([person("Anna Berg"), person("Olaf Berg"), person("Carla Ruiz")])
    assert names == ["A. Berg", "O. Berg", "Ruiz"]


def test_a_source_without_a_name_is_called_by_its_description() -> None:
    assert short_names([person("a senior official", named=False)]) == ["a senior official"]


def test_an_organisation_keeps_its_name() -> None:
    assert short_names([Entity("Port Authority", EntityKind.ORGANISATION)]) == ["Port Authority"]


def test_of_several_groups_the_first_is_joint_and_those_with_a_chosen_member() -> None:
    groups = [
        Entity("the engineers", EntityKind.GROUP, members=("Anna Berg",)),
        Entity("the mayors", EntityKind.GROUP, members=("Carla Ruiz",)),
    ]
    assert short_names(groups) == ["joint", "the mayors"]
    assert short_names(groups, ["Carla Ruiz"]) == ["joint", "joint"]


def test_the_group_that_speaks_most_is_joint() -> None:
    groups = (
        Entity("the mayors", EntityKind.GROUP, members=("Carla Ruiz",)),
        Entity("the engineers", EntityKind.GROUP, members=("Anna Berg",)),
    )
    quotations = tuple(
        Quotation(Span(at, at + 1), QuotationKind.DIRECT, attribution=articles.said_by(speaker))
        for at, speaker in enumerate((0, 1, 1))
    )
    labels = quotation_labels(Analysis(quotations, groups))
    assert labels == ("‹the mayors›", "‹joint›", "‹joint›")


def test_no_label_is_wide_or_steers_the_terminal() -> None:
    (name,) = short_names([Entity("\x1b[31m" + "漢字" * 20, EntityKind.ORGANISATION)])
    assert cell_len(name) <= WIDEST
    assert "\x1b" not in name


def test_a_speaker_without_a_name_at_all_is_a_question_mark() -> None:
    analysis = Analysis(
        (Quotation(Span(0, 1), QuotationKind.DIRECT, attribution=articles.said_by(0)),),
        (person("\u202e"),),
    )
    assert quotation_labels(analysis) == ("‹?›",)


def test_the_reader_s_own_word_carries_a_pencil_and_no_doubt() -> None:
    own = Attribution(None, None, 0, 1.0, corrected=True)
    entities = (Entity("Ada Berg", EntityKind.PERSON),)
    quotation = Quotation(Span(0, 2), QuotationKind.DIRECT, attribution=own)
    assert quotation_labels(Analysis((quotation,), entities), threshold=1) == ("‹Berg✎›",)
