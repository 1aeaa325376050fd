"""Who speaks where a participle or a clause stands between a noun and its verb.

"A statement signed by Ada Bello said": Bello speaks. "Ten doctors led by Ada Bello said": the
doctors do, and "residents who spoke to us said": the residents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.descriptions import described
from tui.analysis.lexicon import words
from tui.analysis.nouns import NounKind
from tui.analysis.wordclasses import MENTIONS, RELATIVE_SUBJECTS, SAID, VERB_CLASSES

if TYPE_CHECKING:
    from tui.analysis.scene import Scene

_SIGNED = words("documents", "signed")
_BESIDE = words("documents", "beside_signed")
_ADDRESSING = words("documents", "addressing")
_ENACTED = words("documents", "enacted")
_AGENT = words("documents", "agent")
_NAMED = frozenset({"n", "d"})
_MENTION = (["n"], ["d"])
_PASSED = frozenset({"I", "to", "R", "ly", "M", "num", "C", ","})
_LONGEST = 16  # units between a document and who signed it
_LONGEST_CLAUSE = 20  # units of "who spoke to our correspondent in Bama on Monday"
_PARTICIPLES = frozenset({"ed", "w", "say2", "judge2", "think2"})  # before "by": "led by"
_REPORTS = SAID | {"say0", "judge0", "judge1", "judge2"}  # "doctors led by Ada Bello urge"
_NEAR = 6  # units from who leads a group to the verb, an apposition included
_FINITE = VERB_CLASSES | {"A", "ed", "s", "w"}
_PARTING = frozenset({",", "C", "T", ";", ":", "—", "–", "Q", "W"})


def speaker(scene: Scene, mention: int) -> int:
    """Return the mention that speaks where ``mention`` is found to be the source.

    It is another where ``mention`` is a document that somebody signed, or who leads the group that
    is the subject.
    """
    unit = scene.unit_of_mention[mention]
    found = signer(scene, unit)
    if found < 0:
        found = _led(scene, unit)
    return mention if found < 0 else scene.mentions_of_unit[found][0]


def is_agent(scene: Scene, mention: int) -> bool:
    """Tell whether "by" stands before a mention: "led by Ada Bello"."""
    unit = scene.unit_of_mention[mention]
    return unit > 0 and scene.words[unit - 1] in _AGENT


def signer(scene: Scene, unit: int) -> int:
    """Return the unit of who signed the document that ``unit`` mentions, or -1.

    "A statement by Ada Bello", "the letter, which was signed by the chairman", "a statement issued
    to newsmen in Kano on Monday by the ministry".
    """
    if scene.codes[unit] != "d":
        return -1
    found = _agent_after(scene, unit)
    return found if found >= 0 and _is_document(scene, unit) else -1


def _agent_after(scene: Scene, unit: int) -> int:
    """Return the unit that "by" leads to after a noun, through what may stand between, or -1."""
    codes, lower = scene.codes, scene.words
    at, stop = unit + 1, min(len(codes) - 1, unit + _LONGEST)
    at += codes[at : at + 1] == [","]
    if at < stop and lower[at] in RELATIVE_SUBJECTS:
        at += 1
        while at < stop and codes[at] == "A":
            at += 1
    is_signed, is_dated = at < stop and lower[at] in _SIGNED, True
    while at < stop and scene.sentences[at] == scene.sentences[unit]:
        if lower[at] in _AGENT:
            is_led = is_signed or (is_dated and codes[at - 1] != ",")
            is_one = codes[at + 1] in _NAMED and not _has_company(scene, at + 1)
            return at + 1 if is_led and is_one else -1
        if codes[at] in MENTIONS:
            is_dated = False
            if lower[at - 1] not in _ADDRESSING:
                return -1
        elif lower[at] in _SIGNED:
            is_signed = True
        elif not (codes[at] in _PASSED or lower[at] in _BESIDE):
            return -1
        at += 1
    return -1


def _has_company(scene: Scene, unit: int) -> bool:
    """Tell whether "and" joins somebody else to the one in a unit: "the chairman and Ada Bello"."""
    codes = scene.codes
    after = unit + 1 + (codes[unit + 1 : unit + 2] == [","])
    return codes[after : after + 1] == ["C"] and codes[after + 1 : after + 2] in _MENTION


def _is_document(scene: Scene, unit: int) -> bool:
    """Tell whether a description is of what people write, and no law that speaks for itself."""
    mention = scene.mentions[scene.mentions_of_unit[unit][0]]
    noun = described(scene.document, mention.span).noun
    if noun is None or noun.kind is not NounKind.DOCUMENT:
        return False
    return noun.lemma not in _ENACTED


def _led(scene: Scene, unit: int) -> int:
    """Return the unit of the group whose leader is in ``unit``, or -1: "doctors led by Ada Bello".

    A verb that reports must follow, whose subject the group is.
    """
    codes = scene.codes
    if unit > 1 and codes[unit - 1] == "," and codes[unit - 2] in _NAMED:
        unit -= 2  # "led by the chairman of the union, Ada Bello"
    head = unit - 3
    if head < 0 or scene.words[unit - 1] not in _AGENT or codes[unit - 2] not in _PARTICIPLES:
        return -1
    is_one = codes[head] in _NAMED and scene.sentences[head] == scene.sentences[unit]
    is_signed = scene.words[unit - 2] in _SIGNED  # not "a memo seen by Ada Bello"
    if not is_one or not scene.free[head] or (is_signed and _is_document(scene, head)):
        return -1
    around = range(unit + 1, min(len(codes), unit + _NEAR))
    verb = next((at for at in around if codes[at] in _REPORTS), -1)
    return head if verb >= 0 and scene.subjects[verb] == head else -1


def subject_across(scene: Scene, verb: int) -> int:
    """Return the unit of the subject of ``verb`` before its relative clause, or -1.

    "Residents who spoke to us said": no comma parts the clause, and no "and" goes on with it.
    """
    codes = scene.codes
    if verb < 0 or codes[verb] not in SAID or codes[verb - 1] in _PARTING:
        return -1
    for unit in range(verb - 2, max(0, verb - _LONGEST_CLAUSE), -1):
        if scene.sentences[unit] != scene.sentences[verb] or codes[unit] in _PARTING:
            return -1
        if codes[unit] == "p" and scene.words[unit] in RELATIVE_SUBJECTS:
            is_clause = codes[unit + 1] in _FINITE and codes[unit - 1] in _NAMED
            return unit - 1 if is_clause and scene.free[unit - 1] else -1
    return -1
