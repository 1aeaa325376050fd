"""What the ranking of the sources of indirect speech looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.features import bucket
from tui.analysis.held import Held
from tui.analysis.wordclasses import FUNCTION_CLASSES, verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor
    from tui.analysis.passages import Passage

_MOST_SOURCES = 8
_MOST_AFTER = 4  # units with a mention
_REACH = 150


class PassageExtractor:
    """The features of one document's passages with the mentions that may be their source."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene
        self.tags = extractor.marked
        self.verbs = verbs()
        self._held = Held(self.scene)

    def candidates(self, passage: Passage) -> list[int]:
        """Return the mentions that could be the source of a passage, nearest first.

        Those of its sentence, outside of it, more of them before than after, and the last of the
        sentence before.
        """
        scene = self.scene
        sentences = scene.sentences
        start = passage.pieces[0][0]
        stop = passage.pieces[-1][1]
        found: list[int] = []
        others = 0
        for unit in reversed(self._held.within(start - _REACH + 1, start)):
            if len(found) >= _MOST_SOURCES or others >= 2:
                break
            if sentences[unit] != sentences[start]:
                if scene.paragraphs[unit] != scene.paragraphs[start]:
                    break
                others += 1
            found.extend(scene.mentions_of_unit[unit][:_MOST_SOURCES])
        inside = self._held.within(passage.pieces[0][1], passage.pieces[-1][0])
        after = inside + self._held.within(stop, stop + _REACH)
        for unit in after[:_MOST_AFTER]:
            if sentences[unit] != sentences[start]:
                break
            found.extend(scene.mentions_of_unit[unit][:_MOST_SOURCES])
        return found

    def options(self, passage: Passage, mentions: Sequence[int]) -> list[list[str]]:
        """Return the features of each of ``mentions`` as the source of a passage."""
        facts = self.facts(passage)
        units = self.scene.unit_of_mention
        likeliest = max((self.tags.sources[units[index]] for index in mentions), default=0.0)
        return [
            self._source(
                passage, facts, rank, index, top=self.tags.sources[units[index]] == likeliest
            )
            for rank, index in enumerate(mentions)
        ]

    def facts(self, passage: Passage) -> tuple[str, str, str, str]:
        """Return codes for a passage: how it opens, its cue's verb, class and side."""
        scene = self.scene
        first = passage.pieces[0][0]
        opening = self._spelled(first - 1) if first else "^"
        cue = passage.cue
        if cue < 0:
            return opening, "-", "-", "-"
        code = scene.codes[cue]
        verb = self.verbs.get(scene.words[cue], ("", scene.words[cue]))[1]
        side = "<" if cue < first else ">" if cue >= passage.pieces[-1][1] else "="
        return opening, verb, code, side

    def _spelled(self, unit: int) -> str:
        code = self.scene.codes[unit]
        return self.scene.words[unit] if code in FUNCTION_CLASSES else code

    def _source(
        self,
        passage: Passage,
        facts: tuple[str, str, str, str],
        rank: int,
        mention: int,
        *,
        top: bool,
    ) -> list[str]:
        """Return the features of a mention as the source of a passage.

        ``rank`` is its place among the candidates; ``top`` says that no other is likelier to be a
        source by its place in the sentence alone.
        """
        scene = self.scene
        opening, verb, code, side_of_cue = facts
        unit = scene.unit_of_mention[mention]
        kind, head, before, after, own_verb, group, place, last = self.extractor.mention_facts(
            mention
        )
        at = passage.cue if passage.cue >= 0 else passage.pieces[0][0]
        side, where, path, between = self.extractor.relation(unit, at)
        rel = side + where
        is_subject = "-"
        if passage.cue >= 0:
            subject = scene.subjects[passage.cue]
            is_subject = "s" if subject == unit else "n" if subject < 0 else "o"
        share = self.tags.sources[unit]
        likely = str(int(share * 6)) + ("t" if top else "-")
        word = last if kind[0] != "n" else ""
        return [
            f"t{likely}", f"t{likely}{rel}", f"t{likely}{is_subject}", f"t{likely}{kind}",
            f"t{likely}{side_of_cue}{rel}", f"r{rel}{side_of_cue}",
            f"s{is_subject}{rel}{side_of_cue}", f"s{is_subject}{kind}{code}",
            f"k{kind}{head}{rel}", f"w{word}", f"p{path}", f"p{path}{code}", f"p{path}{kind}",
            f"b{between}{rel}", f"m{before}{kind}{rel}", f"m{after}{kind}{rel}",
            f"m{before}|{after}{rel}", f"#{min(rank, 8)}{is_subject}", f"i{place}{rel}{is_subject}",
            f"v{verb}{is_subject}{rel}", f"g{group}{rel}{is_subject}", f"o{own_verb == verb}{rel}",
            f"c{opening}{rel}{is_subject}", f"c{opening}{kind}{rel}", f"n{kind}{likely[-1]}{rel}",
        ]  # fmt: skip

    def signs(self, passage: Passage, mention: int, certainty: float, *, states: bool) -> list[str]:
        """Return the features by which a passage and its source are believed.

        ``certainty`` is the probability of the source, ``states`` whether it is a statement.
        """
        scene = self.scene
        opening, verb, code, side = self.facts(passage)
        first, stop = passage.pieces[0][0], passage.pieces[-1][1]
        likely = int(passage.probability * 10)
        sure = int(certainty * 10)
        reports = int(self.tags.cues[passage.cue] * 5) if passage.cue >= 0 else "-"
        weakest = int(min(self.tags.content[passage.pieces[0][0] : passage.pieces[0][1]]) * 5)
        form = "s" if states else "n"
        end = scene.codes[stop] if stop < len(scene.codes) else "$"
        before = scene.codes[first - 1] if first else "^"
        kind = scene.codes[scene.unit_of_mention[mention]]
        return [
            f"p{likely}", f"q{sure}", f"k{reports}", f"w{weakest}", f"{form}{likely}",
            f"{form}q{sure}", f"pq{likely // 2}{sure // 2}", f"{form}k{reports}{kind}",
            f"o{before}{side}{form}", f"c{code}{side}{form}", f"v{verb}{form}",
            f"e{end}{weakest}", f"e{end}{form}", f"l{bucket(stop - first)}{form}",
            f"c{code}{opening}", f"m{kind}{side}",
        ]  # fmt: skip
