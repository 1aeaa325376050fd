"""Resolve the mentions of an article to the entities they refer to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.analysis.cast import Cast
from tui.analysis.furniture import furniture as furniture_of
from tui.analysis.places import country_name
from tui.analysis.references import References
from tui.analysis.roster import become, indexed, merged
from tui.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tui.analysis.segment import Document
    from tui.model import Entity, Mention, Roster


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of an article and what its mentions refer to."""

    entities: tuple[Entity, ...] = ()
    links: Mapping[Span, int] = field(default_factory=dict)
    _spans: tuple[Span, ...] = ()

    def entity_of(self, span: Span) -> int | None:
        """Return the index in ``entities`` of what the mention at ``span`` refers to.

        None where it refers to nobody the text tells: the narrator's "I", a "they" without a
        group. For a span that was no mention, the answer is that of the longest one within it or
        else of the shortest one around it.
        """
        found = self.links.get(span)
        if found is not None:
            return found
        first = bisect_left(self._spans, (span.start, -1))
        inside = []
        while first < len(self._spans) and self._spans[first].start < span.end:
            if span.holds(self._spans[first]):
                inside.append(self._spans[first])
            first += 1
        if inside:
            return self.links[max(inside, key=lambda held: held.end - held.start)]
        last = bisect_right(self._spans, (span.start, span.end)) - 1
        for rank in range(last, max(-1, last - 8), -1):
            if self._spans[rank].holds(span):
                return self.links[self._spans[rank]]
        return None


def resolve(
    document: Document,
    mentions: Sequence[Mention],
    roster: Roster,
    furniture: Sequence[Span] | None = None,
    sources: Collection[Span] | None = None,
) -> Resolution:
    """Return the entities of ``document`` and which of them each of ``mentions`` refers to.

    Entities come in the order of the text, those on the ``roster`` under its names. ``furniture``
    are the lines to leave alone, found anew when they are not given. ``sources`` are the mentions
    that speak: with them, the entities are those that are named and those that speak, without the
    many that are only described, in about half the time. Nothing is raised.
    """
    if not document.words:
        return Resolution()
    lines = furniture_of(document.text, document.paragraphs) if furniture is None else furniture
    index = indexed(roster)
    references = References(document, Cast(document, lines), index)
    links = references.resolved(mentions, sources)
    drafts = references.drafts(sources)
    for draft in drafts:
        if draft.country and not draft.country_name:
            draft.country_name = country_name(draft.country)
        known = None if draft.is_known else index.known(draft)
        if known is not None:
            become(draft, known)
    into = merged(drafts)
    kept = {id(draft): draft for draft in into.values()}
    order = sorted(kept.values(), key=lambda draft: min(draft.mentions, default=_NOWHERE))
    rank = {id(draft): position for position, draft in enumerate(order)}
    ranks = {each: rank[id(draft)] for each, draft in into.items()}
    linked = {span: ranks[id(draft)] for span, draft in links.items() if id(draft) in ranks}
    return Resolution(tuple(draft.finished() for draft in order), linked, tuple(sorted(linked)))
