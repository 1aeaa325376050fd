"""A speaker's page: what all articles together say of one speaker."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.tokens import name_key
from tui.model import QuotationKind
from tui.timeline import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.library.appearances import Appearance
    from tui.library.rows import QuotationRow


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A role as articles word it; ``first`` and ``last`` are the dates of the oldest and newest.

    Both are None where none of these articles has a date.
    """

    role: str
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Share:
    """How often an outlet quotes the speaker, or another is quoted in the same articles.

    ``quotations`` are the speaker's own in those articles. An unknown outlet has no name.
    """

    name: str
    articles: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What the articles read so far say of a speaker, most first.

    ``joint`` counts what a group said that the speaker belongs to, ``days`` all quotations.
    """

    articles: int = 0
    quotations: int = 0
    direct: int = 0
    joint: int = 0
    undated: int = 0
    roles: tuple[RoleUse, ...] = ()
    outlets: tuple[Share, ...] = ()
    beside: tuple[Share, ...] = ()
    days: Mapping[date, int] | None = None


class Gathering:
    """Gathers the appearances of a speaker, the newest article first, into a profile."""

    def __init__(self, name: str) -> None:
        self._key = name_key(name)
        self.rows: list[QuotationRow] = []
        self._articles = 0
        self._roles: dict[str, RoleUse] = {}
        self._outlets: dict[str, Share] = {}
        self._beside: dict[str, Share] = {}
        self._kinds: Counter[QuotationKind] = Counter()
        self._joint = 0
        self._days: Counter[date] = Counter()

    def add(self, appearance: Appearance) -> None:
        """Take what another article has."""
        rows = appearance.quotations
        self.rows += rows
        self._articles += 1
        published = rows[0].published
        for role in appearance.roles:
            key = name_key(role)
            self._roles[key] = _used(self._roles.get(key), role, published)
        _count(self._outlets, rows[0].outlet, len(rows))
        for name in appearance.beside:
            _count(self._beside, name, len(rows))
        self._kinds.update(row.kind for row in rows)
        self._joint += sum(name_key(row.speaker or "") != self._key for row in rows)
        self._days.update(counted(row.published for row in rows))

    def profile(self) -> Profile:
        """Return what is known by now."""
        total = len(self.rows)
        return Profile(
            articles=self._articles,
            quotations=total,
            direct=self._kinds[QuotationKind.DIRECT],
            joint=self._joint,
            undated=total - self._days.total(),
            roles=tuple(sorted(self._roles.values(), key=lambda use: -use.articles)),
            outlets=_most_first(self._outlets, by_articles=False),
            beside=_most_first(self._beside, by_articles=True),
            days=dict(self._days),
        )


def _used(before: RoleUse | None, role: str, published: date | None) -> RoleUse:
    if before is None:
        return RoleUse(role, 1, published, published)
    # Articles come with the newest first, those without a date among them.
    return RoleUse(
        before.role, before.articles + 1, published or before.first, before.last or published
    )


def _count(shares: dict[str, Share], name: str, quotations: int) -> None:
    key = name_key(name)
    before = shares.get(key)
    shares[key] = (
        Share(name, 1, quotations)
        if before is None
        else Share(before.name, before.articles + 1, before.quotations + quotations)
    )


def _most_first(shares: dict[str, Share], *, by_articles: bool) -> tuple[Share, ...]:
    def rank(share: Share) -> tuple[int, int, str]:
        most, then = share.quotations, share.articles
        return (-then, -most, share.name) if by_articles else (-most, -then, share.name)

    return tuple(sorted(shares.values(), key=rank))
