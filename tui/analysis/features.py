"""The facts about a document's quoted spans and mentions, as codes that features are made of.

A feature is a short string, present or absent; what it is worth is in the model file. Most join two
or three facts, so that the ranking need not find out by itself which belong together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.governing import Reporting
from tui.analysis.likelihoods import Likelihoods
from tui.analysis.wordclasses import FUNCTION_CLASSES, MENTIONS, SAID, sources, verbs
from tui.analysis.words import remembered
from tui.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.passages import Tags
    from tui.analysis.scene import Scene

_PATH = 7  # units between candidate and quotation that are still spelled out
_KINDS = {MentionKind.NAME: "n", MentionKind.DESCRIPTION: "d", MentionKind.PRONOUN: "p"}
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 40)
_BUCKETS = [str(bisect_left(_LENGTHS, value)) for value in range(_LENGTHS[-1] + 1)]
_ENDS = {",": ",", ".": ".", "?": "?", "!": "!", "…": ".", "—": "-", "–": "-", "-": "-"}
_ANY_FORM = frozenset("0123")
_SHAPES = frozenset({"ed", "s", "ing"})
_NO_VERB = ("-", "-")
_VERB_WITHIN = 30  # units after a mention within which its verb is looked for
_PASSED = frozenset({"R", "ly", "N"})
_PARAGRAPHS = ("P0", "P1", "P2", "P3")
_SENTENCES = ("0", "1", "2", "3")
_BETWEEN = [[f"{mentions}{quotes}" for quotes in range(3)] for mentions in range(5)]
_COUNTED = 40  # units after the first of two within which the mentions between them are counted
FAR = {"<": "<far", ">": ">far"}  # paths that are not spelled out
_GAP = 5  # units between two quotations that are still spelled out


def bucket(value: int) -> str:
    """Return a coarse code for a count: exact when small."""
    return _BUCKETS[value] if value <= _LENGTHS[-1] else "9"


@remembered
def _look(unit: tuple[str, str]) -> tuple[str, str, str]:
    """Return how a unit of a code and a word is spelled, and its fine and its coarse class."""
    code, word = unit
    if code in FUNCTION_CLASSES:
        return word, word, word
    if code in MENTIONS or not word[:1].isalpha():
        return code, code, code
    found = table().get(word, UNKNOWN)
    return code, found.fine or f"?{code}", found.coarse or f"?{code}"


class Extractor:
    """The facts about one document's quoted spans and mentions.

    ``marked`` says how likely each unit of the scene is to be of a source, a cue or a content. What
    there is for each unit has a margin of three units: ``codes``, ``words``, ``spelled``, which
    holds a function word as it is and of any other unit the code, and ``fine`` and ``coarse``, the
    classes of its company, where mentions, quotations and marks keep their codes, too.
    """

    def __init__(self, scene: Scene, marked: Tags) -> None:
        self.scene = scene
        self.marked = marked
        self.codes = ["^", "^", "^", *scene.codes, "$", "$", "$"]
        self.words = ["", "", "", *scene.words, "", "", ""]
        looks = map(_look, zip(self.codes, self.words, strict=True))
        self.spelled, self.fine, self.coarse = zip(*looks, strict=True)
        self.verbs = verbs()
        self.sources = sources()
        self.facts: dict[int, tuple[str, ...]] = {}
        self.shapes: dict[int, tuple[str, str, str, str]] = {}
        self.reporting = Reporting(scene)
        codes, held = scene.codes, scene.mentions_of_unit
        quotes = [unit for unit in scene.unit_of_quote if unit >= 0]
        self._quotes_before = _counted(quotes, len(codes))
        mentions = [unit for unit in sorted(held) if codes[unit] in MENTIONS]
        self._mentions_before = _counted(mentions, len(codes))
        self.last_words = scene.last_words
        name = MentionKind.NAME  # looked up once: that of an enum's member is slow
        is_name = [mention.kind is name for mention in scene.mentions]
        self.frequency = Counter(compress(self.last_words, is_name))

    @cached_property
    def likelihoods(self) -> Likelihoods:
        """How likely the units are to be of a source, a cue or a content, as codes."""
        return Likelihoods(self.scene, self.marked)

    @cached_property
    def inside(self) -> list[range]:
        """The tokens of each quoted span."""
        document = self.scene.document
        return [document.tokens_in(quoted.span) for quoted in document.quoted]

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
        length = bucket(len(self.inside[quote]))
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

    def speaks_elsewhere(self, word: str, group: str) -> int:
        """Return how often others of a mention's last word are the subject of a verb of saying.

        ``group`` is the class of the verb that the mention is itself the subject of.
        """
        return max(0, self._speaking.get(word, 0) - (group in SAID))

    @cached_property
    def _speaking(self) -> Counter[str]:
        """How often each last word is the subject of a verb of saying."""
        codes, words = self.scene.codes, self.scene.words
        return Counter(
            words[subject]
            for subject, verbs in self._verbs_of.items()
            for verb in verbs
            if codes[verb] in SAID
        )

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
        held = scene.mentions_of_unit[unit]
        if held[0] == mention:
            kind, nested = scene.codes[unit], ""
        else:
            kind, nested = _KINDS[item.kind], "a" if held[1] == mention else "z"
        if kind == "p":
            head = last
        elif kind == "d":
            head = self.sources.get(last, "?")
        else:
            head = "s" if document.text.find(" ", *item.span) < 0 else "f"
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
        subjects = self.scene.subjects
        for verb in [verb for verb, subject in enumerate(subjects) if subject >= 0]:
            found.setdefault(subjects[verb], []).append(verb)
        return found

    def _verb_after(self, unit: int) -> tuple[str, str]:
        """Return the verb that the mention in ``unit`` is the subject of: its plain form, class."""
        scene = self.scene
        fallback = _NO_VERB
        for verb in self._verbs_of.get(unit, ()):
            if (
                not unit < verb < unit + _VERB_WITHIN
                or scene.sentences[verb] != scene.sentences[unit]
            ):
                continue
            code = scene.codes[verb]
            if code[-1:] in _ANY_FORM:
                return self.verb_at(verb), code
            if fallback is _NO_VERB and code in _SHAPES:
                fallback = (scene.words[verb], code)
        return fallback

    def mentions_within(self, first: int, stop: int) -> int:
        """Return how many of the units from ``first`` to ``stop``, excluded, are a mention."""
        before = self._mentions_before
        return before[stop] - before[first] if first < stop else 0

    def relation(self, unit: int, target: int) -> tuple[str, str, str, str]:
        """Return side, distance in sentences or paragraphs, the path and the mentions between."""
        scene = self.scene
        side, low, high = ("<", unit, target) if unit < target else (">", target, unit)
        apart = scene.paragraphs[high] - scene.paragraphs[low]
        if apart:
            where = _PARAGRAPHS[apart] if apart < 3 else _PARAGRAPHS[3]
        else:
            apart = scene.sentences[high] - scene.sentences[low]
            where = _SENTENCES[apart] if apart < 3 else _SENTENCES[3]
        apart = high - low
        is_near = apart - 1 <= _PATH
        path = side + " ".join(self.spelled[low + 4 : high + 3]) if is_near else FAR[side]
        stop = high if apart < _COUNTED else low + _COUNTED
        mentions = self.mentions_within(low + 1, stop)
        quotes = self._quotes_before[high] - self._quotes_before[low + 1]
        many = _BETWEEN[mentions] if mentions < 4 else _BETWEEN[4]
        return side, where, path, many[quotes] if quotes < 2 else many[2]


def _counted(units: Sequence[int], count: int) -> list[int]:
    """Return for each of ``count`` units, and the end, how many of some, in order, are before."""
    found: list[int] = []
    for rank, unit in enumerate(units):
        found += [rank] * (unit + 1 - len(found))
    return found + [len(units)] * (count + 1 - len(found))
