"""Which of the names inside a mention it refers to: "Costa’s spokesman Lind" is Lind."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.lexicon import words
from tui.analysis.names import is_possessive
from tui.analysis.narrative import PREPOSITIONS
from tui.analysis.nouns import NounKind
from tui.analysis.wordclasses import word_class
from tui.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.analysis.cast import Naming
    from tui.analysis.descriptions import Description
    from tui.analysis.entities import Draft
    from tui.analysis.narrative import Narrative
    from tui.analysis.segment import Document

_JOINS = words("grammar", "listing") | {",", "&"}
_AFTER_HEAD = PREPOSITIONS | words("grammar", "after_head")
_ARTICLES = words("grammar", "articles")
_BEFORE_ANOTHER = PREPOSITIONS | words("grammar", "before_another") | {"("}
_TAILS = words("grammar", "tails")
_PLAIN = frozenset({"w", "s", "noun", "say0", "judge0", "think0"})  # "the police command"
_WITHIN_TAIL = _PLAIN | {"D", "I", "Cap", "Z", "num", "G"}
_FARTHEST_NAME = 14  # tokens from a description to the name that it leads to


def is_head(document: Document, naming: Naming, description: Description) -> bool:
    """Tell whether a mention is of the very one that it names, not of somebody of theirs."""
    words, phrase = document.words, naming.phrase
    if _is_followed_up(document, phrase.stop, description.stop):
        return False
    lead = max(phrase.lead, description.start)
    if lead == description.start:
        return True
    before = lead - 1
    before -= before > description.start and document.lower[before] in _ARTICLES
    if document.lower[before] in _BEFORE_ANOTHER:
        return False
    if lead <= description.link:
        return True
    is_apposed = naming.draft.kind is EntityKind.PERSON and not description.is_plural
    last = lead - 1
    while last > description.link and words[last].isupper():  # "the chief, ACP Costa"
        last -= 1
    return words[last] == "," and (words[description.link] == "," or is_apposed)


def _is_followed_up(document: Document, after: int, stop: int) -> bool:
    """Tell whether the name that ends before ``after`` only belongs to what follows it."""
    if after >= stop:
        return False
    word = document.words[after]
    if is_possessive(document, after):
        return after + 1 < stop
    return word[0].isalpha() and document.lower[after] not in _AFTER_HEAD


def listed(
    document: Document, heads: Sequence[Naming], description: Description
) -> list[Draft] | None:
    """Return those in a list of names, or None where the mention is no list.

    "Costa and Lind" lists two; "Peru and the Nordic states" lists Peru alone, and more follows.
    """
    lower = document.lower
    if not heads or "and" not in lower[description.start : description.stop]:
        return None
    between = [
        token
        for one, other in pairwise(heads)
        for token in range(one.phrase.stop, other.phrase.lead)
    ]
    if not all(lower[token] in _JOINS for token in between):
        return None
    members = list({id(naming.draft): naming.draft for naming in heads}.values())
    if goes_on(document, heads, description):
        return members
    is_whole = description.head <= heads[-1].phrase.stop
    return members if len(members) > 1 and is_whole else None


def goes_on(document: Document, heads: Sequence[Naming], description: Description) -> bool:
    """Tell whether "and" and more follow the last name of a list."""
    last = heads[-1].phrase.stop
    return document.lower[last : description.link][:1] == ("and",)


def beside(narrative: Narrative, description: Description) -> Draft | None:
    """Return the person whose name stands beside a description: "the mayor, Ana Costa, said"."""
    noun = description.noun
    if noun is None or noun.kind is not NounKind.PERSON:
        return None
    document = narrative.document
    found = _after(narrative, description)
    end = _past_tail(document, description.stop, len(document.words))
    is_open = description.is_indefinite and document.words[end : end + 1] != (",",)
    if found is not None or is_open:
        return found
    return _before(narrative, description, noun.lemma)


def _after(narrative: Narrative, description: Description) -> Draft | None:
    """Return the person whose name follows: "the mayor, Ana Costa,", "a driver named Ben"."""
    document, stop = narrative.document, description.stop
    end = min(stop + _FARTHEST_NAME, len(document.words))
    if stop >= end:
        return None
    for naming in narrative.cast.within(Span(document.starts[stop], document.ends[end - 1])):
        if naming.draft.kind is EntityKind.PERSON:
            return naming.draft if _leads_to(document, description, naming) else None
    return None


def _leads_to(document: Document, description: Description, naming: Naming) -> bool:
    """Tell whether what stands between a description and a name says that both are one."""
    stop, phrase = _past_tail(document, description.stop, naming.phrase.lead), naming.phrase
    between, lower = document.words[stop : phrase.lead], document.lower
    told = {*lower[stop : phrase.lead]} - {","}
    introducing = words("beside_names", "introducing")
    if told & introducing and told <= introducing | words("beside_names", "with_introducing"):
        return True
    if between[:1] != (",",) or not all(map(str.isupper, between[1:])):  # "the chief, ACP Costa,"
        return False
    closing = lower[phrase.stop : phrase.stop + 1]
    return closing in {(",",), ("(",)} or not words("beside_names", "said").isdisjoint(closing)


def _past_tail(document: Document, token: int, stop: int) -> int:
    """Return where "of mission in Sudan" ends which a description left out, else ``token``."""
    if document.lower[token : token + 1] == () or document.lower[token] not in _TAILS:
        return token
    end = token + 1
    while end < stop and word_class(document.words[end]) in _WITHIN_TAIL:
        end += 1
    return end


def _before(narrative: Narrative, description: Description, lemma: str) -> Draft | None:
    document, start = narrative.document, description.start
    latest = narrative.memory.last()
    if latest is None or start < 2 or document.words[start - 1] != ",":
        return None
    is_beside = latest.end == document.ends[start - 2]
    is_person = latest.draft.kind is EntityKind.PERSON
    return latest.draft if is_beside and is_person and lemma in latest.draft.words else None
