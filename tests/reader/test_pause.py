"""What waits until the keys pause."""

from __future__ import annotations

from textual.app import App

from tui.reader.pause import Pause

_LONG = 600.0


async def test_only_the_newest_is_done_and_only_once() -> None:
    done: list[str] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        pause = Pause(app)
        pause.then(_LONG, lambda: done.append("first"))
        pause.then(0.001, lambda: done.append("second"))
        assert pause.waits
        while pause.waits:
            await pilot.pause(0.01)
        pause.end()
    assert done == ["second"]


async def test_it_can_be_ended_dropped_and_put_off() -> None:
    done: list[str] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        pause = Pause(app)
        pause.put_off(0.001)
        assert not pause.waits
        pause.then(_LONG, lambda: done.append("ended"))
        pause.end()
        pause.then(_LONG, lambda: done.append("dropped"))
        pause.drop()
        assert not pause.waits
        pause.then(_LONG, lambda: done.append("put off"))
        pause.put_off(0.001)
        while pause.waits:
            await pilot.pause(0.01)
    assert done == ["ended", "put off"]
