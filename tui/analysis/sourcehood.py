"""What tells the mention that is a quoted span's source from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.features import FAR, bucket
from tui.analysis.governing import REPORTS
from tui.analysis.links import Links
from tui.analysis.source_features import KIN, NO_KIN, OfCandidate, OfGovernor
from tui.analysis.templates import ABSENT
from tui.analysis.wordclasses import MENTIONS, RELATIVE_SUBJECTS
from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.analysis.features import Extractor

_VERBS = REPORTS | {"A", "ed"}
_SPELLED = 7  # units of a path that is spelled out
_SHORT = 3  # units between a mention and a quotation whose very words count
_LAST_RANK = 9  # and all after it
CANDIDATES = [
    OfCandidate(str(rank), str(inside))
    for rank in range(_LAST_RANK + 1)
    for inside in (False, True)
]


@remembered
def _tie_and_bond(link: str) -> tuple[str, str]:
    return link[:2], link[:3]


class Governor(NamedTuple):
    """The word that governs a quoted span: its unit and how near it is.

    ``behind`` and ``away`` are how a mention stands to it that follows the quotation, or that
    stands in another sentence.
    """

    unit: int
    near: str
    has: str
    behind: OfGovernor
    away: OfGovernor


class Quotation(NamedTuple):
    """What is found out once about a quoted span.

    ``chain`` tells, by unit, of which verb that reports before it a mention is the subject, and
    ``unchained`` stands for all that are not: the nearest is 0; the verb's class and the number of
    such verbs in the sentence follow.
    """

    unit: int
    words: frozenset[str]
    chain: dict[int, str]
    unchained: str
    governor: Governor | None
    links: Links


class Near(NamedTuple):
    """How a place near a quoted span stands to it: see ``OfGovernor`` and ``Spelled``.

    ``kins`` are the classes of the units between the two.
    """

    governor: OfGovernor
    kins: tuple[str, ...]
    spelled: tuple[str, ...]


class Sources:
    """The parts of "this mention is the source" for one document's quoted spans."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene
        self.likelihoods = extractor.likelihoods
        self._quotations: dict[int, Quotation] = {}

    def of_quotation(self, quote: int) -> tuple[str, ...]:
        """Return the parts of a quoted span, as of ``OfQuotation``."""
        scene, extractor = self.scene, self.extractor
        shape, before, after, place = extractor.quotation(quote)
        return (
            shape, shape[0], shape[:2], before, after, place,
            extractor.gap(quote), self._paragraphs_since(quote),
            self.likelihoods.content(scene.unit_of_quote[quote]),
        )  # fmt: skip

    def of_mention(self, mention: int) -> tuple[str, ...]:
        """Return the parts of a mention, as of ``OfMention``."""
        scene, extractor = self.scene, self.extractor
        kind, head, before, after, verb, group, place, last = extractor.mention_facts(mention)
        unit = scene.unit_of_mention[mention]
        likely, rival, leads = self.likelihoods.source(unit)
        fine, coarse, at = extractor.fine, extractor.coarse, unit + 3
        known = table()
        kin = known.get(verb, UNKNOWN)
        own = known.get(last, UNKNOWN) if kind[0] == "d" else _NOT_KIN
        is_name = kind[0] == "n"
        return (
            kind, head, before, after, verb, group, place, "" if is_name else last,
            bucket(extractor.frequency.get(last, 0)) if is_name else kind[0],
            bucket(extractor.speaks_elsewhere(last, group)),
            "f" if scene.free[unit] else "g",
            likely, rival, likely + leads, self.likelihoods.content(unit),
            fine[at - 1], fine[at + 1], fine[at + 2],
            coarse[at - 2], coarse[at - 1], coarse[at + 1], coarse[at + 2], coarse[at + 3],
            kin.fine, kin.coarse, own.fine, own.coarse,
        )  # fmt: skip

    def cases(self, mentions: Sequence[int], previous: int) -> list[int]:
        """Return which of ``SAME`` each mention is to ``previous``, the source before, or -1."""
        if previous < 0:
            return [0] * len(mentions)
        last_words = self.extractor.last_words
        name = last_words[previous]
        return [
            1 if mention == previous else 2 if last_words[mention] == name else 3
            for mention in mentions
        ]

    def quotation(self, quote: int) -> Quotation:
        """Return what ``standing`` and ``candidates`` ask for about a quoted span."""
        known = self._quotations.get(quote)
        if known is None:
            known = self._quotations[quote] = self._quotation(quote)
        return known

    def _quotation(self, quote: int) -> Quotation:
        scene, extractor = self.scene, self.extractor
        unit = scene.unit_of_quote[quote]
        tokens = extractor.inside[quote]
        words = frozenset(scene.document.lower[tokens.start : tokens.stop])
        verbs = extractor.reporting.verbs_before(unit)
        chain: dict[int, str] = {}
        for rank, verb in enumerate(verbs):
            chain.setdefault(scene.subjects[verb], f"{rank}{scene.codes[verb][:3]}{len(verbs)}")
        links = Links(scene, unit)
        return Quotation(unit, words, chain, f"-{len(verbs)}", self._governor(unit), links)

    def _governor(self, target: int) -> Governor | None:
        """Return the word that governs a quoted span: the likeliest cue before it, else a verb."""
        scene = self.scene
        unit = self.likelihoods.cue_before(target)
        if unit < 0:
            unit = self.extractor.reporting.governor(target)
        if unit < 0:
            return None
        code, apart = scene.codes[unit], target - unit
        near = str(min(apart, 4) if apart <= 8 else 5)
        has = "s" if scene.subjects[unit] >= 0 else "-"
        behind, away = OfGovernor(near, has, behind=code), OfGovernor(near, has, away=code)
        return Governor(unit, near, has, behind, away)

    def candidates(self, quotation: Quotation, ranked: Iterable[tuple[int, int]]) -> list[int]:
        """Return which of ``CANDIDATES`` each mention of a rank is for a quoted span."""
        last_words, quoted = self.extractor.last_words, quotation.words
        return [
            2 * rank + (last_words[mention] in quoted)
            if rank < _LAST_RANK
            else 2 * _LAST_RANK + (last_words[mention] in quoted)
            for rank, mention in ranked
        ]

    def standing(self, quotation: Quotation, unit: int) -> tuple[tuple[str, ...], Near]:
        """Return how the mentions in a unit stand to a quoted span.

        First come the parts of ``OfPlace``, then those that are the same for most places far away.
        """
        scene, extractor = self.scene, self.extractor
        target = quotation.unit
        side, where, path, between = extractor.relation(unit, target)
        low, high = (unit, target) if unit < target else (target, unit)
        link, governed, onward, upward = "P", _UNGOVERNED, ABSENT, ABSENT
        if scene.paragraphs[unit] == scene.paragraphs[target]:
            link = quotation.links.link(unit)
            if quotation.governor is not None:
                governed, onward, upward = self._government(quotation.governor, unit, target)
        tie, bond = _tie_and_bond(link)
        chain = quotation.chain.get(unit, quotation.unchained)
        place = (side, side + where, between, bucket(high - low), link, tie, bond, chain)
        is_far = high - low > KIN + 1
        if is_far and governed is _UNGOVERNED:
            return place, _FAR_AWAY[side]
        classes = () if is_far else extractor.coarse[low + 4 : high + 3]
        kin = ABSENT if is_far else " ".join(classes)
        words = side + self._words_between(low, high) if high - low - 1 <= _SHORT else ""
        spelled = (path, words, kin, onward, upward)
        return place, Near(governed, classes + NO_KIN[len(classes) :], spelled)

    def _government(self, verb: Governor, unit: int, target: int) -> tuple[OfGovernor, str, str]:
        """Return how a mention stands to what governs the quotation, the way there and on."""
        scene, extractor = self.scene, self.extractor
        if unit > target:
            return verb.behind, ABSENT, ABSENT
        if unit > verb.unit:
            onward = " ".join(extractor.path(verb.unit, unit)[:5])
            code, after = scene.codes[verb.unit], extractor.spelled[unit + 4]
            return OfGovernor(verb.near, verb.has, amid=code, after=after), onward, ABSENT
        if scene.sentences[unit] != scene.sentences[verb.unit]:
            return verb.away, ABSENT, ABSENT
        return self._subjecthood(unit, verb.unit, verb.near)

    def _subjecthood(self, unit: int, verb: int, near: str) -> tuple[OfGovernor, str, str]:
        """Return how a mention stands to a verb after it, whose subject it may be."""
        scene, extractor = self.scene, self.extractor
        path = extractor.path(unit, verb)
        between = scene.codes[unit + 1 : verb]
        mentions = extractor.mentions_within(unit + 1, verb)
        commas = between.count(",")
        verbs = sum([code in _VERBS for code in between])
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

    def _words_between(self, low: int, high: int) -> str:
        """Return the very words between two units."""
        codes, words = self.scene.codes, self.scene.words
        return " ".join(
            [words[at] if codes[at] not in MENTIONS else codes[at] for at in range(low + 1, high)]
        )

    def _paragraphs_since(self, quote: int) -> str:
        """Return how many paragraphs lie between a quoted span and the one before."""
        scene = self.scene
        if not quote or scene.unit_of_quote[quote - 1] < 0:
            return "-"
        here, there = scene.unit_of_quote[quote], scene.unit_of_quote[quote - 1]
        return str(min(4, scene.paragraphs[here] - scene.paragraphs[there]))


_UNGOVERNED = OfGovernor()
_FAR_AWAY = {
    side: Near(_UNGOVERNED, NO_KIN, (path, "", ABSENT, ABSENT, ABSENT))
    for side, path in FAR.items()
}
_NOT_KIN = UNKNOWN._replace(coarse=ABSENT, fine=ABSENT)
