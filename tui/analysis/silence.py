"""What tells words in quotation marks that nobody said: a title, a nickname, a scare quote."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.features import bucket
from tui.analysis.silence_features import FEW, NAME, OfGovernor, Within
from tui.analysis.templates import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor

_PLACES = 20  # occurrences of a word that are looked at
_FAR = 8  # units from which on the way from the governing word is not spelled out
_NONE = (ABSENT,) * NAME


class Silence:
    """The features of "this is no speech" for one document's quoted spans."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene

    def parts(self, quote: int) -> tuple[str, ...]:
        """Return the parts of a quoted span, in the order of ``silence_features.FIELDS``."""
        extractor, document = self.extractor, self.scene.document
        shape, before, after, place = extractor.quotation(quote)
        quoted = document.quoted[quote]
        unit = self.scene.unit_of_quote[quote]
        tokens = extractor.inside[quote]
        words = [word for word in document.words[tokens.start : tokens.stop] if word[0].isalnum()]
        capitals = len([word for word in words if word[0].isupper()])
        cased = "T" if capitals == len(words) else "m" if capitals * 2 > len(words) else "l"
        is_name = 0 < len(words) <= NAME and cased == "T"
        is_single = document.text[quoted.outer.start] in "'‘"
        cues, near, tie = self.cues_near(unit)
        gap = extractor.gap(quote)
        likelihoods = extractor.likelihoods
        of_shape = (
            shape, shape[0], shape[2], before, after, place, cased, gap, gap[:1],
            cues, near, tie, tie[:3], tie[-1],
            self.outside_count(words) if is_name else ABSENT, "" if is_name else ABSENT,
            self.quoted_again(quote) if len(words) <= NAME else "-",
            ABSENT if quoted.closed else "", "" if is_single else ABSENT,
            likelihoods.content(unit), likelihoods.begins(unit), *likelihoods.sentence(unit),
        )  # fmt: skip
        around = self._beside(unit + 3) + self._governor(unit)
        return of_shape + around + _within(words)

    def quoted_again(self, quote: int) -> str:
        """Return how often the same few words stand between marks elsewhere: 0, 1 or 2."""
        counts, plain = self._repeated
        return str(min(2, counts[plain[quote]] - 1))

    @cached_property
    def _repeated(self) -> tuple[Counter[tuple[str, ...]], list[tuple[str, ...]]]:
        """The words with which each quoted span begins, without marks, and how often they do."""
        lower = self.scene.document.lower
        begins = [lower[tokens.start : tokens[: 3 * NAME].stop] for tokens in self.extractor.inside]
        plain = [tuple([word for word in words if word[0].isalnum()]) for words in begins]
        return Counter(plain), plain

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
        written = self.scene.document.words
        found: dict[str, list[int]] = {}
        for tokens in self.extractor.inside:
            words = written[tokens.start : tokens.stop]
            first = next((word for word in words if word[0].isalnum()), "")
            found[first] = []
        is_first = [*map(found.__contains__, written)]
        for stretch in self.scene.narrated():
            for token in compress(stretch, is_first[stretch.start : stretch.stop]):
                places = found[written[token]]
                if len(places) < _PLACES:
                    places.append(token)
        return found

    def cues_near(self, unit: int) -> tuple[str, str, str]:
        """Return the verbs of saying in the sentence, counted; the nearest before; its tie.

        The tie says what class of verb it is, how far away, and whether its subject stands before
        it, after the quotation ("Citing a “drop”, she …") or nowhere.
        """
        scene, reporting = self.scene, self.extractor.reporting
        cues = str(min(3, reporting.said_around(unit)))
        verb = next(iter(reporting.verbs_before(unit)), -1)
        if verb < 0:
            return cues, "-", "-"
        subject = scene.subjects[verb]
        side = "-" if subject < 0 else "<" if subject < verb else ">"
        tie = f"{scene.codes[verb]}{bucket(unit - verb)}{side}"
        return cues, self.extractor.verb_at(verb), tie

    def _beside(self, at: int) -> tuple[str, ...]:
        """Return the parts of the units beside a quoted span (``at`` counts the margin)."""
        words, codes = self.extractor.words, self.extractor.codes
        fine, coarse = self.extractor.fine, self.extractor.coarse
        return (
            words[at - 2], words[at - 1], words[at + 1], codes[at - 2], codes[at + 2],
            fine[at - 1], fine[at + 1],
            coarse[at - 3], coarse[at - 2], coarse[at - 1], coarse[at + 1], coarse[at + 2],
        )  # fmt: skip

    def _governor(self, unit: int) -> OfGovernor:
        """Return the parts of the word that governs a quoted span."""
        verb = self.extractor.reporting.governor(unit)
        if verb < 0:
            return _UNGOVERNED
        apart = unit - verb
        path = " ".join(self.extractor.path(verb, unit)) if apart < _FAR else "far"
        return OfGovernor(
            self.scene.codes[verb],
            path,
            self.extractor.verb_at(verb),
            str(min(apart, 4)),
            bucket(apart),
        )


def _within(words: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of quoted words: the words, then some of them each, then their classes."""
    if not words:
        return ("", *_NONE_WITHIN[1:])
    known = table()
    first, last = words[0].lower(), words[-1].lower()
    of_first, of_last = known.get(first, UNKNOWN).coarse, known.get(last, UNKNOWN).coarse
    if len(words) > NAME:
        return (ABSENT, first, last, of_first, of_last, *_NONE_WITHIN[len(Within._fields) :])
    lower = [word.lower() for word in words]
    kin = [known.get(word, UNKNOWN) for word in lower]
    is_short = len(words) <= FEW
    few = lower if is_short else []
    return (
        *((" ".join(lower), ABSENT, ABSENT) if is_short else (ABSENT, first, last)),
        of_first, of_last,
        *few, *_NONE[len(few) : FEW],
        *[item.fine for item in kin], *_NONE[len(kin) :],
        *[item.coarse for item in kin], *_NONE[len(kin) :],
    )  # fmt: skip


_UNGOVERNED = OfGovernor()
_NONE_WITHIN = (ABSENT,) * (len(Within._fields) + FEW + 2 * NAME)
