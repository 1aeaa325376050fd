"""What the ranking looks at: features of a quoted span and of each candidate for its source.

A feature is a short string, present or absent; its weight is in the model file. Most join two or
three facts, because a linear ranking cannot join them itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.wordclasses import FUNCTION_CLASSES, sources, verbs
from tui.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.scene import Scene

_MENTIONS = frozenset({"n", "d", "p"})
_FORMS = frozenset("123")
_PLACES = 20  # occurrences of a word that are looked at
_PATH = 7  # units between candidate and quotation that are still spelled out
_KINDS = {MentionKind.NAME: "n", MentionKind.DESCRIPTION: "d", MentionKind.PRONOUN: "p"}
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 40)
_ENDS = {",": ",", ".": ".", "?": "?", "!": "!", "…": ".", "—": "-", "–": "-", "-": "-"}
_SKIPPED_TO_VERB = frozenset({"R", "ly", "A", "N"})


def bucket(value: int) -> str:
    """Return a coarse code for a count: exact when small."""
    for rank, limit in enumerate(_LENGTHS):
        if value <= limit:
            return str(rank)
    return "9"


class Extractor:
    """The features of one document's quoted spans."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.codes = ["^", "^", "^", *scene.codes, "$", "$", "$"]  # three units of margin
        self.words = ["", "", "", *scene.words, "", "", ""]
        self.verbs = verbs()
        self.sources = sources()
        document = scene.document
        self.frequency: dict[str, int] = {}
        self.last_words: list[str] = []
        self.facts: dict[int, tuple[str, ...]] = {}
        self.quote_words: tuple[int, frozenset[str]] = (-1, frozenset())
        self.chain: tuple[int, list[tuple[int, str]]] = (-1, [])
        self.narrated: dict[str, list[int]] | None = None
        self.quotes_before = [0]
        for code in scene.codes:
            self.quotes_before.append(self.quotes_before[-1] + (code == "Q"))
        for mention in scene.mentions:
            last = document.lower[max(0, document.token_at(mention.span.end) - 1)]
            self.last_words.append(last)
            if mention.kind is MentionKind.NAME:
                self.frequency[last] = self.frequency.get(last, 0) + 1

    # -- the quotation --------------------------------------------------------------------------

    def quotation(self, quote: int) -> tuple[str, str, str, str]:
        """Return codes for a quoted span: its shape, what precedes, what follows, its place."""
        scene = self.scene
        document = scene.document
        span = document.quoted[quote].span
        text = document.text
        unit = scene.unit_of_quote[quote]
        end = _ENDS.get(text[span.end - 1], "x")
        if end == "x":
            outer = document.quoted[quote].outer.end
            end = _ENDS.get(text[outer : outer + 1], "x")
        first = text[span.start]
        start = "U" if first.isupper() else "l" if first.islower() else "o"
        length = bucket(len(document.tokens_in(span)))
        before, after = self.around(unit)
        left, right = scene.paragraph_units[scene.paragraphs[unit]]
        place = ("0" if unit == left else "1") + ("0" if unit == right - 1 else "1")
        return f"{end}{start}{length}", before, after, place

    def around(self, unit: int) -> tuple[str, str]:
        """Return the unit before and the unit after, punctuation and function words as they are."""
        at = unit + 3
        scene = self.scene
        before, after = self.spelled(at - 1), self.spelled(at + 1)
        if unit == 0 or scene.paragraphs[unit - 1] != scene.paragraphs[unit]:
            before = "^:" if unit and self.words[at - 1] == ":" else "^"
        if unit + 1 >= len(scene.codes) or scene.paragraphs[unit + 1] != scene.paragraphs[unit]:
            after = "$"
        return before, after

    def spelled(self, at: int) -> str:
        """Return the word itself for a function word, else the class (``at`` counts the margin)."""
        code = self.codes[at]
        return self.words[at] if code in FUNCTION_CLASSES else code

    # -- no source ------------------------------------------------------------------------------

    def null(self, quote: int, shape: str, before: str, after: str, place: str) -> list[str]:
        """Return the features of "this is no speech"."""
        scene = self.scene
        document = scene.document
        tokens = document.tokens_in(document.quoted[quote].span)
        unit = scene.unit_of_quote[quote]
        at = unit + 3
        words = [word for word in document.words[tokens.start : tokens.stop] if word[0].isalnum()]
        capitals = sum(word[0].isupper() for word in words)
        cased = "T" if capitals == len(words) else "m" if capitals * 2 > len(words) else "l"
        cues, near, tie = self.cues_near(unit)
        length = shape[2]
        found = [
            "0", f"0s{shape}", f"0b{before}", f"0a{after}", f"0p{place}", f"0c{cased}{length}",
            f"0c{cased}{shape}", f"0ba{before}|{after}", f"0bl{before}|{shape}",
            f"0al{after}|{shape}", f"0k{cues}{shape[0]}", f"0n{near}", f"0n{near}{length}{cased}",
            f"0w-{self.words[at - 1]}", f"0w+{self.words[at + 1]}", f"0w--{self.words[at - 2]}",
            f"0w2{self.words[at - 2]} {self.words[at - 1]}", f"0k{cues}{place}{length}",
            f"0bb{self.codes[at - 2]}|{before}", f"0aa{after}|{self.codes[at + 2]}",
            f"0cb{cased}{before}|{length}", f"0ca{cased}{after}{length}",
            f"0t{tie}", f"0t{tie}{cased}{length}",
            f"0t{tie[:3]}{tie[-1]}{cased}", f"0t{tie}{before}",
        ]  # fmt: skip
        if 0 < len(words) <= 5 and cased == "T":
            outside = self.outside_count(words)
            found += [
                f"0out{outside}",
                f"0out{outside}{before}",
                f"0ap{before}|{after}{self.codes[at + 2]}",
            ]
        if not document.quoted[quote].closed:
            found.append(f"0open{shape}")
        if document.text[document.quoted[quote].outer.start] in "'‘":
            found += ["0single", f"0single{length}{cased}"]
        if len(words) <= 3:
            found.append("0q" + " ".join(words).lower())
            found += [f"0qw{word.lower()}" for word in words]
        elif words:
            found += [f"0f{words[0].lower()}", f"0l{words[-1].lower()}"]
        return found

    def outside_count(self, words: Sequence[str]) -> str:
        """Return how often the narrator writes the same words without marks: 0, 1 or 2."""
        document = self.scene.document
        if self.narrated is None:
            self.narrated = {}
            for token in self.scene.narrated_tokens():
                places = self.narrated.setdefault(document.words[token], [])
                if len(places) < _PLACES:
                    places.append(token)
        wanted = tuple(words)
        places = self.narrated.get(words[0], [])
        hits = sum(document.words[at : at + len(wanted)] == wanted for at in places)
        return str(min(2, hits))

    def cues_near(self, unit: int) -> tuple[str, str, str]:
        """Return the verbs of saying in the sentence, counted; the nearest before; its tie.

        The tie says what class of verb it is, how far away, and whether its subject stands before
        it, after the quotation ("Citing a “drop”, she …") or nowhere.
        """
        scene = self.scene
        sentence, codes, subjects = scene.sentences[unit], scene.codes, scene.subjects
        count, near, tie = 0, "-", "-"
        for position in range(unit - 1, max(-1, unit - 40), -1):
            if scene.sentences[position] != sentence:
                break
            code = codes[position]
            if code[-1:] in _FORMS:
                count += code[0] == "s"
                if near == "-":
                    near = self.verbs.get(scene.words[position], ("", "?"))[1]
                    subject = subjects[position]
                    side = "-" if subject < 0 else "<" if subject < position else ">"
                    tie = f"{code}{bucket(unit - position)}{side}"
        for position in range(unit + 1, min(len(codes), unit + 40)):
            if scene.sentences[position] != sentence:
                break
            count += codes[position] in {"say1", "say2", "say3"}
        return str(min(count, 3)), near, tie

    # -- a candidate ----------------------------------------------------------------------------

    def mention_facts(self, mention: int) -> tuple[str, ...]:
        """Return codes for a mention: kind, head, previous, next, verb, verb's class, place."""
        known = self.facts.get(mention)
        if known is None:
            known = self.facts[mention] = self._mention_facts(mention)
        return known

    def _mention_facts(self, mention: int) -> tuple[str, ...]:
        scene = self.scene
        document = scene.document
        item = scene.mentions[mention]
        unit = scene.unit_of_mention[mention]
        at = unit + 3
        last = self.last_words[mention]
        kind = _KINDS[item.kind]
        if kind == "p":
            head = last
        elif kind == "d":
            head = self.sources.get(last, "?")
        else:
            head = "f" if " " in document.text[item.span.start : item.span.end] else "s"
        held = scene.mentions_of_unit[unit]
        nested = "" if held[0] == mention else ("a" if mention == held[1] else "z")
        before, after = self.around(unit)
        if before == "," and at >= 2:
            before += self.codes[at - 2] if self.codes[at - 2] in {"n", "d", "Q", "p"} else ""
        verb, group = self._verb_after(unit)
        initial = unit == 0 or scene.sentences[unit - 1] != scene.sentences[unit]
        place = "i" if initial else "m"
        return kind + nested, head, before, after, verb, group, place, last

    def _verb_after(self, unit: int) -> tuple[str, str]:
        """Return the verb that the mention in ``unit`` is the subject of: its plain form, class."""
        scene = self.scene
        sentence = scene.sentences[unit]
        subjects, codes = scene.subjects, scene.codes
        fallback = ("-", "-")
        for position in range(unit + 1, min(len(codes), unit + 30)):
            if scene.sentences[position] != sentence:
                break
            if subjects[position] != unit:
                continue
            code = codes[position]
            if code[-1:] in "0123":
                return self.verbs.get(scene.words[position], ("", scene.words[position]))[1], code
            if fallback[0] == "-" and code in {"ed", "s", "ing"}:
                fallback = (scene.words[position], code)
        return fallback

    def candidate(
        self, quote: int, mention: int, rank: int, quotation: Sequence[str], previous: int
    ) -> list[str]:
        """Return the features of ``mention`` as the source of a quoted span.

        ``rank`` is its place among the candidates; ``previous`` the mention that was taken for the
        quoted span before, or -1.
        """
        scene = self.scene
        shape, qbefore, qafter, qplace = quotation
        kind, head, before, after, verb, group, place, last = self.mention_facts(mention)
        unit, target = scene.unit_of_mention[mention], scene.unit_of_quote[quote]
        side, where, path, between = self.relation(unit, target)
        rel = side + where
        kh = kind + head
        link = self._link(unit, target, side, where)
        chain = self._chain(unit, quote)
        same = self._same(mention, previous)
        frequency = bucket(self.frequency.get(last, 0)) if kind[0] == "n" else kind[0]
        end = shape[0]
        se = shape[:2]
        far = bucket(abs(unit - target))
        inside = last in self.words_of(quote)
        apart = self._paragraphs_since(quote)
        tie = link[:2]
        free = "f" if scene.free[unit] else "g"
        return [
            f"r{rel}", f"k{kh}{rel}", f"#{rel}{min(rank, 9)}", f"b{between}{rel}",
            f"h{kind}{last if kind[0] != 'n' else ''}", f"d{far}{rel}", f"d{far}{rel}{kind}",
            f"in{inside}{kind}", f"in{inside}{rel}", f"x{same}{apart}", f"x{same}{apart}{se}{rel}",
            f"P{self.words_between(unit, target)}", f"u{before}|{group}|{rel}{kind}",
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
            f"x{same}{rel}", f"x{same}{qplace}{se}", f"x{same}{link}", f"x{same}{kind}{between}",
        ]  # fmt: skip

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
            if code[-1:] in _FORMS:
                found.append((scene.subjects[position], code))
        return found

    def _same(self, mention: int, previous: int) -> str:
        """Return whether a mention is, or is named like, the source of the quoted span before."""
        if previous < 0:
            return "-"
        if previous == mention:
            return "="
        return "s" if self.last_words[previous] == self.last_words[mention] else "x"

    def words_between(self, unit: int, target: int) -> str:
        """Return the very words between a mention and a quoted span, when they are few."""
        low, high = (unit, target) if unit < target else (target, unit)
        if high - low > 4:
            return ""
        return ("<" if unit < target else ">") + " ".join(
            self.words[at] if self.codes[at] not in _MENTIONS else self.codes[at]
            for at in range(low + 4, high + 3)
        )

    def words_of(self, quote: int) -> frozenset[str]:
        """Return the words of a quoted span."""
        if self.quote_words[0] != quote:
            document = self.scene.document
            tokens = document.tokens_in(document.quoted[quote].span)
            self.quote_words = (quote, frozenset(document.lower[tokens.start : tokens.stop]))
        return self.quote_words[1]

    def _paragraphs_since(self, quote: int) -> str:
        """Return how many paragraphs lie between a quoted span and the one before."""
        scene = self.scene
        if not quote or scene.unit_of_quote[quote - 1] < 0:
            return "-"
        here, there = scene.unit_of_quote[quote], scene.unit_of_quote[quote - 1]
        return str(min(4, scene.paragraphs[here] - scene.paragraphs[there]))

    def relation(self, unit: int, target: int) -> tuple[str, str, str, str]:
        """Return side, distance in sentences or paragraphs, the path and the mentions between."""
        scene = self.scene
        side = "<" if unit < target else ">"
        low, high = (unit, target) if unit < target else (target, unit)
        if scene.paragraphs[unit] != scene.paragraphs[target]:
            where = "P" + str(min(3, abs(scene.paragraphs[unit] - scene.paragraphs[target])))
        else:
            where = str(min(3, scene.sentences[high] - scene.sentences[low]))
        if high - low - 1 <= _PATH:
            path = side + " ".join(self.spelled(at) for at in range(low + 4, high + 3))
        else:
            path = side + "far"
        quotes = self.quotes_before[high] - self.quotes_before[low + 1]
        between = scene.codes[low + 1 : min(high, low + 40)]
        mentions = sum([code in _MENTIONS for code in between])
        return side, where, path, f"{min(mentions, 4)}{min(quotes, 2)}"

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
