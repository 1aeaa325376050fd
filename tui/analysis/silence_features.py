"""What the ranking of sources looks at to see no speech: the parts, and the features of them.

``Silence`` in ``tui.analysis.silence`` finds the parts. One that does not apply is ``ABSENT``, and
with it all features in which it stands.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.analysis.templates import ABSENT, Templates

VERDICTS = "-q0"  # on the quoted span before: there is none, it is speech, it is not
NAME = 5  # words of a quoted name, at most
FEW = 3  # words that are looked at each


class OfShape(NamedTuple):
    """How a quoted span looks, and what stands around it.

    ``cased`` tells which of its words have capitals. ``cues``, ``near`` and ``tie`` are the verbs
    of saying in its sentence. ``single``, ``open`` and ``named`` are empty where it stands in
    single marks, is never closed, or may be a name, and ``outside`` is there with the last.
    ``content`` and what follows is what the tagger says of it and of its sentence.
    """

    shape: str
    end: str
    length: str
    before: str
    after: str
    place: str
    cased: str
    gap: str
    gap_kind: str
    cues: str
    near: str
    tie: str
    tied: str
    side: str
    outside: str
    named: str
    again: str
    open: str
    single: str
    content: str
    begins: str
    cue: str
    source: str


class Beside(NamedTuple):
    """The units beside a quoted span: words, codes, fine and coarse classes."""

    word_2: str
    word_1: str
    word1: str
    code_2: str
    code2: str
    fine_1: str
    fine1: str
    coarse_3: str
    coarse_2: str
    coarse_1: str
    coarse1: str
    coarse2: str


class OfGovernor(NamedTuple):
    """The word that governs a quoted span: its class, the way from it, itself, how far it is."""

    code: str = ABSENT
    route: str = ABSENT
    verb: str = ABSENT
    near: str = ABSENT
    far: str = ABSENT


class Within(NamedTuple):
    """The words between the marks: all if they are few, else the first and the last."""

    phrase: str
    first: str
    last: str
    first_coarse: str
    last_coarse: str


_WORDS = tuple(f"word{place}" for place in range(FEW))
_FINE = tuple(f"fine{place}" for place in range(NAME))
_COARSE = tuple(f"coarse{place}" for place in range(NAME))
FIELDS = (
    *OfShape._fields,
    *(f"beside_{name}" for name in Beside._fields),
    *(f"gov_{name}" for name in OfGovernor._fields),
    *(f"in_{name}" for name in (*Within._fields, *_WORDS, *_FINE, *_COARSE)),
)
_SHAPED = (
    "0", "0s{shape}", "0b{before}", "0a{after}", "0p{place}", "0c{cased}{length}",
    "0c{cased}{shape}", "0ba{before}|{after}", "0bl{before}|{shape}",
    "0al{after}|{shape}", "0k{cues}{end}", "0n{near}", "0n{near}{length}{cased}",
    "0k{cues}{place}{length}", "0bb{beside_code_2}|{before}", "0aa{after}|{beside_code2}",
    "0cb{cased}{before}|{length}", "0ca{cased}{after}{length}",
    "0t{tie}", "0t{tie}{cased}{length}", "0t{tied}{side}{cased}", "0t{tie}{before}",
    "0out{outside}", "0out{outside}{before}", "0ap{named}{before}|{after}{beside_code2}",
    "0rep{again}{cased}", "0rep{again}{length}",
    "0open{open}{shape}", "0single{single}", "0single{single}{length}{cased}",
)  # fmt: skip
_TAGGED = (
    "0T{content}", "0T{content}{cased}{length}", "0T{content}|{before}", "0Tb{content}{begins}",
    "0Tc{content}{cue}", "0Tc{content}{source}", "0Tc{cue}{source}{cased}{length}",
)  # fmt: skip
_AROUND = (
    "0w-{beside_word_1}", "0w+{beside_word1}", "0w--{beside_word_2}",
    "0w2{beside_word_2} {beside_word_1}",
    "0F-1{beside_fine_1}", "0F1{beside_fine1}", "0FS{beside_fine_1}{cased}",
    "0CC{beside_coarse_1}|{beside_coarse1}", "0CB{beside_coarse_2}|{beside_coarse_1}",
    "0C-3{beside_coarse_3}", "0C-3{beside_coarse_3}{cased}{length}",
    "0C-2{beside_coarse_2}", "0C-2{beside_coarse_2}{cased}{length}",
    "0C-1{beside_coarse_1}", "0C-1{beside_coarse_1}{cased}{length}",
    "0C1{beside_coarse1}", "0C1{beside_coarse1}{cased}{length}",
    "0C2{beside_coarse2}", "0C2{beside_coarse2}{cased}{length}",
    "0V{gov_code}|{gov_route}", "0v{gov_verb}{gov_near}", "0y{gov_far}",
)  # fmt: skip
_WITHIN = (
    "0q{in_phrase}", "0f{in_first}", "0l{in_last}",
    "0If{in_first_coarse}{length}", "0Il{in_last_coarse}{length}",
    *(f"0qw{{in_{name}}}" for name in _WORDS),
    *(f"0J{{in_{name}}}" for name in _FINE),
    *(f"0I{{in_{name}}}{{length}}{{cased}}" for name in _COARSE),
)  # fmt: skip
_AFTER = (
    "0z{verdict}", "0z{verdict}{gap}", "0z{verdict}{gap_kind}{cased}", "0z{verdict}{cased}{length}",
)  # fmt: skip
SILENCE = Templates(
    FIELDS,
    _SHAPED + _TAGGED + _AROUND + _WITHIN,
    *([template.replace("{verdict}", verdict) for template in _AFTER] for verdict in VERDICTS),
)
