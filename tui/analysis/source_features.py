"""What the ranking of sources looks at: the parts, and the features that are made of them.

``Sources`` in ``tui.analysis.sourcehood`` finds the parts. One that does not apply is ``ABSENT``,
and with it all features in which it stands.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.analysis.templates import ABSENT, Templates

SAME = "-=sx"  # the source before: there is none, the mention is it, it is named like it, it is not
KIN = 7  # units between mention and quotation whose classes are spelled out


class OfMention(NamedTuple):
    """What a mention is, wherever the quotation stands.

    ``frequency`` is how often it is named and ``speaks`` how often it is a verb's of saying subject
    elsewhere. ``likely``, ``rival``, ``mark`` and ``held`` are what the tagger says. ``fine_1``
    to ``coarse3`` are the classes of the words before it (``_1`` is the last) and after it,
    ``verb_fine`` and the others those of its verb and of itself.
    """

    kind: str
    head: str
    before: str
    after: str
    verb: str
    group: str
    place: str
    word: str
    frequency: str
    speaks: str
    free: str
    likely: str
    rival: str
    mark: str
    held: str
    fine_1: str
    fine1: str
    fine2: str
    coarse_2: str
    coarse_1: str
    coarse1: str
    coarse2: str
    coarse3: str
    verb_fine: str
    verb_coarse: str
    own_fine: str
    own_coarse: str


class OfQuotation(NamedTuple):
    """What a quoted span is, whoever its source: the codes of ``Extractor.quotation`` and more.

    ``gap`` is what lies between it and the one before, ``apart`` how many paragraphs; ``quoted`` is
    what the tagger says of it.
    """

    shape: str
    end: str
    se: str
    qbefore: str
    qafter: str
    qplace: str
    gap: str
    apart: str
    quoted: str


class OfCandidate(NamedTuple):
    """A mention as a candidate: its rank, and whether its last word is among those quoted."""

    rank: str
    inside: str


class OfPlace(NamedTuple):
    """How a mention's place stands to a quoted span.

    ``link`` is how the nearest verb of saying ties them, ``tie`` and ``bond`` its first two and
    three signs. ``chain`` tells of which verb before the quotation the mention is the subject.
    """

    side: str
    rel: str
    between: str
    far: str
    link: str
    tie: str
    bond: str
    chain: str


class OfGovernor(NamedTuple):
    """How a mention's place stands to the word that governs the quotation, whose class is ``code``.

    That class is again in ``behind`` where the mention follows the quotation, in ``amid`` where it
    stands between the two, and in ``away`` where it stands in another sentence. In all other cases
    the mention comes first, and ``own`` tells whether it is that word's subject.
    """

    near: str = ABSENT
    has: str = ABSENT
    behind: str = ABSENT
    amid: str = ABSENT
    after: str = ABSENT
    away: str = ABSENT
    code: str = ABSENT
    own: str = ABSENT
    edges: str = ABSENT
    counts: str = ABSENT
    few: str = ABSENT
    pauses: str = ABSENT
    relative: str = ABSENT
    fewest: str = ABSENT
    acts: str = ABSENT
    previous: str = ABSENT


class Spelled(NamedTuple):
    """The words between a mention and the quotation, or the word that governs it."""

    path: str
    words: str
    kin: str
    onward: str
    upward: str


_KINS = tuple(f"kin{place}" for place in range(KIN))
_GOVERNOR = tuple(f"gov_{name}" for name in OfGovernor._fields)
NO_KIN = (ABSENT,) * KIN
FIELDS = (
    *OfMention._fields,
    *OfQuotation._fields,
    *OfCandidate._fields,
    *OfPlace._fields,
    *_GOVERNOR,
    *_KINS,
    *Spelled._fields,
)
_STANDING = (
    "r{rel}", "k{kind}{head}{rel}", "#{rel}{rank}", "b{between}{rel}",
    "h{kind}{word}", "d{far}{rel}", "d{far}{rel}{kind}",
    "in{inside}{kind}", "in{inside}{rel}",
    "P{words}", "u{before}|{group}|{rel}{kind}",
    "p{path}", "p{path}{se}", "p{path}{kind}", "p{path}{qbefore}|{qafter}",
    "L{tie}{rel}", "L{tie}{kind}{se}", "L{bond}{qbefore}", "L{tie}{free}{rel}",
    "G{free}{rel}", "G{free}{rel}{kind}{between}", "G{free}{kind}{se}{rel}",
    "l{link}", "l{link}{rel}", "l{link}{rel}{se}", "l{link}{kind}{qbefore}",
    "l{link}{qafter}{end}", "m{before}|{after}{rel}", "m{before}{kind}{rel}",
    "m{after}{kind}{rel}", "m{before}|{after}{kind}{end}",
    "v{verb}{rel}", "v{verb}{link}", "g{group}{rel}{se}", "g{group}{rel}{kind}",
    "g{group}{qbefore}{rel}", "g{group}{qafter}{rel}", "g{group}{rel}{between}",
    "q{qbefore}|{qafter}{rel}", "q{shape}{rel}", "qb{qbefore}{end}{rel}{kind}",
    "qa{qafter}{end}{rel}{kind}", "qp{qplace}{rel}{se}", "qp{qplace}{rel}{kind}",
    "f{frequency}{rel}", "f{frequency}{place}{kind}", "i{place}{rel}{between}{kind}",
    "C{chain}", "C{chain}{kind}{se}", "C{chain}{qbefore}", "C{chain}{tie}{rel}",
    "K{speaks}{kind}", "K{speaks}{rel}",
)  # fmt: skip
_GOVERNED = (
    "V]{gov_behind}{gov_near}{gov_has}{kind}",
    "V>{gov_amid}|{onward}", "V>{gov_amid}{gov_near}{kind}", "V>{gov_has}{gov_amid}{gov_after}",
    "V{{gov_away}{gov_near}{gov_has}", "V{{gov_away}{kind}",
    "V<{upward}", "V<{upward}{gov_code}", "V<{gov_counts}",
    "V<{gov_few}{gov_pauses}{gov_relative}{gov_own}{free}", "V<{gov_previous}|{gov_edges}",
    "V<{gov_edges}{gov_own}{gov_few}", "V<{gov_own}{free}{gov_code}{gov_near}",
    "V<{gov_previous}{free}{gov_fewest}{kind}", "V<{gov_edges}{gov_pauses}{kind}{gov_acts}",
)  # fmt: skip
_TAGGED = (
    "T{likely}{rel}{kind}", "T{likely}|{rival}{side}", "T{mark}{bond}", "T{mark}{rel}{se}",
    "T{mark}{qbefore}", "TC{held}{likely}{rel}", "TQ{quoted}{mark}{rel}",
)  # fmt: skip
_COMPANY = (
    "F-1{fine_1}{side}", "F1{fine1}{side}", "F2{fine2}{side}",
    "C-2{coarse_2}{rel}", "C-1{coarse_1}{rel}", "C1{coarse1}{rel}", "C2{coarse2}{rel}",
    "C3{coarse3}{rel}", "VF{verb_fine}{rel}", "VC{verb_coarse}{rel}{kind}", "VL{verb_fine}{bond}",
    "H{own_fine}", "HC{own_coarse}{rel}", "PC{side}{kin}",
    *(f"B{{{kin}}}{{side}}" for kin in _KINS),
)  # fmt: skip
_AGAIN = (
    "x{same}{apart}", "x{same}{apart}{se}{rel}", "z{same}{gap}", "z{same}{gap}{side}{kind}",
    "x{same}{rel}", "x{same}{qplace}{se}", "x{same}{link}", "x{same}{kind}{between}",
)  # fmt: skip
SOURCES = Templates(
    FIELDS,
    _STANDING + _GOVERNED + _TAGGED + _COMPANY,
    *([template.replace("{same}", same) for template in _AGAIN] for same in SAME),
)
