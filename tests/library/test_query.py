"""The query language: how what is typed is understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.library.query import (
    MOST_TERMS,
    And,
    Flag,
    Is,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Scope,
    parse,
)
from tui.library.wording import in_words

PIECES = st.sampled_from(
    ["mines", "-", '"', "“", "”", "OR", "AND", " ", "said:", "speaker:", "is:", "unread", "after:",
     "2025", "-03", "kind:", "xyz:", ":", "(", "*", "NEAR", "^", "\0", "\ud800", "é", "-18", "9999",
     "today", "18 Mar", " 2025", "’"]
)  # fmt: skip
TYPED = st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=12).map("".join))


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("", ""),
        ("mines", "mines…"),
        ("mines ", "mines"),
        ("Mines Šakalienė ", "mines and sakaliene"),
        ('mines "freedom of choice" -cluster outlet:euronews ',
         "mines and “freedom of choice”, without cluster, in outlet euronews"),
        ("pevkur OR sakaliene ", "pevkur or sakaliene"),
        ("mines pevkur OR sakaliene OR tusk ", "mines and (pevkur or sakaliene or tusk)"),
        ("said:solidarity ", "said solidarity"),
        ('said:"no plans"', "said “no plans”"),
        ("speaker:pev", "quoting pev…"),
        ("entity:nato author:tilles ", "mentioning nato, by author tilles"),
        ("org:nato place:peru ", "mentioning the organisation nato, mentioning the place peru"),
        ("agreement:salt event:fair ", "mentioning the agreement salt, mentioning the event fair"),
        ("after:2025-03-01 before:2025-04 ", "from 1 March 2025 on, before 1 April 2025"),
        ("on:2025 ", "in 2025"),
        ("on:2025-12 ", "in December 2025"),
        ("on:2025/3/8 ", "on 8 March 2025"),
        ("mines AND tusk ", "mines and tusk"),
        ("mines AND pevkur OR sakaliene AND -war ", "mines and (pevkur or sakaliene), without war"),
        ("is:unread is:starred -is:undated ", "unread, starred, not undated"),
        ("kind:indirect -kind:direct is:READ ",
         "with indirect quotations, not with direct quotations, read"),
        ('-"no plans" -said:war ', "without “no plans”, not said war"),
        ("is:read OR tusk ", "read or tusk"),
        ("F-16 don't ", "“f 16” and “don t”"),
        ("“curly marks” «and angles» „and low“",
         "“curly marks” and “and angles” and “and low”"),
    ],
)  # fmt: skip
def test_a_query_is_understood(query: str, understood: str) -> None:
    assert in_words(parse(query)) == understood


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ('"freedom of ', "freedom and of"),
        ('freedom" of ', "freedom and of"),
        ("OR ", "or"),
        ("OR tusk ", "or and tusk"),
        ("tusk OR ", "tusk and or"),
        ('"OR" -OR ', "“or”, without or"),
        ("AND ", "and"),
        ("AND tusk AND ", "and and tusk and and"),
        ("tusk AND AND mines ", "tusk and and and mines"),
        ("tusk AND OR mines ", "tusk and or and mines"),
        ("tusk OR AND mines ", "(tusk or and) and mines"),
        ("mines AND", "mines and and…"),
        ("on:soon ", "“on soon”"),
        ("on:12 ", "“on 12”"),
        ("on:03/04/2025 ", "“on 03 04 2025”"),
        ("tusk or pevkur and mines ", "tusk and or and pevkur and and and mines"),
        ("foo:bar ", "“foo bar”"),
        ('foo:"x y" ', "foo and “x y”"),
        ("https://example.org/a ", "“https example org a”"),
        ("speaker: pevkur ", "speaker and pevkur"),
        ("is:nice ", "“is nice”"),
        ("after:2025-13 ", "“after 2025 13”"),
        ("on:9999-12-31 ", "“on 9999 12 31”"),
        ("before:9999 ", "before 1 January 9999"),
        ("- -- !!! () * ", ""),
    ],
)
def test_what_is_no_form_of_the_language_is_plain_text(query: str, understood: str) -> None:
    assert in_words(parse(query)) == understood


@pytest.mark.parametrize(
    "query",
    ["is:", "is:unr", "kind:ind", "after:", "after:2", "after:2025-", "after:2025-0",
     "before:2025-03-", "on:yester", "on:T", "on:18-ma", "on:18-mar-20",
     "speaker:", "said:", "-is:sta"],
)  # fmt: skip
def test_a_field_that_is_still_being_typed_says_nothing_yet(query: str) -> None:
    assert parse(f"tusk {query}") == parse("tusk ")


def test_only_the_last_word_still_being_typed_is_a_prefix() -> None:
    assert parse("dis mines").nodes == (
        Phrase(("dis",)),
        Phrase(("mines",), prefix=True),
    )
    for finished in ("mines ", '"mines"', "mines.", "-mines"):
        assert not [node for node in parse(finished).nodes if getattr(node, "prefix", False)]
    assert parse("kosiniak-k").nodes == (Phrase(("kosiniak", "k"), prefix=True),)


@pytest.mark.parametrize(
    ("query", "first", "end"),
    [
        ("on:2025 ", date(2025, 1, 1), date(2026, 1, 1)),
        ("on:2025-03 ", date(2025, 3, 1), date(2025, 4, 1)),
        ("on:2025-12 ", date(2025, 12, 1), date(2026, 1, 1)),
        ("on:2024-02-28 ", date(2024, 2, 28), date(2024, 2, 29)),
        ("before:2025-04 ", None, date(2025, 4, 1)),
        ("after:2025-03-01 ", date(2025, 3, 1), None),
    ],
)
def test_part_of_a_date_stands_for_its_whole_period(
    query: str, first: date | None, end: date | None
) -> None:
    (node,) = parse(query).nodes
    assert isinstance(node, Period)
    assert (node.first, node.end) == (first, end)


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ('on:"18 Mar 2025" ', "on 18 March 2025"),
        ("on:18-Mar-2025 ", "on 18 March 2025"),
        ("after:“March 18, 2025” ", "from 18 March 2025 on"),
        ('on:"Feb 2024" before:"Mar 2025" ', "in February 2024, before 1 March 2025"),
        ("on:today ", "on 20 March 2025"),
        ("after:Yesterday -said:war ", "from 19 March 2025 on, not said war"),
        ("before:today", "before 20 March 2025"),
        ('on:"18 Mar" on:"21 Mar" ', "on 18 March 2025, on 21 March 2024"),
    ],
)
def test_a_date_may_be_given_as_people_say_it(query: str, understood: str) -> None:
    assert in_words(parse(query, date(2025, 3, 20))) == understood


def test_without_a_day_to_ask_on_no_date_depends_on_it() -> None:
    assert in_words(parse("on:today ")) == "“on today”"
    assert in_words(parse("on:2025-03 ")) == "in March 2025"


def test_alternatives_bind_tighter_than_the_rest() -> None:
    assert parse("mines tusk OR -is:read said:war ").nodes == (
        Phrase(("mines",)),
        Or((Phrase(("tusk",)), Not(Is(Flag.READ)))),
        Phrase(("war",), Scope.SAID),
    )


def test_the_end_of_an_endless_query_is_not_looked_at() -> None:
    assert len(parse("x y " * 100_000).nodes) == MOST_TERMS


@given(TYPED)
@example("is:unread OR")
@example("-\ud800 \0")
def test_whatever_is_typed_is_a_query(query: str) -> None:
    tree = parse(query, date(2025, 3, 20))
    assert isinstance(in_words(tree), str)
    for node in tree.nodes:
        _check(node)


def _check(node: Node) -> None:
    match node:
        case Phrase(words):
            assert words
            assert all(word and '"' not in word for word in words)
        case Not(inner):
            assert not isinstance(inner, Not | And)
            _check(inner)
        case Or(nodes):
            assert len(nodes) >= 2
            for inner in nodes:
                _check(inner)
        case _:
            pass
