"""Short invented reports, and whom their mentions refer to."""

from __future__ import annotations

from tui.analysis.mentions import mentions
from tui.analysis.resolution import Resolution, resolve
from tui.analysis.segment import segment
from tui.model import Entity, Mention, MentionKind, Roster, Span

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "i", "we"})


class Story:
    """A text with its entities resolved."""

    def __init__(self, text: str, roster: Roster | None = None, *also: str) -> None:
        self.text = text
        document = segment(text)
        spans = {mention.span: mention for mention in mentions(document)}
        for phrase in also:
            span = self.span(phrase)
            spans.setdefault(span, Mention(span, MentionKind.DESCRIPTION))
        self.resolution: Resolution = resolve(
            document, tuple(spans[span] for span in sorted(spans)), roster or Roster()
        )

    def span(self, phrase: str, occurrence: int = 1) -> Span:
        """Return where the words stand the given time; -1 is the last time."""
        starts = []
        start = self.text.find(phrase)
        while start >= 0:
            starts.append(start)
            start = self.text.find(phrase, start + 1)
        found = starts[occurrence - 1 if occurrence > 0 else occurrence]
        return Span(found, found + len(phrase))

    def entity(self, phrase: str, occurrence: int = 1) -> Entity | None:
        """Return the entity that the words refer to."""
        index = self.resolution.entity_of(self.span(phrase, occurrence))
        return None if index is None else self.resolution.entities[index]

    def name(self, phrase: str, occurrence: int = 1) -> str | None:
        """Return the name of the entity that the words refer to."""
        found = self.entity(phrase, occurrence)
        return None if found is None else found.name

    def named(self, name: str) -> Entity:
        """Return the entity of this name."""
        return next(one for one in self.resolution.entities if one.name == name)

    @property
    def names(self) -> set[str]:
        """The names of all named entities."""
        return {one.name for one in self.resolution.entities if one.named}
