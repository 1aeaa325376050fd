"""The facts about a document's quoted spans and mentions, as codes that features are made of.

A feature is a short string, present or absent; what it is worth is in the model file. Most join two
or three facts, so that the ranking need not find out by itself which belong together.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.likelihoods import Likelihoods
from tui.analysis.wordclasses import FUNCTION_CLASSES, sources, verbs
from tui.model import MentionKind

if TYPE_CHECKING:
    from tui.analysis.passages import Tags
    from tui.analysis.scene import Scene

MENTIONS = frozenset({"n", "d", "p"})
FORMS = frozenset("123")
_PATH = 7  # units between candidate and quotation that are still spelled out
_KINDS = {MentionKind.NAME: "n", MentionKind.DESCRIPTION: "d", MentionKind.PRONOUN: "p"}
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 40)
_BUCKETS = [str(bisect_left(_LENGTHS, value)) for value in range(_LENGTHS[-1] + 1)]
_ENDS = {",": ",", ".": ".", "?": "?", "!": "!", "…": ".", "—": "-", "–": "-", "-": "-"}
_ANY_FORM = frozenset("0123")
_SHAPES = frozenset({"ed", "s", "ing"})
_VERB_WITHIN = 30  # units after a mention within which its verb is looked for
_PASSED = frozenset({"R", "ly", "N"})
_SAID = frozenset({"say1", "say2"})
_PARAGRAPHS = ("P0", "P1", "P2")
_DIGITS = "0123456789"
_GAP = 5  # units between two quotations that are still spelled out


def bucket(value: int) -> str:
    """Return a coarse code for a count: exact when small."""
    return _BUCKETS[value] if value <= _LENGTHS[-1] else "9"


class Extractor:
    """The facts about one document's quoted spans and mentions.

    ``marked`` says how likely each unit of the scene is to be of a source, a cue or a content. The
    lists ``codes``, ``words`` and ``spelled`` have a margin of three units; ``spelled`` holds a
    function word as it is and of any other unit the class.
    """

    def __init__(self, scene: Scene, marked: Tags) -> None:
        self.scene = scene
        self.marked = marked
        self.codes = ["^", "^", "^", *scene.codes, "$", "$", "$"]
        self.words = ["", "", "", *scene.words, "", "", ""]
        self.spelled = [
            word if code in FUNCTION_CLASSES else code
            for code, word in zip(self.codes, self.words, strict=True)
        ]
        self.verbs = verbs()
        self.sources = sources()
        document = scene.document
        self.frequency: dict[str, int] = {}
        self.last_words: list[str] = []
        self.facts: dict[int, tuple[str, ...]] = {}
        self.shapes: dict[int, tuple[str, str, str, str]] = {}
        self.speaking: dict[str, int] | None = None
        self.quotes_before = list(accumulate(map("Q".__eq__, scene.codes), initial=0))
        self.mentions_before = list(accumulate(map(MENTIONS.__contains__, scene.codes), initial=0))
        starts, lower = document.starts, document.lower
        for mention in scene.mentions:
            last = lower[max(0, bisect_left(starts, mention.span.end) - 1)]
            self.last_words.append(last)
            if mention.kind is MentionKind.NAME:
                self.frequency[last] = self.frequency.get(last, 0) + 1

    @cached_property
    def likelihoods(self) -> Likelihoods:
        """How likely the units are to be of a source, a cue or a content, as codes."""
        return Likelihoods(self.scene, self.marked)

    @cached_property
    def company(self) -> tuple[list[str], list[str]]:
        """For each unit, margin included, the fine and the coarse class of its company.

        Mentions, quotations and marks keep their codes, function words are spelled.
        """
        known = table()
        fine: list[str] = []
        coarse: list[str] = []
        for code, word, spelled in zip(self.codes, self.words, self.spelled, strict=True):
            if code in MENTIONS or code in FUNCTION_CLASSES or not word[:1].isalpha():
                fine.append(spelled)
                coarse.append(spelled)
                continue
            found = known.get(word, UNKNOWN)
            fine.append(found.fine or f"?{code}")
            coarse.append(found.coarse or f"?{code}")
        return fine, coarse

    # -- the quotation --------------------------------------------------------------------------

    def quotation(self, quote: int) -> tuple[str, str, str, str]:
        """Return codes for a quoted span: its shape, what precedes, what follows, its place."""
        known = self.shapes.get(quote)
        if known is None:
            known = self.shapes[quote] = self._quotation(quote)
        return known

    def _quotation(self, quote: int) -> tuple[str, str, str, str]:
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
        before, after = self.spelled[at - 1], self.spelled[at + 1]
        if unit == 0 or scene.paragraphs[unit - 1] != scene.paragraphs[unit]:
            before = "^:" if unit and self.words[at - 1] == ":" else "^"
        if unit + 1 >= len(scene.codes) or scene.paragraphs[unit + 1] != scene.paragraphs[unit]:
            after = "$"
        return before, after

    def gap(self, quote: int) -> str:
        """Return what lies between a quoted span and the one before: the units, or how far."""
        scene = self.scene
        if not quote or scene.unit_of_quote[quote - 1] < 0:
            return "-"
        left, right = scene.unit_of_quote[quote - 1], scene.unit_of_quote[quote]
        paragraphs = scene.paragraphs[right] - scene.paragraphs[left]
        if paragraphs:
            return f"P{min(3, paragraphs)}"
        if right - left <= _GAP:
            return " ".join(self.spelled[left + 4 : right + 3])
        return f"far{min(3, scene.sentences[right] - scene.sentences[left])}"

    def path(self, low: int, high: int) -> list[str]:
        """Return the units between two, spelled, without adverbs and negations."""
        between = slice(low + 4, high + 3)
        units = zip(self.codes[between], self.spelled[between], strict=True)
        return [spelled for code, spelled in units if code not in _PASSED]

    def verb_at(self, unit: int) -> str:
        """Return the plain form of a verb that reports, else the word itself."""
        word = self.scene.words[unit]
        return self.verbs.get(word, ("", word))[1]

    # -- a mention ------------------------------------------------------------------------------

    def speaks_elsewhere(self, mention: int) -> int:
        """Return how often else one of the same last word is the subject of a verb of saying."""
        scene = self.scene
        if self.speaking is None:
            self.speaking = {}
            for code, subject in zip(scene.codes, scene.subjects, strict=True):
                if code in _SAID and subject >= 0:
                    word = scene.words[subject]
                    self.speaking[word] = self.speaking.get(word, 0) + 1
        times = self.speaking.get(self.last_words[mention], 0)
        return times - (self.mention_facts(mention)[5] in _SAID)

    def mention_facts(self, mention: int) -> tuple[str, ...]:
        """Return codes for a mention: kind, head, previous, next, verb, its class, place."""
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

    @cached_property
    def _verbs_of(self) -> dict[int, list[int]]:
        """The verbs, in order, of which each unit of a mention seems to be the subject."""
        found: dict[int, list[int]] = {}
        for verb, subject in enumerate(self.scene.subjects):
            if subject >= 0:
                found.setdefault(subject, []).append(verb)
        return found

    def _verb_after(self, unit: int) -> tuple[str, str]:
        """Return the verb that the mention in ``unit`` is the subject of: its plain form, class."""
        scene = self.scene
        fallback = ("-", "-")
        for verb in self._verbs_of.get(unit, ()):
            if (
                not unit < verb < unit + _VERB_WITHIN
                or scene.sentences[verb] != scene.sentences[unit]
            ):
                continue
            code = scene.codes[verb]
            if code[-1:] in _ANY_FORM:
                return self.verb_at(verb), code
            if fallback[0] == "-" and code in _SHAPES:
                fallback = (scene.words[verb], code)
        return fallback

    def mentions_within(self, first: int, stop: int) -> int:
        """Return how many of the units from ``first`` to ``stop``, excluded, are a mention."""
        return self.mentions_before[stop] - self.mentions_before[first] if first < stop else 0

    def relation(self, unit: int, target: int) -> tuple[str, str, str, str]:
        """Return side, distance in sentences or paragraphs, the path and the mentions between."""
        scene = self.scene
        side = "<" if unit < target else ">"
        low, high = (unit, target) if unit < target else (target, unit)
        apart = scene.paragraphs[high] - scene.paragraphs[low]
        if apart:
            where = _PARAGRAPHS[apart] if apart < 3 else "P3"
        else:
            apart = scene.sentences[high] - scene.sentences[low]
            where = _DIGITS[apart] if apart < 3 else "3"
        if high - low - 1 <= _PATH:
            path = side + " ".join(self.spelled[low + 4 : high + 3])
        else:
            path = side + "far"
        quotes = self.quotes_before[high] - self.quotes_before[low + 1]
        mentions = self.mentions_within(low + 1, min(high, low + 40))
        many = _DIGITS[mentions] if mentions < 4 else "4"
        quoted = _DIGITS[quotes] if quotes < 2 else "2"
        return side, where, path, many + quoted
