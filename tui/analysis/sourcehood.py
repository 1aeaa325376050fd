"""What tells the mention that is a quoted span's source from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.features import FORMS, MENTIONS, bucket
from tui.analysis.governing import governor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor

_SKIPPED_TO_VERB = frozenset({"R", "ly", "A", "N"})
_SPELLED = 7  # units of a path that is spelled out
_KIN = 7  # the same, by the classes of company


class Sources:
    """The features of "this mention is the source" for one document's quoted spans."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene
        self.codes = extractor.codes
        self.words = extractor.words
        self.quote_facts = (-1, (frozenset[str](), "", ""))
        self.chain: tuple[int, list[tuple[int, str]]] = (-1, [])
        self.governors: tuple[int, int] = (-1, -1)
        self.fine, self.coarse = extractor.company()
        self.likelihoods = extractor.likelihoods

    def features(
        self, quote: int, candidate: tuple[int, int], quotation: Sequence[str], previous: int
    ) -> list[str]:
        """Return the features of a mention as the source of a quoted span.

        ``candidate`` is its rank among the candidates, and the mention; ``quotation`` has the codes
        of ``Extractor.quotation``; ``previous`` is the mention last taken for a source, or -1.
        """
        scene, extractor = self.scene, self.extractor
        rank, mention = candidate
        shape, qbefore, qafter, qplace = quotation
        kind, head, before, after, verb, group, place, last = extractor.mention_facts(mention)
        unit, target = scene.unit_of_mention[mention], scene.unit_of_quote[quote]
        side, where, path, between = extractor.relation(unit, target)
        rel = side + where
        kh = kind + head
        link = self._link(unit, target, side, where)
        chain = self._chain(unit, quote)
        same = self._same(mention, previous)
        frequency = bucket(extractor.frequency.get(last, 0)) if kind[0] == "n" else kind[0]
        end = shape[0]
        se = shape[:2]
        far = bucket(abs(unit - target))
        words, gap, apart = self._about(quote)
        inside = last in words
        tie = link[:2]
        free = "f" if scene.free[unit] else "g"
        speaks = bucket(max(0, extractor.speaks_elsewhere(mention)))
        found = [
            f"r{rel}", f"k{kh}{rel}", f"#{rel}{min(rank, 9)}", f"b{between}{rel}",
            f"h{kind}{last if kind[0] != 'n' else ''}", f"d{far}{rel}", f"d{far}{rel}{kind}",
            f"in{inside}{kind}", f"in{inside}{rel}", f"x{same}{apart}", f"x{same}{apart}{se}{rel}",
            f"P{self._words_between(unit, target)}", f"u{before}|{group}|{rel}{kind}",
            f"p{path}", f"p{path}{se}", f"p{path}{kind}", f"p{path}{qbefore}|{qafter}",
            f"L{tie}{rel}", f"L{tie}{kind}{se}", f"L{link[:3]}{qbefore}", f"L{tie}{free}{rel}",
            f"G{free}{rel}", f"G{free}{rel}{kind}{between}", f"G{free}{kind}{se}{rel}",
            f"l{link}", f"l{link}{rel}", f"l{link}{rel}{se}", f"l{link}{kind}{qbefore}",
            f"l{link}{qafter}{end}", f"m{before}|{after}{rel}", f"m{before}{kind}{rel}",
            f"m{after}{kind}{rel}", f"m{before}|{after}{kind}{end}",
            f"v{verb}{rel}", f"v{verb}{link}", f"g{group}{rel}{se}", f"g{group}{rel}{kind}",
            f"g{group}{qbefore}{rel}", f"g{group}{qafter}{rel}", f"g{group}{rel}{between}",
            f"q{qbefore}|{qafter}{rel}", f"q{shape}{rel}", f"qb{qbefore}{end}{rel}{kind}",
            f"qa{qafter}{end}{rel}{kind}", f"qp{qplace}{rel}{se}", f"qp{qplace}{rel}{kind}",
            f"f{frequency}{rel}", f"f{frequency}{place}{kind}", f"i{place}{rel}{between}{kind}",
            f"C{chain}", f"C{chain}{kind}{se}", f"C{chain}{qbefore}", f"C{chain}{tie}{rel}",
            f"K{speaks}{kind}", f"K{speaks}{rel}", f"z{same}{gap}", f"z{same}{gap}{side}{kind}",
            f"x{same}{rel}", f"x{same}{qplace}{se}", f"x{same}{link}", f"x{same}{kind}{between}",
        ]  # fmt: skip
        if scene.paragraphs[unit] == scene.paragraphs[target]:
            found += self._government(quote, unit, kind)
        found += self._marked((unit, target), (side, rel, kind), (link, qbefore, se))
        return found + self._company((mention, unit, target), (side, rel, kind), link)

    def _marked(
        self, units: tuple[int, int], relation: tuple[str, str, str], around: tuple[str, str, str]
    ) -> list[str]:
        """Return the features of how likely a mention is a source, whatever its content.

        ``units`` are that of the mention and that of the quotation.
        """
        unit, target = units
        side, rel, kind = relation
        link, before, se = around
        likely, rival, leads = self.likelihoods.source(unit)
        mark = likely + leads
        held, quoted = self.likelihoods.content(unit)[0], self.likelihoods.content(target)[0]
        return [
            f"T{likely}{rel}{kind}", f"T{likely}|{rival}{side}", f"T{mark}{link[:3]}",
            f"T{mark}{rel}{se}", f"T{mark}{before}", f"TC{held}{likely}{rel}",
            f"TQ{quoted}{mark}{rel}",
        ]  # fmt: skip

    def _government(self, quote: int, unit: int, kind: str) -> list[str]:
        """Return the features of how a mention stands to the word that governs the quotation."""
        scene, extractor = self.scene, self.extractor
        target = scene.unit_of_quote[quote]
        if self.governors[0] != quote:
            cue = self.likelihoods.cue_before(target)
            self.governors = (quote, cue if cue >= 0 else governor(scene, target))
        verb = self.governors[1]
        if verb < 0:
            return []
        code, apart = scene.codes[verb], target - verb
        near = str(min(apart, 4) if apart <= 8 else 5)
        has = "s" if scene.subjects[verb] >= 0 else "-"
        if unit > target:
            return [f"V]{code}{near}{has}{kind}"]
        if unit > verb:
            path = " ".join(extractor.path(verb, unit)[:5])
            after = extractor.spelled(unit + 4)
            return [f"V>{code}|{path}", f"V>{code}{near}{kind}", f"V>{has}{code}{after}"]
        if scene.sentences[unit] != scene.sentences[verb]:
            return [f"V{{{code}{near}{has}", f"V{{{code}{kind}"]
        return self._subjecthood(unit, verb, kind, f"{code}{near}")

    def _subjecthood(self, unit: int, verb: int, kind: str, governing: str) -> list[str]:
        """Return the features of a mention as the subject of a verb after it."""
        scene = self.scene
        path = self.extractor.path(unit, verb)
        spelled = " ".join(path) if len(path) <= _SPELLED else "far"
        edges = f"{path[0]}|{path[-1]}" if path else ".|."
        between = scene.codes[unit + 1 : verb]
        mentions = sum([code in MENTIONS for code in between])
        commas = between.count(",")
        verbs = sum([code[-1:] in FORMS or code in {"A", "ed"} for code in between])
        relative = "W" in between or any(
            word in {"who", "which", "that"} for word in scene.words[unit + 1 : verb]
        )
        before = self.extractor.spelled(unit + 2)
        own = "s" if scene.subjects[verb] == unit else "o"
        free = "f" if scene.free[unit] else "g"
        few, pauses = min(mentions, 3), min(commas, 3)
        return [
            f"V<{spelled}", f"V<{spelled}{governing[:-1]}",
            f"V<{mentions}{commas}{relative:d}{verbs}", f"V<{few}{pauses}{relative:d}{own}{free}",
            f"V<{before}|{edges}", f"V<{edges}{own}{few}", f"V<{own}{free}{governing}",
            f"V<{before}{free}{min(commas, 2)}{min(mentions, 2)}{kind}",
            f"V<{edges}{pauses}{kind}{min(verbs, 2)}",
        ]  # fmt: skip

    def _company(
        self, units: tuple[int, int, int], relation: tuple[str, str, str], link: str
    ) -> list[str]:
        """Return the features of the classes that words around a mention have by their company.

        ``units`` are the mention, its unit and that of the quotation.
        """
        mention, unit, target = units
        side, rel, kind = relation
        fine, coarse, at = self.fine, self.coarse, unit + 3
        verb = self.extractor.mention_facts(mention)[4]
        known = table()
        kin = known.get(verb, UNKNOWN)
        found = [
            f"F-1{fine[at - 1]}{side}", f"F1{fine[at + 1]}{side}", f"F2{fine[at + 2]}{side}",
            f"C-2{coarse[at - 2]}{rel}", f"C-1{coarse[at - 1]}{rel}", f"C1{coarse[at + 1]}{rel}",
            f"C2{coarse[at + 2]}{rel}", f"C3{coarse[at + 3]}{rel}",
            f"VF{kin.fine}{rel}", f"VC{kin.coarse}{rel}{kind}", f"VL{kin.fine}{link[:3]}",
        ]  # fmt: skip
        low, high = (unit, target) if unit < target else (target, unit)
        if high - low <= _KIN + 1:
            between = coarse[low + 4 : high + 3]
            found.append(f"PC{side}" + " ".join(between))
            found += [f"B{code}{side}" for code in between]
        if kind[0] == "d":
            kin = known.get(self.extractor.last_words[mention], UNKNOWN)
            found += [f"H{kin.fine}", f"HC{kin.coarse}{rel}"]
        return found

    def _chain(self, unit: int, quote: int) -> str:
        """Return which of the verbs that report before a quotation the mention is the subject of.

        The nearest is 0; its class and the number of such verbs in the sentence follow.
        """
        if self.chain[0] != quote:
            self.chain = (quote, self._reporting_before(self.scene.unit_of_quote[quote]))
        verbs = self.chain[1]
        for rank, (subject, code) in enumerate(verbs):
            if subject == unit:
                return f"{rank}{code[:3]}{len(verbs)}"
        return f"-{len(verbs)}"

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

    def _same(self, mention: int, previous: int) -> str:
        """Return whether a mention is, or is named like, the source of the quoted span before."""
        if previous < 0:
            return "-"
        if previous == mention:
            return "="
        return (
            "s"
            if self.extractor.last_words[previous] == self.extractor.last_words[mention]
            else "x"
        )

    def _words_between(self, unit: int, target: int) -> str:
        """Return the very words between a mention and a quoted span, when they are few."""
        low, high = (unit, target) if unit < target else (target, unit)
        if high - low > 4:
            return ""
        return ("<" if unit < target else ">") + " ".join(
            self.words[at] if self.codes[at] not in MENTIONS else self.codes[at]
            for at in range(low + 4, high + 3)
        )

    def _about(self, quote: int) -> tuple[frozenset[str], str, str]:
        """Return the words of a quoted span, what lies before it, and paragraphs since the last."""
        if self.quote_facts[0] != quote:
            document = self.scene.document
            tokens = document.tokens_in(document.quoted[quote].span)
            words = frozenset(document.lower[tokens.start : tokens.stop])
            facts = (words, self.extractor.gap(quote), self._paragraphs_since(quote))
            self.quote_facts = (quote, facts)
        return self.quote_facts[1]

    def _paragraphs_since(self, quote: int) -> str:
        """Return how many paragraphs lie between a quoted span and the one before."""
        scene = self.scene
        if not quote or scene.unit_of_quote[quote - 1] < 0:
            return "-"
        here, there = scene.unit_of_quote[quote], scene.unit_of_quote[quote - 1]
        return str(min(4, scene.paragraphs[here] - scene.paragraphs[there]))

    def _link(self, unit: int, target: int, side: str, where: str) -> str:
        """Return how the quotation's nearest verb of saying on that side depends on the mention."""
        scene = self.scene
        if where[0] == "P":
            return "P"
        codes, subjects = scene.codes, scene.subjects
        if side == "<":
            verb = self._nearest(range(target - 1, unit, -1))
            if verb < 0:
                return "<-"
            own = "s" if subjects[verb] == unit else "o"
            near = "a" if target - verb <= 2 else "b" if target - verb <= 6 else "c"
            return "<" + own + near + codes[verb]
        left, _ = scene.paragraph_units[scene.paragraphs[target]]
        verb = self._nearest(range(target - 1, left - 1, -1))
        if verb >= 0 and subjects[verb] == unit:
            return ">w" + codes[verb]
        verb = self._nearest(range(target + 1, unit + 1))
        if verb >= 0:
            near = "a" if verb - target <= 2 else "b"
            step = "1" if unit - verb == 1 else "2" if unit - verb <= 3 else "3"
            return ">v" + near + step + codes[verb]
        return self._verb_behind(unit)

    def _verb_behind(self, unit: int) -> str:
        """Return the link of a mention after the quotation to the word that follows it."""
        codes, sentences = self.scene.codes, self.scene.sentences
        for position in range(unit + 1, min(len(codes), unit + 5)):
            if codes[position] not in _SKIPPED_TO_VERB:
                same = sentences[position] == sentences[unit]
                return ">s" + codes[position] if same else ">-"
        return ">-"

    def _nearest(self, units: range) -> int:
        codes = self.scene.codes
        fallback = -1
        for position in units[:25]:
            code = codes[position]
            if code[-1:] in {"1", "2", "3"} or code == ":":
                return position
            if fallback < 0 and (code in {"ed", "noun"} or code[-1:] == "0"):
                fallback = position
        return fallback
