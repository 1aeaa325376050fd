"""The real reports and gold data that lie beside the repository, where they do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def articles() -> dict[str, str]:
    """Return the texts of the real reports by file name; skip the test without them."""
    folder = SHARED / "articles"
    if not folder.is_dir():
        pytest.skip(f"needs {folder}")
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def gold() -> list[dict[str, Any]]:
    """Return the quotations marked in the real reports; skip the test without them."""
    path = SHARED / "gold" / "articles.json"
    if not path.exists():
        pytest.skip(f"needs {path}")
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows
