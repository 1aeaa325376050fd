"""Make a corpus of invented news, as large as is wanted, to measure speed and accuracy on.

    python bench/make_corpus.py --articles 20000 --seed 1 OUT.jsonl

One article a line: about 400 words whose frequencies follow Zipf's law, names with diacritics,
quotations in several styles, dates over thirty years. A few per cent are undated, a few are the
text of another article under another outlet. `gold` holds each quotation's span, words and speaker.
The same seed and number give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_VOCABULARY = 60_000
_POOL = 1_000_000  # words to draw from, each as often as it is frequent
_FIRST_DAY = datetime(1995, 4, 1, tzinfo=UTC)
_DAYS = 30 * 365
_UNDATED = 0.03
_DUPLICATES = 0.03
_EDITED = 0.5  # of the duplicates


@dataclass(slots=True)
class Words:
    """Words by Zipf's law, drawn in bulk because drawing them one by one takes most of the time."""

    random: random.Random
    pool: list[str] = field(init=False)
    drawn: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = dict.fromkeys(_LISTS["common"].split())
        while len(known) < _VOCABULARY:
            known[self._made_up()] = None
        weights = [1 / (rank + 2.7) for rank in range(_VOCABULARY)]
        times = _POOL / sum(weights)
        self.pool = [
            word
            for word, weight in zip(known, weights, strict=True)
            for _ in range(max(1, round(weight * times)))
        ]

    def _made_up(self) -> str:
        choose = self.random.choice
        syllables = (
            choose(_LISTS["onsets"]) + choose(_LISTS["vowels"]) + choose(_LISTS["codas"])
            for _ in range(self.random.choice((1, 1, 2, 2, 3)))
        )
        return "".join([*syllables, choose(_LISTS["endings"])])

    def take(self, number: int) -> str:
        """Return ``number`` words with spaces between them."""
        if len(self.drawn) < number:
            self.drawn = self.random.choices(self.pool, k=100_000)
        taken = self.drawn[-number:]
        del self.drawn[-number:]
        return " ".join(taken)


@dataclass(slots=True)
class Text:
    """A text in the making, which knows its length and its quotations."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    gold: list[dict[str, object]] = field(default_factory=list)

    def add(self, piece: str) -> None:
        """Append ``piece``."""
        self.pieces.append(piece)
        self.length += len(piece)

    def quote(self, words: str, marks: tuple[str, str], speaker: str, *, fragment: bool) -> None:
        """Append ``words`` between ``marks`` and note who said them."""
        self.add(marks[0])
        span = {"start": self.length, "end": self.length + len(words), "text": words}
        self.gold.append({**span, "speaker": speaker, "fragment": fragment})
        self.add(words + marks[1])


class Newsroom:
    """Writes articles, one after the other, from one seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self._words = Words(self._random)
        people = [(given, name) for given in _LISTS["given"] for name in _LISTS["surnames"]]
        self._random.shuffle(people)
        self._people = people
        self._prominence = list(accumulate(1 / (rank + 2) for rank in range(len(people))))

    def article(self, number: int) -> dict[str, object]:
        """Return article ``number`` as the fields of a JSON object."""
        text = self._text()
        record: dict[str, object] = {
            "headline": self._words.take(self._random.randint(5, 10)).capitalize(),
            "outlet": self._random.choice(_LISTS["outlets"]),
            "author": " ".join(self._random.choice(self._people)),
            "url": f"https://news.example/{number}",
            "text": "".join(text.pieces),
            "gold": text.gold,
        }
        if self._random.random() >= _UNDATED:
            record["published"] = self._moment()
        return record

    def turn_to(self, part: int) -> None:
        """Go on with the articles of another part, which need none before them to be written."""
        self._random.seed(f"{self._seed}:{part}")
        self._words.drawn.clear()

    def reprint(self, record: dict[str, object], number: int) -> dict[str, object]:
        """Return an article again, as another outlet would run it: whole, or cut and added to."""
        again = {
            **record,
            "outlet": self._random.choice(_LISTS["outlets"]),
            "url": f"https://news.example/{number}",
        }
        if self._random.random() < _EDITED:
            kept = str(record["text"]).rpartition("\n\n")[0]
            again["text"] = f"{kept}\n\n{self._sentence()}"
            again["gold"] = [item for item in record["gold"] if item["end"] <= len(kept)]  # type: ignore[attr-defined]
        return again

    def is_reprint(self) -> bool:
        """Decide whether the next article repeats an earlier one."""
        return self._random.random() < _DUPLICATES

    def _moment(self) -> str:
        moment = _FIRST_DAY + timedelta(minutes=self._random.randrange(_DAYS * 24 * 60))
        if self._random.random() < 0.3:
            return moment.date().isoformat()
        return moment.isoformat()

    def _text(self) -> Text:
        text = Text()
        opening, closing, comma_inside = self._random.choice(_LISTS["marks"])
        speakers = self._random.choices(self._people, cum_weights=self._prominence, k=3)
        text.add(self._sentence())
        known: set[str] = set()
        for _ in range(self._random.randint(8, 12)):
            text.add("\n\n")
            if self._random.random() < 0.55:
                speaker = self._random.choice(speakers)
                self._speech(text, (opening, closing), speaker, known, comma_inside=comma_inside)
            text.add(self._sentence())
            text.add(" ")
            text.add(self._sentence())
        return text

    def _speech(
        self,
        text: Text,
        marks: tuple[str, str],
        speaker: tuple[str, str],
        known: set[str],
        *,
        comma_inside: bool,
    ) -> None:
        """Add a sentence with a quotation: the full name at first, then the surname."""
        name = " ".join(speaker)
        mention = speaker[1]
        if name not in known:
            known.add(name)
            mention = f"{self._random.choice(_LISTS['roles'])} {name}"
        verb = self._random.choice(_LISTS["verbs"])
        words = self._words.take(self._random.randint(6, 22))
        shape = self._random.random()
        if shape < 0.55:
            before, after = (",", "") if comma_inside else ("", ",")
            text.quote(words.capitalize() + before, marks, name, fragment=False)
            text.add(f"{after} {mention} {verb}. ")
        elif shape < 0.75:
            text.add(f"{mention} {verb}: ")
            text.quote(words.capitalize() + ".", marks, name, fragment=False)
            text.add(" ")
        else:
            text.add(f"{mention} said that the {self._words.take(4)} was ")
            text.quote(self._words.take(self._random.randint(2, 5)), marks, name, fragment=True)
            text.add(f" {self._words.take(3)}. ")

    def _sentence(self) -> str:
        return self._words.take(self._random.randint(8, 22)).capitalize() + "."


def records(number: int, seed: int) -> Iterator[dict[str, object]]:
    """Yield ``number`` articles, the same ones for the same ``seed``."""
    return written(Newsroom(seed), range(number))


def written(newsroom: Newsroom, numbers: range) -> Iterator[dict[str, object]]:
    """Yield the articles with these numbers, each perhaps a reprint of one before it."""
    latest: dict[str, object] = newsroom.article(numbers.start)
    for index in numbers:
        if index > numbers.start and newsroom.is_reprint():
            yield newsroom.reprint(latest, index)
        else:
            latest = newsroom.article(index)
            yield latest


def main() -> None:
    """Write the corpus that the command line asks for and say how long it took."""
    parser = argparse.ArgumentParser(description="Make a corpus of invented news as JSON Lines.")
    parser.add_argument("--articles", type=int, default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=Path, metavar="OUT.jsonl")
    arguments = parser.parse_args()
    started = time.perf_counter()
    with arguments.out.open("w", encoding="utf-8", newline="\n") as out:
        for record in records(arguments.articles, arguments.seed):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    seconds = time.perf_counter() - started
    rate = arguments.articles / seconds if seconds else 0.0
    print(f"{arguments.articles:,} articles in {seconds:.1f} s, {rate:,.0f} a second")


if __name__ == "__main__":
    main()
