"""The themes: ink on newsprint, the same by lamplight, and the terminal's own colours."""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    background="#181613",
    surface="#1f1c18",
    panel="#28241e",
    foreground="#e8e0d0",
    primary="#c9a35a",
    secondary="#8fa3a8",
    accent="#d98b5f",
    warning="#e0b050",
    error="#e0705c",
    success="#8fb573",
    boost="#e8e0d00a",
    variables={
        "border": "#c9a35a",
        "border-blurred": "#3b352c",
        "scrollbar": "#4a4337",
        "scrollbar-hover": "#6b6150",
        "scrollbar-active": "#c9a35a",
        "scrollbar-background": "#181613",
        "scrollbar-background-hover": "#1f1c18",
        "scrollbar-background-active": "#1f1c18",
        "scrollbar-corner-color": "#181613",
        "footer-background": "#1f1c18",
        "footer-key-foreground": "#c9a35a",
        "footer-description-foreground": "#b3aa99",
        "block-cursor-background": "#3a342a",
        "block-cursor-foreground": "#f4eee2",
        "input-cursor-background": "#e8e0d0",
        "input-cursor-foreground": "#181613",
        "input-selection-background": "#c9a35a 35%",
        "screen-selection-background": "#30363c",
        "screen-selection-foreground": "#e8e0d0",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    background="#fbf4e9",
    surface="#f5ecdd",
    panel="#eee3d1",
    foreground="#221d17",
    primary="#7d1f1f",
    secondary="#4b5d63",
    accent="#9a3b12",
    warning="#8a5a00",
    error="#a3241b",
    success="#3d6b1f",
    boost="#221d1708",
    variables={
        "border": "#7d1f1f",
        "border-blurred": "#d9ccb6",
        "scrollbar": "#d3c4aa",
        "scrollbar-hover": "#b8a685",
        "scrollbar-active": "#7d1f1f",
        "scrollbar-background": "#fbf4e9",
        "scrollbar-background-hover": "#f5ecdd",
        "scrollbar-background-active": "#f5ecdd",
        "scrollbar-corner-color": "#fbf4e9",
        "footer-background": "#f5ecdd",
        "footer-key-foreground": "#7d1f1f",
        "footer-description-foreground": "#5e5547",
        "block-cursor-background": "#e6d8c0",
        "block-cursor-foreground": "#221d17",
        "input-cursor-background": "#221d17",
        "input-cursor-foreground": "#fbf4e9",
        "input-selection-background": "#7d1f1f 25%",
        "screen-selection-background": "#d3dfe8",
        "screen-selection-foreground": "#221d17",
    },
)

ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border": "ansi_blue",
        "border-blurred": "ansi_bright_black",
        "footer-key-foreground": "ansi_blue",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_white",
        "scrollbar-active": "ansi_blue",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "block-cursor-background": "ansi_blue",
        "block-cursor-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_bright_white",
    },
)

THEMES = (DARK, LIGHT, ANSI)


@dataclass(frozen=True, slots=True)
class Marks:
    """The colours that mark article text: three backgrounds, and one for quiet text."""

    hit: str
    current: str
    selection: str
    quiet: str


_ON_DARK = Marks(hit="#40320b", current="#2a2620", selection="#30363c", quiet="#9d9586")
_ON_LIGHT = Marks(hit="#ffe28a", current="#f3e5cf", selection="#d3dfe8", quiet="#655d51")


def marks_of(theme: Theme) -> Marks | None:
    """Return the colours that mark text in ``theme``; None where it has only the terminal's own."""
    if theme.ansi:
        return None
    return _ON_DARK if theme.dark else _ON_LIGHT
