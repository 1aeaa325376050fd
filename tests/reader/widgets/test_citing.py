"""What is copied reads well where it is pasted."""

from __future__ import annotations

from dataclasses import replace

from tests.reader import articles
from tui.reader.widgets.citing import cited
from tui.reader.widgets.page import Reading


def reading(**changes: object) -> Reading:
    return Reading(articles.article(**changes), articles.analysis())


def test_a_quotation_is_cited_with_everything_known() -> None:
    assert cited(reading(), 1) == (
        "“It needs paint. It does not need to be closed.”\n"
        "— Anna Berg, City Engineer\n"
        "Harbour Post, 18 Mar 2025: Harbour bridge to stay open through the winter\n"
        "https://harbour.example/bridge"
    )


def test_what_is_unknown_is_left_out() -> None:
    assert cited(reading(outlet="", published=None, url=""), 1).splitlines()[2:] == [
        "Harbour bridge to stay open through the winter"
    ]


def test_indirect_speech_has_no_quotation_marks() -> None:
    words, speaker, *_ = cited(reading(), 2).splitlines()
    assert words == "that the northern span would be measured every week"
    assert speaker == "— Bernd Maier-Larsen, Deputy City Engineer, as reported"


def test_a_group_is_cited_with_its_members() -> None:
    assert "\n— joint statement (Anna Berg and Bernd Maier-Larsen)\n" in cited(reading(), 4)


def test_a_doubtful_speaker_is_cited_as_such() -> None:
    assert "City Engineer (?), as reported" in cited(replace(reading(), threshold=0.5), 7)


def test_nobody_is_made_up() -> None:
    assert "\n— speaker unknown\n" in cited(reading(), 5)


def test_an_address_that_is_no_web_address_is_left_out() -> None:
    assert "javascript" not in cited(reading(url="javascript:alert(1)"), 1)


def test_nothing_that_steers_a_terminal_is_copied() -> None:
    copied = cited(reading(outlet="Post\x1b]0;x\x07", headline="A\u202eB"), 1)
    assert copied.replace("\n", "").isprintable()
