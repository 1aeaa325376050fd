"""What stands above a statement and above each of its renderings."""

from __future__ import annotations

from datetime import date

from tui.library.rows import QuotationRow
from tui.library.statement import Passage, Statement
from tui.model import QuotationKind
from tui.reader.columns import reach, sections, warning

DAY = date(2025, 3, 18)


def row(article: int, speaker: str | None, **fields: object) -> QuotationRow:
    """Return a quotation with some of its fields changed."""
    known: dict[str, object] = {
        "article": f"{article}.md",
        "headline": "Bridge to stay open",
        "outlet": f"Outlet {article}",
        "published": DAY,
        "start": 10,
        "end": 40,
        "text": "the bridge is sound",
        "kind": QuotationKind.DIRECT,
        "fragment": False,
        "speaker": speaker,
        "members": (),
        "mention": None,
        "cue": None,
        "confidence": 0.9,
        "article_id": article,
    }
    return QuotationRow(**(known | fields))  # type: ignore[arg-type]


def sources(*rows: QuotationRow) -> list[str]:
    """Return the line above each rendering of a statement."""
    (section,) = sections(Statement((Passage(rows),), disagrees=False), 0.5)
    return ["".join(part.words for part in entry.source) for entry in section.entries]


def test_one_speaker_is_named_once_for_all_and_else_by_every_outlet() -> None:
    assert sources(row(1, "Ada Berg"), row(2, "Ada Berg", mention="the engineer")) == [
        "Outlet 1 · 18 Mar 2025",
        "Outlet 2 · 18 Mar 2025 · as “the engineer”",
    ]
    assert sources(row(1, "Ada Berg"), row(2, "Bo Maier", confidence=0.2), row(3, None)) == [
        "Outlet 1 · 18 Mar 2025 · Ada Berg",
        "Outlet 2 · 18 Mar 2025 · Bo Maier?",
        "Outlet 3 · 18 Mar 2025 · nobody named",
    ]


def test_what_is_unknown_has_another_name() -> None:
    undated = row(1, "Ada Berg", outlet="", published=None, mention="she")
    nameless = row(2, "Ada Berg", outlet="", headline="", mention="the engineer", confidence=0.1)
    assert sources(undated, nameless) == [
        "Bridge to stay open · undated",
        "2.md · 18 Mar 2025 · as “the engineer”?",
    ]


def test_the_reach_says_what_is_not_shown() -> None:
    rows = (row(1, "Ada Berg"), row(2, "Ada Berg", published=date(2025, 3, 20)))
    whole = Statement((Passage(rows),), disagrees=False)
    assert reach(whole) == "2 outlets · 2 renderings · 18 Mar 2025 to 20 Mar 2025"
    part = Statement((Passage(rows[:1]),), disagrees=False, left_out=4)
    assert reach(part) == "1 outlet · 5 renderings · 18 Mar 2025 · the fullest 1 are shown"
    undated = Statement((Passage((row(1, None, published=None),)),), disagrees=False)
    assert reach(undated) == "1 outlet · 1 rendering"


def test_a_warning_counts_who_is_named() -> None:
    rows = (row(1, "Ada Berg"), row(2, "Bo Maier"), row(3, "Ada Berg"))
    assert warning(Statement((Passage(rows),), disagrees=False)) == ""
    assert warning(Statement((Passage(rows),), disagrees=True)) == (
        "! Outlets disagree about who said it: Ada Berg (2), Bo Maier (1)"
    )
