"""The entities of one article while they are being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.analysis.nouns import Gender
from tui.model import Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.analysis.nouns import Noun
    from tui.model import Span


@dataclass(slots=True)
class Draft:
    """An entity in the making.

    ``forms`` counts the names it goes by and ``name`` is the fullest of them so far. ``words`` are
    the folded words of its roles, by which descriptions find it, and ``country`` an ISO code. A
    group has ``members`` (other drafts) and the codes of its ``countries``. ``owner`` is the entity
    whose name begins this one's: "Costa" in "Costa’s family". A document has its ``issuer``.
    """

    kind: EntityKind
    name: str
    named: bool = True
    gender: Gender = Gender.UNKNOWN
    forms: dict[str, int] = field(default_factory=dict)
    role: str = ""
    words: set[str] = field(default_factory=set)
    country: str = ""
    noun: Noun | None = None
    number: int = 0
    fullness: tuple[int, bool, int] = (0, False, 0)
    countries: frozenset[str] = frozenset()
    members: tuple[Draft, ...] = ()
    member_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: Draft | None = None
    mentions: list[Span] = field(default_factory=list)
    is_known: bool = False
    country_name: str = ""

    def add_form(self, form: str) -> None:
        """Count a name that the article has for the entity."""
        self.forms[form] = self.forms.get(form, 0) + 1

    def take_role(self, text: str, words: Iterable[str], country: str) -> None:
        """Learn a role in the article's words; the fullest is kept."""
        self.words.update(words)
        if len(text) > len(self.role):
            self.role = text
        self.country = self.country or country

    def by_frequency(self) -> list[str]:
        """Return the names the article has for the entity, the commonest first."""
        return sorted(self.forms, key=self.forms.__getitem__, reverse=True)

    def full_name(self) -> str:
        """Return the name with the owner's name in full."""
        if self.owner is None or self.is_known:
            return self.name
        owner = self.owner.full_name()
        before, mark, rest = self.name.partition("’s ")
        if not mark:
            before, mark, rest = self.name.partition("'s ")
        return f"{owner}{mark}{rest}" if mark and before else self.name

    def finished(self) -> Entity:
        """Return the entity, its mentions in the order of the text."""
        name = self.full_name()
        forms = self.by_frequency() if len(self.forms) > 1 else self.forms
        others = [form for form in forms if form != name]
        members = self.member_names or tuple(member.full_name() for member in self.members)
        return Entity(
            name=name,
            kind=self.kind,
            role=self.role,
            country=self.country_name,
            aliases=tuple(dict.fromkeys([*others, *self.aliases])),
            members=members,
            mentions=_outermost(self.mentions),
            named=self.named,
        )


def _outermost(mentions: list[Span]) -> tuple[Span, ...]:
    """Return mentions in the order of the text, without those that lie within another."""
    if len(mentions) == 1:
        return (mentions[0],)
    kept: list[Span] = []
    reached = -1
    for span in sorted(mentions):
        start, end = span
        if end > reached:
            if kept and kept[-1].start == start:
                kept[-1] = span
            else:
                kept.append(span)
            reached = end
    return tuple(kept)
