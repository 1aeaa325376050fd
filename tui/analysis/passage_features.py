"""What the ranking of the sources of indirect speech looks at, and what belief in them rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.features import bucket
from tui.analysis.grouped import names
from tui.analysis.held import Held
from tui.analysis.wordclasses import FUNCTION_CLASSES, verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor
    from tui.analysis.grouped import Facts
    from tui.analysis.passages import Passage

_MOST_SOURCES = 8
_MOST_AFTER = 4  # units with a mention
_REACH = 150
_SIXTHS = [[f"{share}{leads}" for share in range(7)] for leads in "-t"]


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
        for unit in self._held.nearest_before(start, _MOST_SOURCES, _REACH):
            if len(found) >= _MOST_SOURCES or others >= 2:
                break
            if sentences[unit] != sentences[start]:
                if scene.paragraphs[unit] != scene.paragraphs[start]:
                    break
                others += 1
            found.extend(scene.mentions_of_unit[unit][:_MOST_SOURCES])
        inside: list[int] = []
        if len(passage.pieces) > 1:
            inside = self._held.within(passage.pieces[0][1], passage.pieces[-1][0])
        after = inside + self._held.nearest_after(stop, _MOST_AFTER, _REACH)
        for unit in after[:_MOST_AFTER]:
            if sentences[unit] != sentences[start]:
                break
            found.extend(scene.mentions_of_unit[unit][:_MOST_SOURCES])
        return found

    def options(self, passage: Passage, mentions: Sequence[int]) -> list[list[str]]:
        """Return the features of each of ``mentions`` as the source of a passage."""
        return [names(SOURCE, facts) for facts in self.sources(passage, mentions)]

    def sources(self, passage: Passage, mentions: Sequence[int]) -> list[Facts]:
        """Return the facts for each group of ``SOURCE`` about each of ``mentions``.

        A mention leads where no other is likelier to be a source by its place in the sentence
        alone.
        """
        scene, cue = self.scene, passage.cue
        units, shares = scene.unit_of_mention, self.tags.sources
        opening, verb, code, side_of_cue = self.facts(passage)
        likeliest = max([shares[units[index]] for index in mentions], default=0.0)
        at = cue if cue >= 0 else passage.pieces[0][0]
        found: list[Facts] = []
        for rank, index in enumerate(mentions):
            unit = units[index]
            kind, head, before, after, own, group, place, last = self.extractor.mention_facts(index)
            side, where, path, between = self.extractor.relation(unit, at)
            rel = side + where
            is_subject = "-"
            if cue >= 0:
                subject = scene.subjects[cue]
                is_subject = "s" if subject == unit else "n" if subject < 0 else "o"
            likely = _SIXTHS[shares[unit] == likeliest][int(shares[unit] * 6)]
            is_own = "True" if own == verb else "False"
            facts = (
                (likely, kind, rel, is_subject, side_of_cue),
                (kind, head, before, after, rel),
                (path, code, kind, between, rel),
                (is_subject, kind, code, min(rank, 8)),
                (verb, opening, kind, rel, is_subject),
                (place, group, is_own, rel, is_subject),
                (last if kind[0] != "n" else "",),
            )
            found.append(facts)
        return found

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

    def belief(self, passage: Passage, mention: int, certainty: float, *, states: bool) -> Facts:
        """Return the facts for each group of ``BELIEF`` about a passage and its source.

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
        return (
            (likely, sure, form),
            (reports, kind, side, form),
            (weakest, end, form),
            (before, side, form),
            (code, opening, side, form),
            (verb, bucket(stop - first), form),
        )


def _likely(likely: str, kind: str, rel: str, is_subject: str, side_of_cue: str) -> list[str]:
    return [
        f"t{likely}", f"t{likely}{rel}", f"t{likely}{is_subject}", f"t{likely}{kind}",
        f"t{likely}{side_of_cue}{rel}", f"r{rel}{side_of_cue}", f"s{is_subject}{rel}{side_of_cue}",
        f"n{kind}{likely[-1]}{rel}",
    ]  # fmt: skip


def _beside(kind: str, head: str, before: str, after: str, rel: str) -> list[str]:
    return [
        f"k{kind}{head}{rel}", f"m{before}{kind}{rel}", f"m{after}{kind}{rel}",
        f"m{before}|{after}{rel}",
    ]  # fmt: skip


def _path(path: str, code: str, kind: str, between: str, rel: str) -> list[str]:
    return [f"p{path}", f"p{path}{code}", f"p{path}{kind}", f"b{between}{rel}"]


def _ranked(is_subject: str, kind: str, code: str, rank: int) -> list[str]:
    return [f"s{is_subject}{kind}{code}", f"#{rank}{is_subject}"]


def _reported(verb: str, opening: str, kind: str, rel: str, is_subject: str) -> list[str]:
    return [f"v{verb}{is_subject}{rel}", f"c{opening}{rel}{is_subject}", f"c{opening}{kind}{rel}"]


def _standing(place: str, group: str, is_own: str, rel: str, is_subject: str) -> list[str]:
    return [f"i{place}{rel}{is_subject}", f"g{group}{rel}{is_subject}", f"o{is_own}{rel}"]


def _word(word: str) -> list[str]:
    return [f"w{word}"]


SOURCE = (_likely, _beside, _path, _ranked, _reported, _standing, _word)


def _sure(likely: int, sure: int, form: str) -> list[str]:
    return [
        f"p{likely}", f"q{sure}", f"{form}{likely}", f"{form}q{sure}",
        f"pq{likely // 2}{sure // 2}",
    ]  # fmt: skip


def _cue(reports: int | str, kind: str, side: str, form: str) -> list[str]:
    return [f"k{reports}", f"{form}k{reports}{kind}", f"m{kind}{side}"]


def _end(weakest: int, end: str, form: str) -> list[str]:
    return [f"w{weakest}", f"e{end}{weakest}", f"e{end}{form}"]


def _before(before: str, side: str, form: str) -> list[str]:
    return [f"o{before}{side}{form}"]


def _opening(code: str, opening: str, side: str, form: str) -> list[str]:
    return [f"c{code}{side}{form}", f"c{code}{opening}"]


def _size(verb: str, size: str, form: str) -> list[str]:
    return [f"v{verb}{form}", f"l{size}{form}"]


BELIEF = (_sure, _cue, _end, _before, _opening, _size)
