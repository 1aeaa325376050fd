"""Speakers are told apart by colour, by every eye, on every background, in every pane alike."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from tui.reader.colours import ON_DARK, ON_LIGHT, OWN, SpeakerColours, speaker_colours
from tui.reader.themes import ANSI, DARK, LIGHT, THEMES, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.theme import Theme

Linear = tuple[float, float, float]

# Full severity: Machado, Oliveira and Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency", 2009.
EYES: dict[str, Sequence[Linear]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Ottosson's Oklab, "A perceptual color space for image processing", 2020.
TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
APART = 0.065  # in Oklab; 0.02 is about the least difference that is seen side by side


def linear(colour: str) -> Linear:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    )
    return red, green, blue


def times(matrix: Sequence[Linear], vector: Linear) -> Linear:
    first, second, third = (
        sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix
    )
    return first, second, third


def seen(colour: str, eye: str) -> Linear:
    """Return the colour in Oklab as the eye sees it."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in times(EYES[eye], linear(colour)))
    long, middle, short = (part ** (1 / 3) for part in times(TO_LMS, (red, green, blue)))
    return times(TO_LAB, (long, middle, short))


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2.1, from 1 to 21."""
    light, dark = sorted(
        (
            0.2126 * red + 0.7152 * green + 0.0722 * blue
            for red, green, blue in (linear(one), linear(other))
        ),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def backgrounds(theme: Theme) -> dict[str, str]:
    """Return everything that text can stand on in the theme."""
    assert theme.background is not None
    assert theme.foreground is not None
    assert theme.surface is not None
    assert theme.panel is not None
    marked = marks_of(theme)
    assert marked is not None
    ground = Color.parse(theme.background)
    return {
        "background": theme.background,
        "surface": theme.surface,
        "panel": theme.panel,
        "hit": marked.hit,
        "current": marked.current,
        "selection": marked.selection,
        "line under the cursor": ground.blend(Color.parse(theme.foreground), 0.06).hex,
        "line under the cursor with the focus": ground.blend(
            Color.parse(theme.foreground), 0.14
        ).hex,
    }


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_speaker_colour_can_be_read_on_every_background(theme: Theme) -> None:
    pale = {
        (name, colour): round(contrast(colour, ground), 2)
        for name, ground in backgrounds(theme).items()
        for colour in speaker_colours(theme)
        if contrast(colour, ground) < 4.5
    }
    assert not pale


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_plain_text_can_be_read_on_every_background(theme: Theme) -> None:
    assert theme.foreground is not None
    assert all(contrast(theme.foreground, ground) >= 7 for ground in backgrounds(theme).values())


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_quiet_text_can_be_read_wherever_article_text_stands(theme: Theme) -> None:
    marked = marks_of(theme)
    assert marked is not None
    grounds = backgrounds(theme)
    for ground in ("background", "current"):
        assert contrast(marked.quiet, grounds[ground]) >= 4.5


@pytest.mark.parametrize("name", ["primary", "secondary", "accent", "warning", "error", "success"])
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_named_colours_can_be_read_on_the_theme_s_surfaces(theme: Theme, name: str) -> None:
    grounds = backgrounds(theme)
    for ground in ("background", "surface", "panel"):
        assert contrast(getattr(theme, name), grounds[ground]) >= 4.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("palette", [ON_DARK, ON_LIGHT], ids=["dark", "light"])
def test_any_two_speaker_colours_are_told_apart_by_any_eye(
    palette: tuple[str, ...], eye: str
) -> None:
    close = {
        (one, other): round(dist(seen(one, eye), seen(other, eye)), 3)
        for one, other in combinations(palette, 2)
        if dist(seen(one, eye), seen(other, eye)) < APART
    }
    assert not close


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_speaker_colour_is_told_from_plain_text(theme: Theme, eye: str) -> None:
    assert theme.foreground is not None
    plain = seen(theme.foreground, eye)
    assert all(dist(seen(colour, eye), plain) >= APART for colour in speaker_colours(theme))


def test_the_palettes_hold_the_same_number_of_different_colours() -> None:
    assert len(set(ON_DARK)) == len(set(ON_LIGHT)) == len(set(OWN)) == 7
    assert speaker_colours(ANSI) == OWN


def test_the_terminal_s_own_theme_has_no_colours_of_ours() -> None:
    assert marks_of(ANSI) is None
    assert [theme.name for theme in THEMES] == ["dark", "light", "ansi"]


def test_the_seven_most_prominent_speakers_have_seven_colours() -> None:
    names = [f"Speaker {number}" for number in range(7)]
    colours = SpeakerColours(names)
    assert len({colours.colour_of(name, DARK) for name in names}) == 7


def test_a_speaker_keeps_the_colour_when_others_come_in() -> None:
    colours = SpeakerColours(["Anna Nowak", "Bernd Maier"])
    before = colours.slot("Bernd Maier")
    colours.learn(["Carla Ruiz", "Bernd Maier", *(f"Speaker {n}" for n in range(40))])
    assert colours.slot("Bernd Maier") == before


def test_a_speaker_has_the_same_place_in_every_theme() -> None:
    colours = SpeakerColours(["Anna Nowak"])
    places = {
        speaker_colours(theme).index(colours.colour_of("Anna Nowak", theme)) for theme in THEMES
    }
    assert places == {colours.slot("Anna Nowak")}


@given(st.lists(st.text(), max_size=30, unique=True))
def test_colours_are_shared_only_once_all_are_taken(names: list[str]) -> None:
    colours = SpeakerColours(names)
    used = [colours.slot(name) for name in names]
    assert max(map(used.count, range(7))) <= -(-len(names) // 7)


@given(st.text())
def test_a_name_nobody_made_known_has_a_colour_all_the_same(name: str) -> None:
    assert SpeakerColours().slot(name) == SpeakerColours([name]).slot(name)
