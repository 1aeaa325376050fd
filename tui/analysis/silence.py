"""What tells words in quotation marks that nobody said: a title, a nickname, a scare quote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.analysis.distribution import UNKNOWN, table
from tui.analysis.features import FORMS, bucket
from tui.analysis.governing import governor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.features import Extractor
    from tui.analysis.segment import Document

_PLACES = 20  # occurrences of a word that are looked at
_REACH = 40  # units of the sentence that are looked at, before and after
_NAME = 5  # words of a quoted name, at most


def _company_within(words: Sequence[str], cased: str, length: str) -> list[str]:
    """Return the features of the classes that the quoted words have by their company."""
    known = table()
    kin = [known.get(word, UNKNOWN) for word in words]
    found: list[str] = []
    if len(kin) <= _NAME:
        for item in kin:
            found += [f"0I{item.coarse}{length}{cased}", f"0J{item.fine}"]
    if kin:
        found += [f"0If{kin[0].coarse}{length}", f"0Il{kin[-1].coarse}{length}"]
    return found


def _plain(document: Document, tokens: range) -> tuple[str, ...]:
    """Return the words of a stretch, without marks."""
    words = document.lower[tokens.start : min(tokens.stop, tokens.start + 3 * _NAME)]
    return tuple(word for word in words if word[0].isalnum())


class Silence:
    """The features of "this is no speech" for one document's quoted spans."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.scene = extractor.scene
        self.fine, self.coarse = extractor.company()
        self.repeated: Counter[tuple[str, ...]] | None = None
        self.narrated: dict[str, list[int]] | None = None

    def features(self, quote: int, quotation: Sequence[str], verdict: str) -> list[str]:
        """Return the features for a quoted span with the codes of ``Extractor.quotation``.

        ``verdict`` is that on the quoted span before: "q" speech, "0" none, "-" no span before.
        """
        shape, before, after, place = quotation
        codes, spoken = self.extractor.codes, self.extractor.words
        scene = self.scene
        document = scene.document
        tokens = document.tokens_in(document.quoted[quote].span)
        unit = scene.unit_of_quote[quote]
        at = unit + 3
        words = [word for word in document.words[tokens.start : tokens.stop] if word[0].isalnum()]
        capitals = sum(word[0].isupper() for word in words)
        cased = "T" if capitals == len(words) else "m" if capitals * 2 > len(words) else "l"
        cues, near, tie = self.cues_near(unit)
        gap = self.extractor.gap(quote)
        length = shape[2]
        found = [
            "0", f"0s{shape}", f"0b{before}", f"0a{after}", f"0p{place}", f"0c{cased}{length}",
            f"0c{cased}{shape}", f"0ba{before}|{after}", f"0bl{before}|{shape}",
            f"0al{after}|{shape}", f"0k{cues}{shape[0]}", f"0n{near}", f"0n{near}{length}{cased}",
            f"0w-{spoken[at - 1]}", f"0w+{spoken[at + 1]}", f"0w--{spoken[at - 2]}",
            f"0w2{spoken[at - 2]} {spoken[at - 1]}", f"0k{cues}{place}{length}",
            f"0bb{codes[at - 2]}|{before}", f"0aa{after}|{codes[at + 2]}",
            f"0cb{cased}{before}|{length}", f"0ca{cased}{after}{length}",
            f"0t{tie}", f"0t{tie}{cased}{length}",
            f"0t{tie[:3]}{tie[-1]}{cased}", f"0t{tie}{before}",
            f"0z{verdict}", f"0z{verdict}{gap}", f"0z{verdict}{gap[:1]}{cased}",
            f"0z{verdict}{cased}{length}",
        ]  # fmt: skip
        if 0 < len(words) <= _NAME and cased == "T":
            outside = self.outside_count(words)
            found += [
                f"0out{outside}",
                f"0out{outside}{before}",
                f"0ap{before}|{after}{codes[at + 2]}",
            ]
        again = self.quoted_again(quote, words)
        found += [f"0rep{again}{cased}", f"0rep{again}{length}"]
        if not document.quoted[quote].closed:
            found.append(f"0open{shape}")
        if document.text[document.quoted[quote].outer.start] in "'‘":
            found += ["0single", f"0single{length}{cased}"]
        if len(words) <= 3:
            found.append("0q" + " ".join(words).lower())
            found += [f"0qw{word.lower()}" for word in words]
        elif words:
            found += [f"0f{words[0].lower()}", f"0l{words[-1].lower()}"]
        found += self._marked(unit, cased + length, before)
        found += self._company(at, cased, length)
        found += _company_within([word.lower() for word in words], cased, length)
        return found + self._governor_features(unit)

    def _marked(self, unit: int, shape: str, before: str) -> list[str]:
        """Return the features of how likely the span is to be content, and its sentence to have it.

        That is what the tagger of indirect speech says, to which a quotation is one unit.
        """
        likelihoods = self.extractor.likelihoods
        content, begins = likelihoods.content(unit)
        cue, source = likelihoods.sentence(unit)
        return [
            f"0T{content}", f"0T{content}{shape}", f"0T{content}|{before}",
            f"0Tb{content}{begins}", f"0Tc{content}{cue}", f"0Tc{content}{source}",
            f"0Tc{cue}{source}{shape}",
        ]  # fmt: skip

    def quoted_again(self, quote: int, words: Sequence[str]) -> str:
        """Return how often the same few words stand between marks elsewhere: 0, 1 or 2."""
        if len(words) > _NAME:
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

    def _company(self, at: int, cased: str, length: str) -> list[str]:
        """Return the features of the classes that words around a quoted span have."""
        fine, coarse = self.fine, self.coarse
        found = [
            f"0F-1{fine[at - 1]}", f"0F1{fine[at + 1]}", f"0FS{fine[at - 1]}{cased}",
            f"0CC{coarse[at - 1]}|{coarse[at + 1]}", f"0CB{coarse[at - 2]}|{coarse[at - 1]}",
        ]  # fmt: skip
        for step in (-3, -2, -1, 1, 2):
            found += [f"0C{step}{coarse[at + step]}", f"0C{step}{coarse[at + step]}{cased}{length}"]
        return found

    def _governor_features(self, unit: int) -> list[str]:
        """Return the features of the word that governs a quoted span."""
        verb = governor(self.scene, unit)
        if verb < 0:
            return []
        code, apart = self.scene.codes[verb], unit - verb
        path = " ".join(self.extractor.path(verb, unit)) if apart < _REACH // 5 else "far"
        return [
            f"0V{code}|{path}",
            f"0v{self.extractor.verb_at(verb)}{min(apart, 4)}",
            f"0y{bucket(apart)}",
        ]
