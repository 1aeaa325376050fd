"""What tells the mention that is a quoted span's source from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.features import FORMS, MENTIONS, bucket
from tui.analysis.governing import governor
from tui.analysis.links import Links
from tui.analysis.source_features import (
    KIN,
    OfCandidate,
    OfGovernor,
    OfMention,
    OfPlace,
    OfQuotation,
    Spelled,
)
from tui.analysis.templates import ABSENT
from tui.analysis.wordclasses import RELATIVE_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor

_VERBS = frozenset({"A", "ed"})
_SPELLED = 7  # units of a path that is spelled out
_NO_KIN = (ABSENT,) * KIN


class Quotation(NamedTuple):
    """What is found out once about a quoted span.

    ``verbs`` has subject and class of those that report before it; ``governor`` is the unit of the
    word that governs it, or -1.
    """

    unit: int
    words: frozenset[str]
    verbs: list[tuple[int, str]]
    governor: int


class Standing(NamedTuple):
    """How a mention's place stands to a quoted span: codes, and words that are spelled out."""

    codes: tuple[str, ...]
    spelled: Spelled


class Sources:
    """The parts of "this mention is the source" for one document's quoted spans."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene
        self.links = Links(extractor.scene)
        self.fine, self.coarse = extractor.company
        self.likelihoods = extractor.likelihoods

    def of_quotation(self, quote: int) -> OfQuotation:
        """Return the parts of a quoted span."""
        scene, extractor = self.scene, self.extractor
        shape, before, after, place = extractor.quotation(quote)
        return OfQuotation(
            shape, shape[0], shape[:2], before, after, place,
            extractor.gap(quote), self._paragraphs_since(quote),
            self.likelihoods.content(scene.unit_of_quote[quote])[0],
        )  # fmt: skip

    def of_mention(self, mention: int) -> OfMention:
        """Return the parts of a mention."""
        scene, extractor = self.scene, self.extractor
        kind, head, before, after, verb, group, place, last = extractor.mention_facts(mention)
        unit = scene.unit_of_mention[mention]
        likely, rival, leads = self.likelihoods.source(unit)
        fine, coarse, at = self.fine, self.coarse, unit + 3
        known = table()
        kin = known.get(verb, UNKNOWN)
        own = known.get(last, UNKNOWN) if kind[0] == "d" else _NOT_KIN
        is_name = kind[0] == "n"
        return OfMention(
            kind, head, before, after, verb, group, place, "" if is_name else last,
            bucket(extractor.frequency.get(last, 0)) if is_name else kind[0],
            bucket(max(0, extractor.speaks_elsewhere(mention))),
            "f" if scene.free[unit] else "g",
            likely, rival, likely + leads, self.likelihoods.content(unit)[0],
            fine[at - 1], fine[at + 1], fine[at + 2],
            coarse[at - 2], coarse[at - 1], coarse[at + 1], coarse[at + 2], coarse[at + 3],
            kin.fine, kin.coarse, own.fine, own.coarse,
        )  # fmt: skip

    def same(self, mention: int, previous: int) -> int:
        """Return which of ``SAME`` a mention is to ``previous``, the source before, or -1."""
        if previous < 0:
            return 0
        if previous == mention:
            return 1
        last_words = self.extractor.last_words
        return 2 if last_words[previous] == last_words[mention] else 3

    def quotation(self, quote: int) -> Quotation:
        """Return what ``standing`` and ``of_candidate`` ask for about a quoted span."""
        scene = self.scene
        unit = scene.unit_of_quote[quote]
        tokens = scene.document.tokens_in(scene.document.quoted[quote].span)
        words = frozenset(scene.document.lower[tokens.start : tokens.stop])
        cue = self.likelihoods.cue_before(unit)
        return Quotation(
            unit, words, self._reporting_before(unit), cue if cue >= 0 else governor(scene, unit)
        )

    def of_candidate(self, quotation: Quotation, rank: int, mention: int) -> OfCandidate:
        """Return the parts of a mention as the candidate of a rank for a quoted span."""
        inside = self.extractor.last_words[mention] in quotation.words
        return OfCandidate(str(min(rank, 9)), str(inside))

    def standing(self, quotation: Quotation, unit: int) -> Standing:
        """Return how the mentions in a unit stand to a quoted span."""
        scene, extractor = self.scene, self.extractor
        target = quotation.unit
        side, where, path, between = extractor.relation(unit, target)
        link = "P" if where[0] == "P" else self.links.link(unit, target)
        of_place = OfPlace(
            side, side + where, between, bucket(abs(unit - target)), link, link[:2], link[:3],
            _chain(quotation.verbs, unit),
        )  # fmt: skip
        governed, onward, upward = _UNGOVERNED
        if quotation.governor >= 0 and scene.paragraphs[unit] == scene.paragraphs[target]:
            governed, onward, upward = self._government(quotation, unit)
        low, high = (unit, target) if unit < target else (target, unit)
        kin, kins = ABSENT, _NO_KIN
        if high - low <= KIN + 1:
            classes = tuple(self.coarse[low + 4 : high + 3])
            kin, kins = " ".join(classes), classes + _NO_KIN[len(classes) :]
        words = self._words_between(unit, target)
        return Standing(of_place + governed + kins, Spelled(path, words, kin, onward, upward))

    def _government(self, quotation: Quotation, unit: int) -> tuple[OfGovernor, str, str]:
        """Return how a mention stands to what governs the quotation, the way there and on."""
        scene, extractor = self.scene, self.extractor
        target, verb = quotation.unit, quotation.governor
        code, apart = scene.codes[verb], target - verb
        near = str(min(apart, 4) if apart <= 8 else 5)
        has = "s" if scene.subjects[verb] >= 0 else "-"
        if unit > target:
            return OfGovernor(near, has, behind=code), ABSENT, ABSENT
        if unit > verb:
            onward = " ".join(extractor.path(verb, unit)[:5])
            return (
                OfGovernor(near, has, amid=code, after=extractor.spelled[unit + 4]),
                onward,
                ABSENT,
            )
        if scene.sentences[unit] != scene.sentences[verb]:
            return OfGovernor(near, has, away=code), ABSENT, ABSENT
        return self._subjecthood(unit, verb, near)

    def _subjecthood(self, unit: int, verb: int, near: str) -> tuple[OfGovernor, str, str]:
        """Return how a mention stands to a verb after it, whose subject it may be."""
        scene, extractor = self.scene, self.extractor
        path = extractor.path(unit, verb)
        between = scene.codes[unit + 1 : verb]
        mentions = extractor.mentions_within(unit + 1, verb)
        commas = between.count(",")
        verbs = sum([code[-1:] in FORMS or code in _VERBS for code in between])
        relative = "W" in between or not RELATIVE_SUBJECTS.isdisjoint(scene.words[unit + 1 : verb])
        governed = OfGovernor(
            near,
            code=scene.codes[verb],
            own="s" if scene.subjects[verb] == unit else "o",
            edges=f"{path[0]}|{path[-1]}" if path else ".|.",
            counts=f"{mentions}{commas}{relative:d}{verbs}",
            few=str(min(mentions, 3)),
            pauses=str(min(commas, 3)),
            relative=f"{relative:d}",
            fewest=f"{min(commas, 2)}{min(mentions, 2)}",
            acts=str(min(verbs, 2)),
            previous=extractor.spelled[unit + 2],
        )
        return governed, ABSENT, " ".join(path) if len(path) <= _SPELLED else "far"

    def _reporting_before(self, unit: int) -> list[tuple[int, str]]:
        """Return subject and class of the verbs that report in the sentence before a unit."""
        scene = self.scene
        found: list[tuple[int, str]] = []
        for position in range(unit - 1, max(-1, unit - 40), -1):
            if scene.sentences[position] != scene.sentences[unit] or len(found) == 4:
                break
            code = scene.codes[position]
            if code[-1:] in FORMS:
                found.append((scene.subjects[position], code))
        return found

    def _words_between(self, unit: int, target: int) -> str:
        """Return the very words between a mention and a quoted span, when they are few."""
        low, high = (unit, target) if unit < target else (target, unit)
        if high - low > 4:
            return ""
        codes, words = self.scene.codes, self.scene.words
        return ("<" if unit < target else ">") + " ".join(
            [words[at] if codes[at] not in MENTIONS else codes[at] for at in range(low + 1, high)]
        )

    def _paragraphs_since(self, quote: int) -> str:
        """Return how many paragraphs lie between a quoted span and the one before."""
        scene = self.scene
        if not quote or scene.unit_of_quote[quote - 1] < 0:
            return "-"
        here, there = scene.unit_of_quote[quote], scene.unit_of_quote[quote - 1]
        return str(min(4, scene.paragraphs[here] - scene.paragraphs[there]))


_UNGOVERNED = (OfGovernor(), ABSENT, ABSENT)
_NOT_KIN = UNKNOWN._replace(coarse=ABSENT, fine=ABSENT)


def _chain(verbs: Sequence[tuple[int, str]], unit: int) -> str:
    """Return which of the verbs that report before a quotation a mention is the subject of.

    The nearest is 0; its class and the number of such verbs in the sentence follow.
    """
    for rank, (subject, code) in enumerate(verbs):
        if subject == unit:
            return f"{rank}{code[:3]}{len(verbs)}"
    return f"-{len(verbs)}"
