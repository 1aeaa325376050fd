"""Who said it and what was searched can be seen in one place, with colours and without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.style import Style

from tests.reader import articles
from tests.reader.articles import hits, speech
from tui.model import Analysis, Article, Span
from tui.reader.themes import ANSI, DARK, LIGHT
from tui.reader.widgets.emphasis import Emphasis
from tui.reader.widgets.page import Page, Reading
from tui.reader.widgets.painting import Painter, look_of

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.strip import Strip
    from textual.theme import Theme

COLOURS = {"Anna Berg": "#111111", "Bernd Maier-Larsen": "#222222"}
READING = Reading(articles.article(), articles.analysis(), threshold=0.5)
BASE = Style(color="#fafafa", bgcolor="#000000")


def painted(
    reading: Reading = READING,
    emphasis: Emphasis | None = None,
    *,
    width: int = 120,
    theme: Theme = DARK,
    colourless: bool = False,
    selected: Span | None = None,
) -> list[Strip]:
    page = Page(reading, width, 80)
    look = look_of(theme, BASE, colourless=colourless)
    painter = Painter(page, look, lambda name: COLOURS.get(name, "#333333"))
    return [painter.strip(row, emphasis or Emphasis(), selected) for row in page.rows]


def segment_of(strips: list[Strip], words: str) -> Segment:
    """Return the first segment that holds ``words``."""
    return next(segment for strip in strips for segment in strip if words in segment.text)


def style_of(strips: list[Strip], words: str) -> Style:
    style = segment_of(strips, words).style
    assert style is not None
    return style


def colour_of(strips: list[Strip], words: str) -> str | None:
    colour = style_of(strips, words).color
    return None if colour is None else colour.name


def ground_of(strips: list[Strip], words: str) -> str | None:
    ground = style_of(strips, words).bgcolor
    return None if ground is None else ground.name


def strip_with(strips: list[Strip], words: str) -> Strip:
    return next(strip for strip in strips if words in strip.text)


@pytest.mark.parametrize("width", [24, 44, 80, 140])
def test_every_row_is_as_wide_as_the_pane(width: int) -> None:
    assert {strip.cell_length for strip in painted(width=width)} == {width}


def test_a_quotation_has_the_colour_of_its_speaker_with_its_marks() -> None:
    strips = painted()
    assert segment_of(strips, "needs paint").text.startswith("“It needs")
    assert colour_of(strips, "needs paint") == "#111111"
    assert colour_of(strips, "said Anna Berg, the") == "#fafafa"


def test_bar_and_name_stand_beside_it_in_that_colour() -> None:
    strips = painted()
    row = strip_with(strips, "‹Berg›")
    assert row.text.lstrip().startswith("▌ ")
    assert colour_of([row], "▌") == colour_of([row], "‹Berg›") == "#111111"


def test_indirect_speech_is_told_apart_without_colour() -> None:
    strips = painted()
    assert strip_with(strips, "northern span").text.lstrip().startswith("╎ ")
    assert style_of(strips, "northern span").italic
    assert not style_of(strips, "It needs paint").italic


def test_the_current_quotation_stands_out() -> None:
    strips = painted(emphasis=Emphasis(quotation=1))
    assert ground_of(strips, "It needs paint") not in (None, "#000000")
    assert ground_of(strips, "We have looked") == "#000000"
    assert strip_with(strips, "‹Berg›").text.lstrip().startswith("█ ")


def test_a_hit_inside_a_quotation_shows_both() -> None:
    reading = replace(READING, hits=hits("bolt", "quarrels"))
    strips = painted(reading)
    assert colour_of(strips, "bolt") == "#111111"
    assert colour_of(strips, "quarrels") == "#fafafa"
    assert ground_of(strips, "bolt") == ground_of(strips, "quarrels") != "#000000"
    assert style_of(strips, "bolt").bold


def test_the_current_hit_is_reversed_and_keeps_the_speaker_s_colour() -> None:
    reading = replace(READING, hits=hits("bolt", "quarrels"))
    strips = painted(reading, Emphasis(hit=1))
    assert style_of(strips, "bolt").reverse
    assert colour_of(strips, "bolt") == "#111111"
    assert not style_of(strips, "quarrels").reverse


def test_other_speakers_are_dimmed_when_one_is_chosen() -> None:
    strips = painted(replace(READING, chosen=("Anna Berg",)))
    quiet = colour_of(strips, "Subscribe to our")
    assert colour_of(strips, "plaster") == quiet
    assert colour_of(strips, "It needs paint") == "#111111"
    assert colour_of(strips, "planned together") == "#333333"
    assert colour_of([strip_with(strips, "‹Maier-Larsen›")], "‹Maier-Larsen›") == quiet


def test_site_furniture_is_dimmed_and_still_there() -> None:
    strips = painted()
    assert colour_of(strips, "Photo: the Harbour Post") not in ("#fafafa", "#111111")


@pytest.mark.parametrize(("theme", "colourless"), [(DARK, True), (LIGHT, True), (ANSI, False)])
def test_without_our_colours_attributes_say_the_same(theme: Theme, *, colourless: bool) -> None:
    reading = replace(READING, chosen=("Anna Berg",), hits=hits("bolt", "quarrels"))
    strips = painted(reading, Emphasis(quotation=1, hit=0), theme=theme, colourless=colourless)
    assert style_of(strips, "quarrels").reverse
    assert style_of(strips, "quarrels").underline
    assert style_of(strips, "bolt").reverse
    assert not style_of(strips, "bolt").underline
    assert style_of(strips, "It needs paint").bold
    assert style_of(strips, "plaster").dim
    assert style_of(strips, "Subscribe to our").dim
    grounds = {
        segment.style.bgcolor.name
        for strip in strips
        for segment in strip
        if segment.style and segment.style.bgcolor
    }
    assert grounds == {"#000000"}


def test_two_speakers_on_a_row_both_have_a_bar() -> None:
    text = "“Yes,” said Berg. “No,” said Maier-Larsen."
    names = ["Anna Berg", "Bernd Maier-Larsen"]
    reading = Reading(Article("x", "Y", text), speech(text, ["Yes,", "No,"], names))
    row = strip_with(painted(reading), "said Berg")
    assert row.text.lstrip().startswith("▌▌ “Yes")
    colours = [segment.style.color.name for segment in row if segment.text == "▌"]  # type: ignore[union-attr]
    assert colours == ["#111111", "#222222"]


def test_what_the_mouse_selected_is_marked() -> None:
    strips = painted(selected=Span(0, 3))
    assert ground_of(strips, "Har") not in (None, "#000000")
    assert segment_of(strips, "Har").text == "Har"


def test_headline_and_byline_look_like_themselves() -> None:
    strips = painted()
    assert style_of(strips, "Harbour bridge to stay").bold
    assert colour_of(strips, "Carla Ruiz") == colour_of(strips, "Subscribe to our")


def test_a_text_with_nothing_to_mark_is_plain() -> None:
    reading = Reading(Article("x", "Y", "Words alone."), Analysis())
    assert style_of(painted(reading), "Words alone.") == BASE
