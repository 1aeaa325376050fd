"""What tells words in quotation marks that nobody said: a title, a nickname, a scare quote."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.features import FORMS, bucket
from tui.analysis.governing import governor
from tui.analysis.silence_features import FEW, NAME, Beside, OfGovernor, OfShape, Within
from tui.analysis.templates import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor
    from tui.analysis.segment import Document

_PLACES = 20  # occurrences of a word that are looked at
_REACH = 40  # units of the sentence that are looked at, before and after
_NONE = (ABSENT,) * NAME


def _plain(document: Document, tokens: range) -> tuple[str, ...]:
    """Return the words of a stretch, without marks."""
    words = document.lower[tokens.start : min(tokens.stop, tokens.start + 3 * NAME)]
    return tuple(word for word in words if word[0].isalnum())


class Silence:
    """The features of "this is no speech" for one document's quoted spans."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene
        self.fine, self.coarse = extractor.company
        self.repeated: Counter[tuple[str, ...]] | None = None

    def parts(self, quote: int) -> tuple[str, ...]:
        """Return the parts of a quoted span, in the order of ``silence_features.FIELDS``."""
        shape, before, after, place = self.extractor.quotation(quote)
        document = self.scene.document
        quoted = document.quoted[quote]
        tokens = document.tokens_in(quoted.span)
        unit = self.scene.unit_of_quote[quote]
        words = [word for word in document.words[tokens.start : tokens.stop] if word[0].isalnum()]
        capitals = sum([word[0].isupper() for word in words])
        cased = "T" if capitals == len(words) else "m" if capitals * 2 > len(words) else "l"
        is_name = 0 < len(words) <= NAME and cased == "T"
        is_single = document.text[quoted.outer.start] in "'‘"
        cues, near, tie = self.cues_near(unit)
        gap = self.extractor.gap(quote)
        likelihoods = self.extractor.likelihoods
        of_shape = OfShape(
            shape, shape[0], shape[2], before, after, place, cased, gap, gap[:1],
            cues, near, tie, tie[:3], tie[-1],
            self.outside_count(words) if is_name else ABSENT, "" if is_name else ABSENT,
            self.quoted_again(quote, words),
            ABSENT if quoted.closed else "", "" if is_single else ABSENT,
            *likelihoods.content(unit), *likelihoods.sentence(unit),
        )  # fmt: skip
        around = self._beside(unit + 3) + self._governor(unit)
        return of_shape + around + _within(words)

    def quoted_again(self, quote: int, words: Sequence[str]) -> str:
        """Return how often the same few words stand between marks elsewhere: 0, 1 or 2."""
        if len(words) > NAME:
            return "-"
        document = self.scene.document
        if self.repeated is None:
            spans = [document.tokens_in(quoted.span) for quoted in document.quoted]
            self.repeated = Counter(_plain(document, span) for span in spans)
        own = _plain(document, document.tokens_in(document.quoted[quote].span))
        return str(min(2, self.repeated[own] - 1))

    def outside_count(self, words: Sequence[str]) -> str:
        """Return how often the narrator writes the same words without marks: 0, 1 or 2."""
        document = self.scene.document
        wanted = tuple(words)
        places = self._narrated.get(words[0], [])
        hits = sum([document.words[at : at + len(wanted)] == wanted for at in places])
        return str(min(2, hits))

    @cached_property
    def _narrated(self) -> dict[str, list[int]]:
        """Where the narrator writes the words with which quoted spans begin."""
        document = self.scene.document
        found: dict[str, list[int]] = {}
        for quoted in document.quoted:
            tokens = document.tokens_in(quoted.span)
            words = document.words[tokens.start : tokens.stop]
            first = next((word for word in words if word[0].isalnum()), "")
            found[first] = []
        for token in self.scene.narrated_tokens():
            places = found.get(document.words[token])
            if places is not None and len(places) < _PLACES:
                places.append(token)
        return found

    def cues_near(self, unit: int) -> tuple[str, str, str]:
        """Return the verbs of saying in the sentence, counted; the nearest before; its tie.

        The tie says what class of verb it is, how far away, and whether its subject stands before
        it, after the quotation ("Citing a “drop”, she …") or nowhere.
        """
        scene = self.scene
        sentence, codes, subjects = scene.sentences[unit], scene.codes, scene.subjects
        count, near, tie = 0, "-", "-"
        for position in range(unit - 1, max(-1, unit - _REACH), -1):
            if scene.sentences[position] != sentence:
                break
            code = codes[position]
            if code[-1:] in FORMS:
                count += code[0] == "s"
                if near == "-":
                    near = self.extractor.verb_at(position)
                    subject = subjects[position]
                    side = "-" if subject < 0 else "<" if subject < position else ">"
                    tie = f"{code}{bucket(unit - position)}{side}"
        for position in range(unit + 1, min(len(codes), unit + _REACH)):
            if scene.sentences[position] != sentence:
                break
            count += codes[position] in {"say1", "say2", "say3"}
        return str(min(count, 3)), near, tie

    def _beside(self, at: int) -> Beside:
        """Return the parts of the units beside a quoted span (``at`` counts the margin)."""
        words, codes = self.extractor.words, self.extractor.codes
        fine, coarse = self.fine, self.coarse
        return Beside(
            words[at - 2], words[at - 1], words[at + 1], codes[at - 2], codes[at + 2],
            fine[at - 1], fine[at + 1],
            coarse[at - 3], coarse[at - 2], coarse[at - 1], coarse[at + 1], coarse[at + 2],
        )  # fmt: skip

    def _governor(self, unit: int) -> OfGovernor:
        """Return the parts of the word that governs a quoted span."""
        verb = governor(self.scene, unit)
        if verb < 0:
            return OfGovernor()
        apart = unit - verb
        path = " ".join(self.extractor.path(verb, unit)) if apart < _REACH // 5 else "far"
        return OfGovernor(
            self.scene.codes[verb],
            path,
            self.extractor.verb_at(verb),
            str(min(apart, 4)),
            bucket(apart),
        )


def _within(words: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of quoted words: the words, then some of them each, then their classes."""
    known = table()
    lower = [word.lower() for word in words] if len(words) <= NAME else []
    first, last = (words[0].lower(), words[-1].lower()) if words else ("", "")
    is_short = len(words) <= FEW
    few = lower if is_short else []
    kin = [known.get(word, UNKNOWN) for word in lower]
    return (
        *Within(
            " ".join(lower) if is_short else ABSENT,
            ABSENT if is_short else first,
            ABSENT if is_short else last,
            known.get(first, UNKNOWN).coarse if words else ABSENT,
            known.get(last, UNKNOWN).coarse if words else ABSENT,
        ),
        *few, *_NONE[len(few) : FEW],
        *[item.fine for item in kin], *_NONE[len(kin) :],
        *[item.coarse for item in kin], *_NONE[len(kin) :],
    )  # fmt: skip
