"""Choose the source of each quoted span among its candidates and "no speech".

The network that ranks them is trained; the decisions are taken in the order of the text, and each
knows the one before it. The paragraphs of one running quotation share the decision that is surest.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, groupby, islice, repeat
from math import exp
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.candidates import Candidates
from tui.analysis.model import SCALE
from tui.analysis.silence_features import VERDICTS
from tui.analysis.weighing import Earlier, Weighing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.analysis.features import Extractor
    from tui.analysis.network import Network
    from tui.analysis.scene import Scene


_TOGETHER = 64  # quoted spans that are weighed at once, so that memory is bounded
_FORESEEN = 16  # quoted spans for which a decision is guessed in advance
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_STOPS = frozenset({".", "!", "?", "…"})
_LONG_NAME = 4  # words
_SHORT = 2  # letters of words that have no capital in the title of a work
_SURE_SPEECH = 0.6  # the least probability of speech where grammar leaves little doubt


class Choice(NamedTuple):
    """The decision on one quoted span.

    ``mention`` is the likeliest source as an index into the mentions, or -1 when there is no
    candidate; ``probability`` is that of the mention, ``silence`` that of "no speech".
    ``candidates`` are all mentions that were weighed, and ``odds`` the probabilities of "no speech"
    and of each of them, before grammar and the other paragraphs of a run were heard.
    """

    quote: int
    mention: int
    probability: float
    silence: float
    candidates: Sequence[int] = ()
    odds: Sequence[float] = ()


def probabilities(weights: Mapping[str, int], options: Iterable[Sequence[str]]) -> list[float]:
    """Return the probability of each option, given its features."""
    weight, none = weights.get, repeat(0)
    return softmax([sum(map(weight, option, none)) / SCALE for option in options])


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities that are in proportion to e to the power of the scores."""
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    return [value / total for value in odds]


def choices(extractor: Extractor, network: Network) -> list[Choice]:
    """Return one decision for each quoted span of the document, in order."""
    scene = extractor.scene
    quotes = [quote for quote, unit in enumerate(scene.unit_of_quote) if unit >= 0]
    if not quotes:
        return [Choice(quote, -1, 0.0, 1.0) for quote in range(len(scene.unit_of_quote))]
    deciding = _Deciding(scene, Weighing(extractor), network, quotes)
    decided: list[Choice] = []
    earlier = Earlier()
    for quote, unit in enumerate(scene.unit_of_quote):
        if unit < 0:
            decided.append(Choice(quote, -1, 0.0, 1.0))
            continue
        choice = deciding.choice(quote, earlier)
        decided.append(choice)
        earlier = earlier.after(choice)
    return _runs_agreed(scene, decided)


class _Deciding:
    """The candidates of each quoted span of a document with their scores."""

    def __init__(
        self, scene: Scene, weighing: Weighing, network: Network, quotes: Sequence[int]
    ) -> None:
        self._scene, self._weighing, self._network = scene, weighing, network
        self._candidates = Candidates(scene)
        self._found = {quote: self._candidates.around(quote) for quote in quotes}
        self._silences: dict[int, list[float]] = {}
        self._scores: dict[int, list[list[float]]] = {}
        self._joined: dict[tuple[int, int], list[float]] = {}
        self._guessed: dict[tuple[int, Earlier], Choice] = {}
        for begin in range(0, len(quotes), _TOGETHER):
            some = quotes[begin : begin + _TOGETHER]
            self._silences.update(zip(some, weighing.silences(network, some), strict=True))
            scores = self._scored({quote: [*enumerate(self._found[quote])] for quote in some})
            for quote in some:
                self._scores[quote] = [*islice(scores, len(self._found[quote]))]

    def choice(self, quote: int, earlier: Earlier) -> Choice:
        """Return the decision on a quoted span, given those before."""
        if (quote, earlier) in self._guessed:
            return self._guessed[quote, earlier]
        found = self._candidates.joined(quote, self._found[quote], earlier.mention)
        if found is self._found[quote]:
            return self._among(found, self._scores[quote], quote, earlier)
        if (quote, earlier.mention) not in self._joined:
            self._foresee(quote, earlier)
        scores = [*self._scores[quote], self._joined[quote, earlier.mention]]
        return self._among(found, scores, quote, earlier)

    def _among(
        self, found: Sequence[int], scores: Sequence[list[float]], quote: int, earlier: Earlier
    ) -> Choice:
        """Return the decision among candidates, given the scores of each in all cases."""
        cases = self._weighing.sources.cases(found, earlier.mention)
        silence = self._silences[quote][VERDICTS.index(earlier.verdict)]
        odds = softmax([silence, *map(getitem, scores, cases)])
        return _made_sure(self._scene, _likeliest(quote, found, odds))

    def _foresee(self, quote: int, earlier: Earlier) -> None:
        """Weigh the source before as a candidate of a quoted span, and those that may come to be.

        One by one they would take as long each as they take together. Whose they will be is guessed
        by deciding without them.
        """
        wanted: dict[int, list[tuple[int, int]]] = {}
        for later in range(quote, quote + _FORESEEN):
            found = self._found.get(later)
            if found is not None:
                choice = self._among(found, self._scores[later], later, earlier)
                if self._candidates.joined(later, found, earlier.mention) is not found:
                    wanted[later] = [(len(found), earlier.mention)]
                else:
                    self._guessed[later, earlier] = choice
                earlier = earlier.after(choice)
        for (later, [(_, mention)]), scores in zip(
            wanted.items(), self._scored(wanted), strict=True
        ):
            self._joined[later, mention] = scores

    def _scored(self, wanted: Mapping[int, Sequence[tuple[int, int]]]) -> Iterator[list[float]]:
        """Return the scores of mentions, with their rank, as the sources of quoted spans."""
        some = {quote: ranked for quote, ranked in wanted.items() if ranked}
        return iter(self._weighing.scores(self._network, some) if some else ())


def _likeliest(quote: int, found: Sequence[int], odds: Sequence[float]) -> Choice:
    if not found:
        return Choice(quote, -1, 0.0, odds[0])
    most = max(odds[1:])
    return Choice(quote, found[odds.index(most, 1) - 1], most, odds[0], found, odds)


def _made_sure(scene: Scene, choice: Choice) -> Choice:
    """Return the decision with what a signature or grammar leaves no doubt of."""
    signer = _signer(scene, choice.quote)
    return _governed(scene, choice) if signer < 0 else _given_to(choice, signer)


def _given_to(choice: Choice, mention: int) -> Choice:
    """Return the decision with another source, of which there is no doubt."""
    sure = max(choice.probability, _SURE_SPEECH)
    return choice._replace(mention=mention, probability=sure, silence=1 - sure)


def _governed(scene: Scene, choice: Choice) -> Choice:
    """Return the decision with what grammar makes sure of: the object of a verb of saying.

    "She cites a “drop”" is speech whatever the words look like, and in "Citing a “drop”, Nordmann
    left" the source is the subject that follows. In "Kari spoke of “losses”" it is Kari and nobody
    of a sentence before. Capitalised words are left to the ranking: they may be a name.
    """
    unit = scene.unit_of_quote[choice.quote]
    document = scene.document
    verb = unit - 2 if unit and scene.codes[unit - 1] in {"D", "G"} else unit - 1
    if verb < 0 or scene.sentences[verb] != scene.sentences[unit]:
        return choice
    if verb and scene.codes[verb] == "I":
        return _own_subject(scene, choice, verb - 1)
    subject, code = scene.subjects[verb], scene.codes[verb]
    if subject < 0 or document.text[document.quoted[choice.quote].span.start].isupper():
        return choice
    if subject > unit and code in {"say3", "judge3"}:
        return _given_to(choice, scene.mentions_of_unit[subject][0])
    if code in {"say1", "say2", "say3"} and choice.silence > 1 - _SURE_SPEECH:
        return choice._replace(silence=1 - _SURE_SPEECH)
    return choice


def _signer(scene: Scene, quote: int) -> int:
    """Return the mention that signs a quotation with which a line without full stop begins, or -1.

    A dash and nothing else leads to it, or a colon: "‘We are tired’: Pupils leave". What has a
    capital in every word is a work and its author.
    """
    unit, count = scene.unit_of_quote[quote], len(scene.codes)
    first, stop = scene.paragraph_units[scene.paragraphs[unit]]
    document = scene.document
    if unit != first or unit + 2 >= min(stop, count) or 2 + unit not in scene.mentions_of_unit:
        return -1
    mark = scene.codes[unit + 1]
    is_whole = unit + 3 == stop
    if not (mark == ":" or (mark in _DASHES and is_whole)) or scene.codes[stop - 1] in _STOPS:
        return -1
    inside = document.tokens_in(document.quoted[quote].span)
    is_said = any(
        len(word) > _SHORT and word.islower() for word in document.words[inside.start : inside.stop]
    )
    return scene.mentions_of_unit[unit + 2][0] if is_said else -1


def _named_within(scene: Scene, quote: int) -> int:
    """Return the mention in capitals that a quoted transcript begins with, or -1: "“ORUK: No."."""
    document = scene.document
    inside = document.tokens_in(document.quoted[quote].span)
    stop = inside.start
    while (
        stop < inside.stop and document.words[stop].isupper() and stop - inside.start < _LONG_NAME
    ):
        stop += 1
    if stop == inside.start or document.words[stop : stop + 1] != (":",):
        return -1
    start = document.starts[inside.start]
    rank = bisect_left(scene.mentions, start, key=lambda mention: mention.span.start)
    is_there = rank < len(scene.mentions) and scene.mentions[rank].span.start == start
    return rank if is_there else -1


def _own_subject(scene: Scene, choice: Choice, verb: int) -> Choice:
    """Return the decision with the subject of ``verb`` in place of a source elsewhere."""
    subject = scene.subjects[verb]
    reports = scene.codes[verb] in {"say1", "say2", "judge1", "judge2"}
    if not reports or choice.mention < 0 or not 0 <= subject < verb:
        return choice
    if scene.sentences[scene.unit_of_mention[choice.mention]] == scene.sentences[verb]:
        return choice
    return choice._replace(mention=scene.mentions_of_unit[subject][0])


def _runs_agreed(scene: Scene, decided: list[Choice]) -> list[Choice]:
    """Give all paragraphs of a running quotation the source that one of them is surest of.

    What runs over paragraphs is speech: no title and no slogan does. Where a paragraph names who
    speaks in it, as a transcript does, another run begins.
    """
    agreed: list[Choice] = []
    quoted = scene.document.quoted
    named = [_named_within(scene, choice.quote) for choice in decided]
    turns = list(accumulate(mention >= 0 for mention in named))
    heard = [
        choice if mention < 0 else _given_to(choice, mention)
        for choice, mention in zip(decided, named, strict=True)
    ]
    for _, group in groupby(heard, key=lambda one: (quoted[one.quote].run, turns[one.quote])):
        run = list(group)
        if len(run) > 1:
            surest = max(run, key=lambda choice: choice.probability)
            silence = min(1 - _SURE_SPEECH, *(choice.silence for choice in run))
            run = [surest._replace(quote=choice.quote, silence=silence) for choice in run]
        agreed.extend(run)
    return agreed
