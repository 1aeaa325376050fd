"""Reading an article: moving, selecting, clicking, copying, and finding the place again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from tests.reader import articles
from tests.reader.articles import TEXT, hits, span_of
from tests.reader.drawing import HOSTILE, STEERING, lines_of, segments_of, text_of
from tui.model import (
    Analysis,
    Article,
    Attribution,
    Entity,
    EntityKind,
    Quotation,
    QuotationKind,
    Span,
)
from tui.reader.colours import SpeakerColours
from tui.reader.motion import Motion, scroll
from tui.reader.themes import THEMES
from tui.reader.widgets.page import Reading
from tui.reader.widgets.reading import ReadingPane

if TYPE_CHECKING:
    from textual.pilot import Pilot

READING = Reading(articles.article(), articles.analysis(), threshold=0.5)
LONG = Reading(
    Article("long.txt", "Long", "\n".join(f"Paragraph {n}: {'word ' * 40}" for n in range(60))),
    Analysis(),
)


class Reader(App[None]):
    """Shows one article and keeps the messages of the pane."""

    def __init__(self, reading: Reading | None = READING, theme: str = "dark") -> None:
        super().__init__()
        self.reading = reading
        self.colours = SpeakerColours(entity.name for entity in articles.ENTITIES)
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.heard: list[ReadingPane.QuotationSelected | ReadingPane.SpeakerClicked] = []

    def compose(self) -> ComposeResult:
        yield ReadingPane(lambda name: self.colours.colour_of(name, self.current_theme))

    @property
    def pane(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    def on_mount(self) -> None:
        if self.reading is not None:
            self.pane.show(self.reading)

    def on_reading_pane_quotation_selected(self, event: ReadingPane.QuotationSelected) -> None:
        self.heard.append(event)

    def on_reading_pane_speaker_clicked(self, event: ReadingPane.SpeakerClicked) -> None:
        self.heard.append(event)


def cell_of(app: Reader, words: str) -> Offset:
    """Return where ``words`` stand on the screen."""
    for y, line in enumerate(text_of(app).splitlines()):
        if words in line:
            return Offset(line.index(words), y)
    raise AssertionError(f"{words!r} is not on the screen:\n{text_of(app)}")


async def drag(pilot: Pilot[Any], start: Offset, end: Offset) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_without_an_article_the_pane_says_so() -> None:
    app = Reader(None)
    async with app.run_test():
        assert "No article is open." in text_of(app)
        assert not app.pane.next_quotation(1)
        assert not app.pane.next_hit(1)
        assert app.pane.quotation_with_source() == ""
        assert app.pane.get_selection(SELECT_ALL) is None
        assert app.pane.reading is None


async def test_an_article_is_shown_with_names_beside_its_quotations() -> None:
    async with (app := Reader()).run_test(size=(60, 40)):
        shown = "\n".join(lines_of(app.pane))
        assert shown.count("Harbour bridge to stay open") == 1
        for name in ("‹Berg›", "‹Maier-Larsen›", "‹joint›", "‹unattributed›", "‹Maier-Larsen?›"):
            assert name in shown


async def test_an_article_can_be_shown_before_the_pane_has_a_size() -> None:
    app = Reader()
    async with app.run_test(size=(60, 20)) as pilot:
        app.pane.display = False
        await pilot.pause()
        app.pane.show(LONG, scroll_to=5000)
        app.pane.display = True
        await pilot.pause()
        assert app.pane.scroll_offset.y > 0
        assert abs(app.pane.position - 5000) < 60


async def test_the_next_quotation_becomes_current_until_there_is_none() -> None:
    async with (app := Reader()).run_test(size=(60, 12)):
        seen = []
        while app.pane.next_quotation(1):
            seen.append(app.pane.current_quotation)
        assert seen == list(range(8))
        assert "stay until then." in "\n".join(lines_of(app.pane))
        assert app.pane.next_quotation(-1)
        assert app.pane.current_quotation == 6


async def test_going_back_from_the_beginning_leads_to_the_last_quotation() -> None:
    async with (app := Reader()).run_test(size=(60, 12)):
        assert app.pane.next_quotation(-1)
        assert app.pane.current_quotation == 7
        for _ in range(7):
            assert app.pane.next_quotation(-1)
        assert not app.pane.next_quotation(-1)


async def test_only_quotations_of_chosen_speakers_are_walked() -> None:
    async with (app := Reader(replace(READING, chosen=("Anna Berg",)))).run_test(size=(60, 12)):
        seen = []
        while app.pane.next_quotation(1):
            seen.append(app.pane.current_quotation)
        assert seen == [0, 1, 4]


async def test_after_scrolling_away_the_next_quotation_is_the_next_on_screen() -> None:
    async with (app := Reader()).run_test(size=(60, 12)) as pilot:
        app.pane.next_quotation(1)
        app.pane.position = span_of("In a joint statement").start
        await pilot.pause()
        assert app.pane.next_quotation(1)
        assert app.pane.current_quotation == 4


async def test_hits_are_walked_and_brought_into_view() -> None:
    reading = replace(READING, hits=hits("bridge", "April"))
    async with (app := Reader(reading)).run_test(size=(60, 12)):
        count = 0
        while app.pane.next_hit(1):
            count += 1
            assert app.pane.current_hit == count - 1
        assert count == len(reading.hits)
        assert "April" in "\n".join(lines_of(app.pane))
        assert app.pane.next_hit(-1)


async def test_what_is_looked_for_is_shown_with_what_stands_before_it() -> None:
    async with (app := Reader(None)).run_test(size=(60, 12)):
        where = span_of("planned together")
        app.pane.show(READING, scroll_to=where.start)
        assert "planned together" in "\n".join(lines_of(app.pane)[2:])


async def test_the_place_is_found_again_after_another_article() -> None:
    async with (app := Reader(LONG)).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        scroll(app.pane, Motion.PAGE_DOWN)
        scroll(app.pane, Motion.PAGE_DOWN)
        await pilot.pause()
        position, top = app.pane.position, lines_of(app.pane)[0]
        assert position > 0
        app.pane.show(READING)
        await pilot.pause()
        assert app.pane.position == 0
        app.pane.show(LONG, scroll_to=position)
        await pilot.pause()
        assert lines_of(app.pane)[0] == top


async def test_the_same_text_stays_at_the_top_when_the_width_changes() -> None:
    async with (app := Reader(LONG)).run_test(size=(60, 20)) as pilot:
        app.pane.position = LONG.article.text.index("Paragraph 30")
        await pilot.pause()
        for width in (100, 40, 73, 60):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert "Paragraph 30:" in lines_of(app.pane)[0]


async def test_an_article_that_came_before_the_pane_had_a_width_is_set_when_it_has_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ReadingPane, "on_resize", lambda _: None)  # whatever a busy machine loses
    async with (app := Reader(LONG)).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "Paragraph 0:" in text_of(app)


async def test_an_article_shown_again_keeps_its_current_quotation_and_place() -> None:
    async with (app := Reader()).run_test(size=(60, 12)) as pilot:
        for _ in range(5):
            app.pane.next_quotation(1)
        await pilot.pause()
        before = app.pane.scroll_offset
        app.pane.show(replace(READING, hits=hits("together")), scroll_to=app.pane.position)
        await pilot.pause()
        assert app.pane.current_quotation == 4
        assert app.pane.current_hit is None
        assert app.pane.scroll_offset == before


@pytest.mark.parametrize("motion", [Motion.BOTTOM, Motion.PAGE_DOWN, Motion.DOWN])
async def test_the_pane_scrolls_by_the_common_motions(motion: Motion) -> None:
    async with (app := Reader(LONG)).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        scroll(app.pane, motion)
        await pilot.pause()
        assert app.pane.position > 0 or app.pane.scroll_offset.y == 1
        scroll(app.pane, Motion.TOP)
        await pilot.pause()
        assert app.pane.position == 0
        assert "Long" in lines_of(app.pane)[0]


async def test_the_current_quotation_is_copied_with_its_source() -> None:
    async with (app := Reader()).run_test():
        assert app.pane.quotation_with_source() == ""
        app.pane.next_quotation(1)
        app.pane.next_quotation(1)
        copied = app.pane.quotation_with_source()
        assert copied.startswith("“It needs paint. It does not need to be closed.”\n— Anna Berg")


# Mouse


async def test_a_click_on_a_quotation_makes_it_current() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        await pilot.click(offset=cell_of(app, "plaster"))
        assert app.pane.current_quotation == 3
        assert [event.index for event in app.heard if hasattr(event, "index")] == [3]


async def test_a_click_on_a_name_names_the_speaker() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        await pilot.click(offset=cell_of(app, "‹joint›") + Offset(2, 0))
        assert [event.name for event in app.heard if hasattr(event, "name")] == ["joint statement"]


async def test_a_click_on_an_unknown_speaker_selects_the_quotation() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        await pilot.click(offset=cell_of(app, "‹unattributed›"))
        assert app.pane.current_quotation == 5


@pytest.mark.parametrize("words", ["The council meets", "Carla Ruiz"])
async def test_a_click_on_anything_else_changes_nothing(words: str) -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        await pilot.click(offset=cell_of(app, words))
        await pilot.click(offset=(5, 38))
        assert app.heard == []
        assert app.pane.current_quotation is None


async def test_selected_words_are_copied_without_margins_and_line_breaks() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        start, end = cell_of(app, "lorries"), cell_of(app, "quarrels")
        assert end.y > start.y
        await drag(pilot, start, end)
        selected = app.screen.get_selected_text()
        text = TEXT[span_of("lorries through").start : span_of("quarrels").start]
        assert selected is not None
        assert selected.startswith(text)
        assert len(selected) - len(text) <= 1
        assert app.heard == []


async def test_a_selection_from_the_margin_begins_with_the_row() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        row = cell_of(app, "“We have looked").y
        await drag(pilot, Offset(0, row), cell_of(app, "‹Berg›") + Offset(3, 0))
        words = "“We have looked at every bolt, and the bridge is sound,” said Anna Berg"
        selected = app.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith(words)
        assert "‹" not in selected
        assert selected.endswith("closed.”")


async def test_everything_can_be_selected_headline_and_paragraphs() -> None:
    elsewhere = replace(READING, article=articles.article(headline="Another headline"))
    async with (app := Reader(elsewhere)).run_test(size=(60, 20)):
        copied = app.pane.get_selection(SELECT_ALL)
        assert copied is not None
        head, text = copied[0].split("\n\n", 1)
        assert head == "Another headline Harbour Post · Carla Ruiz · 18 Mar 2025 · 1 min"
        assert text == TEXT.strip("\n")


async def test_a_selection_of_margins_alone_is_empty() -> None:
    async with (app := Reader()).run_test(size=(60, 20)):
        selection = Selection(Offset(0, 3), Offset(2, 3))
        assert app.pane.get_selection(selection) == ("", "\n")


async def test_a_selection_is_seen() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        await drag(pilot, cell_of(app, "lorries"), cell_of(app, "lorries") + Offset(4, 0))
        grounds = {
            segment.style.bgcolor.name
            for segment in segments_of(app.screen)
            if segment.style and segment.style.bgcolor and "lorr" in segment.text
        }
        assert grounds == {"#30363c"}


# Looks


async def test_another_theme_repaints_the_article() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        dark = app.pane.render_line(0)
        app.theme = "light"
        await pilot.pause()
        assert app.pane.render_line(0).text == dark.text
        assert app.pane.render_line(0) != dark


async def test_colours_learnt_later_are_shown_when_asked_for() -> None:
    async with (app := Reader()).run_test(size=(60, 40)) as pilot:
        before = segments_of(app.screen)
        app.colours = SpeakerColours(f"Speaker {n}" for n in range(3))
        app.colours.learn(reversed([entity.name for entity in articles.ENTITIES]))
        app.pane.recolour()
        await pilot.pause()
        assert [part.text for part in segments_of(app.screen)] == [part.text for part in before]
        assert segments_of(app.screen) != before


async def test_names_have_colours_without_being_given_any() -> None:
    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield ReadingPane(measure=40)

    async with (app := Bare()).run_test(size=(100, 30)):
        pane = app.query_one(ReadingPane)
        pane.show(READING)
        assert "‹Berg›" in "\n".join(lines_of(pane))
        assert max(len(line) for line in lines_of(pane)) < 100


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_nothing_of_an_article_steers_the_terminal(text: str) -> None:
    body = f"{text} before. “{text} within,” said {text}."
    start = body.index("“") + 1
    reading = Reading(
        Article("x", f"H {text}", body, outlet=text, author=text, url=f"https://x/{text}"),
        Analysis(
            (
                Quotation(
                    Span(start, start + len(text)),
                    QuotationKind.DIRECT,
                    attribution=Attribution(None, None, 0, 0.1),
                ),
            ),
            (Entity(text, EntityKind.ORGANISATION),),
        ),
        hits=(Span(0, 3),),
    )
    async with (app := Reader(reading)).run_test(size=(70, 20)):
        app.pane.next_quotation(1)
        app.pane.next_hit(1)
        drawn = "".join(line.text for line in map(app.pane.render_line, range(20)))
        assert [mark for mark in STEERING if mark in drawn] == []
        copied = app.pane.quotation_with_source() + "".join(
            app.pane.get_selection(SELECT_ALL) or ()
        )
        assert [mark for mark in STEERING if mark in copied and mark not in "\n\t"] == []


async def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    words = "[PM] said [/] “[bold]no[/bold]”"
    reading = Reading(Article("x", words, f"Then {words}"), Analysis())
    async with (app := Reader(reading)).run_test(size=(80, 20)):
        assert text_of(app).count(words) == 2
