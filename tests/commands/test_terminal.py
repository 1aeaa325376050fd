"""The doctor judges a terminal by what it says of itself."""

from __future__ import annotations

import pytest

from tui.commands.terminal import abilities, clipboard, colours, mouse


@pytest.mark.parametrize(
    ("environ", "answer"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "yes, 16 million"),
        ({"TERM": "xterm-direct"}, "yes, 16 million"),
        ({"TERM": "screen-256color"}, "yes, 256"),
        ({"TERM": "xterm"}, "probably 16; use the theme ansi"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, "no"),
        ({}, "no"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "no"),
    ],
)
def test_colours_follow_term_colorterm_and_no_color(environ: dict[str, str], answer: str) -> None:
    assert colours(environ).answer == answer


@pytest.mark.parametrize(
    ("environ", "answer"),
    [
        ({"TERM": "xterm-kitty"}, "probably"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "probably"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "probably not"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "6800"}, "probably not"),
        ({"TERM": "screen-256color", "TMUX": "yes"}, "probably, if tmux lets it through"),
        ({"TERM": "screen", "STY": "1.x"}, "probably not"),
        ({"TERM": "linux"}, "probably not"),
        ({"TERM": "xterm-256color"}, "perhaps"),
    ],
)
def test_the_clipboard_depends_on_terminal_and_multiplexer(
    environ: dict[str, str], answer: str
) -> None:
    assert clipboard(environ).answer == answer


def test_the_mouse_needs_more_than_a_console() -> None:
    assert mouse({"TERM": "xterm"}).answer == "probably"
    assert mouse({"TERM": "linux"}).answer == "probably not"
    assert mouse({"TERM": "screen", "TMUX": "x"}).reason == "in tmux: set -g mouse on"


def test_every_answer_has_its_evidence() -> None:
    assert all(each.name and each.answer and each.reason for each in abilities({}))
