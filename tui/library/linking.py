"""Keep the statements: which quotations, in which articles, render the same words.

An article that is added is compared with those near it in two lists, each read by a key: what the
same speaker is quoted with in the days around, and the articles with a run of the same words. Of
both, only a fixed number of the nearest is looked at, so that an article costs the same in a small
and in a large library. Quotations that render the same words are one statement, and so are those
that are linked through others.

What one speaker said on one occasion is one statement as well, if articles that do not copy one
another quote the same passages of it together. Of several who speak as one, a single article that
does so is enough: that is how a joint statement in many forms becomes one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tui.library.errors import Interrupted
from tui.library.ids import day_number, first_id_of_day
from tui.library.joining import Joiner, Place
from tui.library.levels import Levels, Ordered
from tui.library.loading import load_analysis, load_article
from tui.library.said import Quoted, quoted, quoted_words, said, split
from tui.library.sketches import resemblance, shingles, signature
from tui.library.wordings import (
    NEAR_DAYS,
    Wording,
    any_may_be_same,
    may_be_alike,
    may_be_same,
    renders_same,
)
from tui.library.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from tui.library.said import Said
    from tui.model import Analysis, Article

_BY_SPEAKER = 48  # articles, before and after, that are looked at for one speaker
_BY_RUN = 6  # articles, before and after, that one run of words leads to
_SHARING = 12  # articles with a run of the same words that are looked at
_COMPARED = 64  # articles whose words are compared with those of one article
_REMEMBERED = 400
_TOGETHER_DAYS = 3
_COPIED = 0.5
_NOBODY = 0  # in place of an entity, where nobody is named
SAID = Ordered("said", new=6_000, waiting=150_000, columns="article, outlines")
RUNS = Ordered("wording", new=15_000, waiting=300_000)


@dataclass(frozen=True, slots=True)
class _Told:
    """An article as it is compared; ``narration`` is what its outlet wrote itself."""

    id: int
    quotations: tuple[Quoted, ...]
    narration: str


@dataclass(frozen=True, slots=True)
class _Link:
    """A quotation of the article at hand and one that renders the same words, in ``article``."""

    mine: Quoted
    theirs: Quoted
    article: int


class Linker:
    """Keeps the statements of a library while articles come and go, within transactions."""

    def __init__(self, connection: sqlite3.Connection, is_stopped: Callable[[], bool]) -> None:
        self._connection = connection
        self._is_stopped = is_stopped
        self._new: dict[int, tuple[list[tuple[int, bytes]], tuple[int, ...]]] = {}
        self._joiner = Joiner(connection)
        self._said = Levels(connection, SAID)
        self._runs = Levels(connection, RUNS)
        self._told: dict[int, _Told] = {}

    def add(self, article: int, found_by: Said, entities: Mapping[tuple[str, str], int]) -> None:
        """Note what the quotations of an article are found by, for ``settle``."""
        by = [
            (entities[each.key, each.kind] if each.key else _NOBODY, each.outlines)
            for each in found_by.by
        ]
        if by or found_by.keys:
            self._new[article] = (by, found_by.keys)

    def remove(self, id_: int, article: Article, analysis: Analysis) -> None:
        """Forget the quotations of an article whose parts are still in the library."""
        entities = self._connection.execute(
            "SELECT entity FROM part WHERE content = (SELECT content FROM article WHERE id = ?)",
            (id_,),
        )
        self._said.remove([_NOBODY, *(entity for (entity,) in entities)], id_)
        self._runs.remove(said(analysis, quoted_words(article.text, analysis)).keys, id_)
        self._joiner.leave(id_)
        self._new.pop(id_, None)

    def settle(self) -> None:
        """Bring the statements up to date with what was added and removed.

        Raises Interrupted if it was stopped, for the transaction to be undone.
        """
        self._write()
        for article in sorted(self._joiner.loosened()):
            if article not in self._new:
                self._link(article, *self._found_by(article), later=self._new)
        for article, found_by in sorted(self._new.items()):
            if self._is_stopped():
                raise Interrupted("stopped")
            self._link(article, *found_by, later=self._new)
        self._joiner.settle()
        self.forget_undone()

    def forget_undone(self) -> None:
        """Forget what was to be settled, after it was or when the transaction was undone."""
        self._new.clear()
        self._joiner.forget_undone()
        self._told.clear()

    def _write(self) -> None:
        """Write what the new articles are found by, in the order of the tables."""
        self._said.add(
            sorted(
                (entity, article, outlines)
                for article, (by, _) in self._new.items()
                for entity, outlines in by
            )
        )
        self._runs.add(
            sorted((key, article) for article, (_, keys) in self._new.items() for key in keys)
        )

    # Finding what renders the same words

    def _link(
        self,
        article: int,
        by: Iterable[tuple[int, bytes]],
        keys: Iterable[int],
        later: Collection[int],
    ) -> None:
        """Join the quotations of an article with their like; ``later`` are linked after it."""
        others = self._candidates(article, by, keys, later)
        if not others:
            return
        told = self._load(article)
        links = [link for other in others for link in _links(told, self._load(other))]
        for link in links:
            self._joiner.join(
                {
                    Place(article, link.mine.start): link.mine,
                    Place(link.article, link.theirs.start): link.theirs,
                },
                is_near=link.article != article and _is_of_one_occasion(link),
            )
        for passages in self._shared(told, links):
            self._joiner.join({Place(article, each.start): each for each in passages})
        for each in {article: None} | {link.article: None for link in links}:
            self._join_joint(self._load(each))

    def _candidates(
        self,
        article: int,
        by: Iterable[tuple[int, bytes]],
        keys: Iterable[int],
        later: Collection[int],
    ) -> list[int]:
        """Return the articles that may render the same words, those with equal runs first."""
        found: dict[int, None] = {}
        by = tuple(by)
        here = [each for _, said_by in by for each in split(said_by)]
        for other in self._sharing(keys, article, later):
            there = [each for _, said_by in self._said_in(other) for each in split(said_by)]
            if may_be_alike(here, there):
                found[other] = None
        for entity, outlines in by:
            if entity == _NOBODY:
                continue
            mine = split(outlines)
            if len(mine) > 1 and any(may_be_same(*pair) for pair in combinations(mine, 2)):
                found[article] = None
            for other, theirs in self._of_speaker(entity, article):
                if other in found or (other > article and other in later):
                    continue
                if any_may_be_same(mine, split(theirs)):
                    found[other] = None
        return [other for other in found if other <= article or other not in later][:_COMPARED]

    def _sharing(self, keys: Iterable[int], article: int, later: Collection[int]) -> list[int]:
        """Return the articles with runs of the same words: those that share most, the nearest."""
        runs: Counter[int] = Counter()
        for key in self._runs.shared(keys, article):
            runs.update(other for (other,) in self._runs.near(key, article, _BY_RUN))
        others = [other for other in runs if other < article or other not in later]
        others.sort(key=lambda other: (-runs[other], abs(other - article)))
        return others[:_SHARING]

    def _said_in(self, article: int) -> list[tuple[int, bytes]]:
        """Return the outlines of what is said in an article, with the entities who say it."""
        found = " UNION ALL ".join(
            f"SELECT key, outlines FROM {table} WHERE article = ?1 AND key IN (SELECT entity"  # noqa: S608 - a name
            " FROM part WHERE content = (SELECT content FROM article WHERE id = ?1)"
            " UNION ALL SELECT ?2)"
            for table in SAID.tables
        )
        return self._connection.execute(found, (article, _NOBODY)).fetchall()

    def _of_speaker(self, entity: int, article: int) -> Iterator[tuple[int, bytes]]:
        day = day_number(article)
        among = (first_id_of_day(day - NEAR_DAYS), first_id_of_day(day + NEAR_DAYS + 1))
        yield from self._said.near(entity, article, _BY_SPEAKER, among)

    def _shared(self, told: _Told, links: Iterable[_Link]) -> Iterator[set[Quoted]]:
        """Yield passages of one speaker that another article of those days quotes together too.

        An article and its reprint are one witness, not two.
        """
        shared: dict[tuple[int, str], list[_Link]] = {}
        for link in links:
            if link.article != told.id and _is_of_one_occasion(link):
                speaker = link.mine.wording.speaker or link.mine.joint
                shared.setdefault((link.article, speaker), []).append(link)
        for (article, _), both in shared.items():
            mine, theirs = {link.mine for link in both}, {link.theirs for link in both}
            if min(len(mine), len(theirs)) > 1 and not self._is_copy(told, article):
                yield mine

    def _is_copy(self, told: _Told, article: int) -> bool:
        return resemblance(_sketch(told), _sketch(self._load(article))) >= _COPIED

    def _join_joint(self, told: _Told) -> None:
        """Join what the article quotes of several who speak as one, if others carry it too."""
        by_speaker: dict[str, list[Quoted]] = {}
        for each in told.quotations:
            if each.joint:
                by_speaker.setdefault(each.joint, []).append(each)
        if not any(len(passages) > 1 for passages in by_speaker.values()):
            return
        carried = self._joiner.carried(told.id)
        for passages in by_speaker.values():
            places = {
                Place(told.id, each.start): each for each in passages if each.start in carried
            }
            if len(places) > 1:
                self._joiner.join(places)

    def _load(self, id_: int) -> _Told:
        told = self._told.get(id_)
        if told is None:
            article = load_article(self._connection, id_)
            analysis = load_analysis(self._connection, id_)
            told = _Told(
                id_,
                quoted(
                    article.text,
                    analysis,
                    day_number(id_),
                    is_dated=article.published is not None,
                ),
                _narration(article.text, analysis),
            )
            if len(self._told) >= _REMEMBERED:
                del self._told[next(iter(self._told))]
            self._told[id_] = told
        return told

    def _found_by(self, id_: int) -> tuple[list[tuple[int, bytes]], tuple[int, ...]]:
        """Return what an article that is in the library is found by."""
        rows = self._said_in(id_)
        text = load_article(self._connection, id_).text
        analysis = load_analysis(self._connection, id_)
        return rows, said(analysis, quoted_words(text, analysis)).keys


def _sketch(told: _Told) -> tuple[int, ...]:
    return signature(shingles(words(told.narration)))


def _narration(text: str, analysis: Analysis) -> str:
    """Return what the outlet itself wrote, without what it quotes."""
    ends = [0, *(quotation.span.end for quotation in analysis.quotations)]
    starts = [*(quotation.span.start for quotation in analysis.quotations), len(text)]
    return "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _links(told: _Told, other: _Told) -> Iterator[_Link]:
    """Yield which quotations of two articles, or twice of one, render the same words.

    Each that does is in a link, but of many alike each is linked with one of the others only.
    """
    is_same = told.id == other.id
    mine, theirs = list(_alike(told).values()), list(_alike(other).values())
    for at, here in enumerate(mine):
        for there in theirs[at:] if is_same else theirs:
            if not renders_same(here[0].wording, there[0].wording):
                continue
            first, *more = here
            if not (is_same and here == there):
                yield _Link(first, there[0], other.id)
                yield from (_Link(each, there[0], other.id) for each in more)
                yield from (_Link(first, each, other.id) for each in there[1:])
            else:
                yield from (_Link(first, each, other.id) for each in more)


def _alike(told: _Told) -> dict[tuple[Wording, str], list[Quoted]]:
    """Return the quotations of an article, those together that cannot be told apart."""
    found: dict[tuple[Wording, str], list[Quoted]] = {}
    for each in told.quotations:
        found.setdefault((each.wording, each.joint), []).append(each)
    return found


def _is_of_one_occasion(link: _Link) -> bool:
    """Tell whether both articles name the same speaker, and no date speaks against it.

    Several who speak as one go by many names, and the same words from two such groups are theirs.
    """
    mine, theirs = link.mine.wording, link.theirs.wording
    are_joint = bool(link.mine.joint and link.theirs.joint)
    if not are_joint and (not mine.speaker or mine.speaker != theirs.speaker):
        return False
    is_dated = mine.is_dated and theirs.is_dated
    return not is_dated or abs(mine.day - theirs.day) <= _TOGETHER_DAYS
