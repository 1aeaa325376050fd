"""Whatever widget shows it, nothing that steers a terminal becomes a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from tests.reader.drawing import HOSTILE, STEERING, segments_of, text_of
from tui.clean import is_safe_address
from tui.reader.guard import GUARD, cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

BLACK = Color(0, 0, 0)


def guarded(*segments: Segment) -> list[Segment]:
    return GUARD.apply(list(segments), BLACK)


class Everything(App[None]):
    """Shows one text in every way Textual has, with no cleaning of its own."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), GUARD]

    def compose(self) -> ComposeResult:
        yield Static(Content(self.text))
        yield Static(self.text, markup=False)
        yield Static(Text(self.text, style=Style(link=f"https://x.example/{self.text}")))
        yield Input(self.text, placeholder=self.text)
        yield Button(Content(self.text))
        yield OptionList(Content(self.text))
        titled = Static("x")
        titled.styles.border = ("round", "white")
        titled._border_title = Content(self.text)
        titled.tooltip = Content(self.text)
        titled.id = "titled"
        yield titled


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_no_widget_passes_what_steers_a_terminal(text: str) -> None:
    app = Everything(text)
    async with app.run_test(tooltips=True) as pilot:
        app.notify(text, title=text, markup=False, timeout=60)
        await pilot.hover("#titled")
        await pilot.pause(0.5)
        segments = segments_of(app.screen)
        everything = "".join(segment.text for segment in segments)
        assert [mark for mark in STEERING if mark in everything] == []
        links = [segment.style.link for segment in segments if segment.style]
        assert all(link is None or is_safe_address(link) for link in links)


async def test_markup_in_a_text_is_shown_as_it_stands() -> None:
    app = Everything("[PM] said [/] “[bold]no[/bold]”")
    async with app.run_test():
        assert text_of(app).count("[PM] said [/] “[bold]no[/bold]”") >= 5


def test_a_line_with_nothing_to_take_out_is_passed_on_as_it_is() -> None:
    segments = [Segment("“Ready,” said Siliņa 🇱🇻"), Segment("plain", Style(bold=True))]
    assert GUARD.apply(segments, BLACK) is segments


def test_a_link_that_breaks_out_of_its_sequence_is_taken_off() -> None:
    bad = Style(link="https://x.example/\x1b\\\x1b]52;c;eA==\x07", bold=True)
    (segment,) = guarded(Segment("here", bad))
    assert segment.style is not None
    assert segment.style.link is None
    assert segment.style.bold


def test_a_link_to_a_page_stays() -> None:
    (segment,) = guarded(Segment("here", Style(link="https://x.example/a?b=c")))
    assert segment.style is not None
    assert segment.style.link == "https://x.example/a?b=c"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "", "https://a b", "https://a\x07", "ftp://a"],
)
def test_only_plain_web_addresses_are_safe(address: str) -> None:
    assert not is_safe_address(address)


@given(st.text())
def test_a_line_keeps_its_width_in_cells(text: str) -> None:
    steered = "a" + text.replace("\u200d", "").replace("\ufe0f", "")
    (segment,) = guarded(Segment(steered + "\x1b"))
    assert cell_len(segment.text) == cell_len(steered)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(STEERING))))
def test_nothing_unsafe_is_drawn_and_offsets_stay(text: str) -> None:
    drawn = cells_of(text)
    assert len(drawn) == len(text)
    assert not set(drawn) & set(STEERING)
    assert all(one in (other, " ", "\ufffd") for one, other in zip(drawn, text, strict=True))
