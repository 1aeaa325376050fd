"""What the ranking of indirect speech looks at: features of an anchor and of each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.features import Extractor, bucket
from tui.analysis.wordclasses import FUNCTION_CLASSES, sources, verbs

if TYPE_CHECKING:
    from tui.analysis.clauses import Anchor, Clause


Facts = tuple[str, str, str, str, str]
"""Codes for an anchor: verb with form, class, subject, what stands before, what after."""


class ClauseExtractor:
    """The features of one document's anchors and clauses."""

    def __init__(self, extractor: Extractor) -> None:
        scene = extractor.scene
        self.scene = scene
        self.codes = ["^", "^", *scene.codes, "$", "$", "$"]
        self.words = ["", "", *scene.words, "", "", ""]
        self.verbs = verbs()
        self.sources = sources()
        self.extractor = extractor

    def spelled(self, unit: int) -> str:
        """Return the word of a unit for a function word, else its class."""
        code = self.codes[unit + 2]
        return self.words[unit + 2] if code in FUNCTION_CLASSES else code

    def anchor(self, anchor: Anchor) -> Facts:
        """Return codes: verb with form, class, subject, what stands before, what after."""
        unit = anchor.unit
        code = self.codes[unit + 2]
        word = self.words[unit + 2]
        verb = self.verbs.get(word, ("", word))[1] + code[-1:]
        subject = "-"
        if anchor.subject >= 0:
            kind = self.codes[anchor.subject + 2]
            last = self.words[anchor.subject + 2]
            subject = kind + (
                last if kind == "p" else self.sources.get(last, "") if kind == "d" else ""
            )
            subject += str(min(3, abs(unit - anchor.subject) - 1))
        return verb, anchor.kind + code, subject, self.spelled(unit - 1), self.spelled(unit + 1)

    def null(self, facts: Facts, unit: int) -> list[str]:
        """Return the features of "this reports nothing"."""
        verb, code, subject, before, after = facts
        next_word = self.words[unit + 3]
        return [
            "0", f"0v{verb}", f"0c{code}", f"0s{subject}{code}", f"0b{before}{code}",
            f"0vb{verb}{before}", f"0a{after}{code}", f"0va{verb}{after}", f"0vs{verb}{subject}",
            f"0ba{before}|{after}{code}",
            f"0w{verb}{next_word}", f"0aa{after}|{self.spelled(unit + 2)}{code}",
            f"0vp{verb}{self.words[unit + 1]}",
        ]  # fmt: skip

    def source(
        self, facts: Facts, anchor: Anchor, clause: Clause, candidate: tuple[int, int]
    ) -> list[str]:
        """Return the features of a mention as the source of what an anchor reports.

        ``candidate`` is its rank among the candidates, and the mention.
        """
        rank, mention = candidate
        verb, code, _, _, _ = facts
        unit = self.scene.unit_of_mention[mention]
        kind, head, before, after, own_verb, group, place, last = self.extractor.mention_facts(
            mention
        )
        side, where, path, between = self.extractor.relation(unit, anchor.unit)
        rel = side + where
        is_subject = "s" if unit == anchor.subject else "-"
        inside = "i" if clause.first <= unit < clause.stop else "-"
        word = last if kind[0] != "n" else ""
        return [
            f"r{rel}{inside}", f"s{is_subject}{rel}{anchor.kind}", f"s{is_subject}{kind}{code}",
            f"k{kind}{head}{rel}", f"w{word}", f"p{path}", f"p{path}{code}", f"p{path}{kind}",
            f"b{between}{rel}", f"m{before}{kind}{rel}", f"m{after}{kind}{rel}",
            f"m{before}|{after}{rel}", f"#{min(rank, 8)}{is_subject}", f"i{place}{rel}{is_subject}",
            f"v{verb}{is_subject}{rel}", f"g{group}{rel}{is_subject}",
            f"o{own_verb == verb[:-1]}{rel}",
            f"c{clause.opening}{rel}{is_subject}{inside}", f"c{clause.opening}{kind}{rel}",
        ]  # fmt: skip

    def clause(self, facts: Facts, clause: Clause) -> list[str]:
        """Return the features of ``clause`` as what the anchor reports."""
        verb, code, subject, before, _ = facts
        opening, closing = clause.opening, clause.closing
        codes = self.scene.codes
        length = bucket(clause.stop - clause.first)
        first, second = self.spelled(clause.first), self.spelled(clause.first + 1)
        beyond, beyond2 = self.spelled(clause.stop), self.spelled(clause.stop + 1)
        inside = codes[clause.first : clause.stop]
        finite = sum(item in {"A", "ed"} or item[-1:] in {"1", "2"} for item in inside)
        has = str(min(finite, 2))
        commas = str(min(inside.count(","), 3))
        oc = opening + closing
        next_word = self.words[clause.stop + 3]
        last = self.spelled(clause.stop - 1)
        return [
            f"o{oc}", f"ov{opening}{verb}", f"oc{opening}{code}", f"os{opening}{subject}",
            f"ob{opening}{before}{code}", f"of{opening}{first}{code}",
            f"og{opening}{first}|{second}",
            f"oh{oc}{has}", f"ovh{opening}{verb}{has}", f"l{length}{opening}",
            f"l{length}{oc}{has}",
            f"e{oc}{commas}", f"e{closing}{beyond}|{beyond2}",
            f"e{closing}{beyond2}{commas}{opening}",
            f"e{closing}{next_word}", f"e{closing}{last}|{beyond2}", f"ovf{opening}{verb}{first}",
            f"ods{opening}{subject}{code}", f"e{oc}{code}{has}",
        ]  # fmt: skip
