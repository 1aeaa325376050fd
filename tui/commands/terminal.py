"""What the terminal probably can do, judged by what it says of itself.

A terminal cannot be asked without disturbing it, so this goes by the variables that terminals and
multiplexers set. Every answer names its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Terminals known to set the clipboard on OSC 52, by a part of TERM or of TERM_PROGRAM.
_COPIES = (
    "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "mintty", "vscode", "wezterm",
)  # fmt: skip
_REFUSES = {"apple_terminal", "linux"}
_DUMB = ("", "dumb", "unknown")


@dataclass(frozen=True, slots=True)
class Ability:
    """One thing a terminal can do or not, and what makes us think so."""

    name: str
    answer: str
    reason: str


def abilities(environ: Mapping[str, str]) -> tuple[Ability, ...]:
    """Return what the terminal that set these variables probably does."""
    return (colours(environ), clipboard(environ), mouse(environ))


def colours(environ: Mapping[str, str]) -> Ability:
    """Return how many colours are shown."""
    term = environ.get("TERM", "")
    told = environ.get("COLORTERM", "")
    if environ.get("NO_COLOR"):
        return Ability("colours", "no", "NO_COLOR is set: bars and names stand for the colours")
    if term in _DUMB:
        return Ability("colours", "no", f"TERM is {term or 'not set'}")
    if told.lower() in ("truecolor", "24bit"):
        return Ability("colours", "yes, 16 million", f"COLORTERM is {told}")
    if "direct" in term:
        return Ability("colours", "yes, 16 million", f"TERM is {term}")
    if "256color" in term:
        return Ability("colours", "yes, 256", f"TERM is {term}; COLORTERM is not set")
    return Ability("colours", "probably 16; use the theme ansi", f"TERM is {term}")


def clipboard(environ: Mapping[str, str]) -> Ability:
    """Return whether ``y`` reaches the clipboard, which is done with OSC 52."""
    term = environ.get("TERM", "").lower()
    program = environ.get("TERM_PROGRAM", "").lower()
    called = program or term or "TERM is not set and"
    if environ.get("TMUX"):
        answer, reason = "probably, if tmux lets it through", "in tmux: set -s set-clipboard on"
    elif environ.get("STY"):
        answer, reason = "probably not", "GNU screen keeps OSC 52 to itself"
    elif term in _DUMB or {term, program} & _REFUSES:
        answer, reason = "probably not", f"{called} does not know it"
    elif any(known in f"{term} {program}" for known in _COPIES):
        answer, reason = "probably", f"{called} knows it"
    elif "VTE_VERSION" in environ:
        answer, reason = "probably not", "a VTE terminal, of which only the newest know it"
    else:
        answer, reason = "perhaps", f"{called} may ask for leave, or ignore it"
    return Ability("copying (OSC 52)", answer, reason)


def mouse(environ: Mapping[str, str]) -> Ability:
    """Return whether clicks and the wheel arrive."""
    term = environ.get("TERM", "").lower()
    if environ.get("TMUX"):
        return Ability("mouse", "probably, if tmux lets it through", "in tmux: set -g mouse on")
    if term in _DUMB or term == "linux":
        return Ability("mouse", "probably not", f"TERM is {term or 'not set'}")
    return Ability("mouse", "probably", f"TERM is {term}")
