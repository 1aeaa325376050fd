"""What is kept between runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.opened import NEWEST, opened
from tui.reader.filters import Filter, FilterKind, Filters
from tui.reader.state import LARGEST, State, load, save

if TYPE_CHECKING:
    from pathlib import Path

KEPT = State(
    article="03-council.md",
    offset=120,
    filters=Filters().with_query("quay").toggled(Filter(FilterKind.SPEAKER, "Łucja Śliwa")),
    list_width=40,
    sidebar_width=30,
    sidebar=False,
    theme="light",
)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    save(KEPT, tmp_path / "deep" / "state.json")
    assert load(tmp_path / "deep" / "state.json") == KEPT
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["state.json"]


def test_nothing_saved_is_the_default(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == State()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"version": 99}', b"[" * 100_000,
        b" " * (LARGEST + 1),
    ],
)  # fmt: skip
def test_garbage_is_the_default(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(content)
    assert load(file) == State()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
FIELDS = ("article", "offset", "filters", "list_width", "sidebar_width", "sidebar", "theme")


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, JSON)))
def test_values_that_make_no_sense_are_left_out(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("state") / "state.json"
    file.write_text(json.dumps({"version": 1, **data}))
    state = load(file)
    assert isinstance(state.article, str)
    assert state.offset >= 0
    assert state.sidebar in (None, True, False)


def test_filters_that_are_none_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    filters = [
        {"kind": "query", "value": "quay"}, {"kind": "mood", "value": "x"}, {"kind": "speaker"}, 7,
        {"kind": "speaker", "value": "Hedda Moe"}, {"kind": "speaker", "value": "Hedda Moe"},
    ]  # fmt: skip
    file.write_text(json.dumps({"version": 1, "filters": filters}))
    assert load(file).filters == Filters().with_query("quay").with_speakers(("Hedda Moe",))


def test_a_file_half_written_is_not_left_behind(tmp_path: Path) -> None:
    (tmp_path / "state.json").mkdir()
    with pytest.raises(OSError, match=r"state\.json"):
        save(KEPT, tmp_path / "state.json")
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


async def test_the_reader_opens_whatever_the_file_holds(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"version": 1, "theme": "plaid", "article": "gone.md"}')
    async with opened(tmp_path) as session:
        assert session.article == NEWEST
        assert session.app.theme == "dark"
