"""What an app would write to the terminal, for tests to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

STEERING = (
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff",
    *map(chr, range(0xD800, 0xD810)),
)
HOSTILE = {
    "ESC": "\x1b[2J\x1b[31m",
    "OSC 0": "\x1b]0;owned\x07",
    "OSC 8": "\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\",
    "OSC 52": "\x1b]52;c;b3duZWQ=\x07",
    "C1": "\x9b31m\x9d0;owned\x9c",
    "bidi": "\u202eevil\u2066\u2069\u200f\u061c",
    "line ends": "a\rb\x85c\u2028d\x0be",
    "surrogate": "\ud800x",
    "markup": "[bold]x[/] [/nothing] [PM] said [link=javascript:alert(1)]y[/link] [@click=app.q]z",
}


def segments_of(screen: Screen[Any]) -> list[Segment]:
    """Return every segment of the screen as it stands, all its layers put together."""
    return [segment for strip in screen._compositor.render_strips() for segment in strip]


def text_of(app: App[Any]) -> str:
    """Return everything on the screen, a line of cells a line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def lines_of(widget: Widget) -> list[str]:
    """Return the lines that the widget draws, as text."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
