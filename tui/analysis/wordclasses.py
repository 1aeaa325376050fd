"""Sort words into classes without a tagger: by the lexicon, else by their shape.

A class is a short code. Function words: ``D`` determiner, ``G`` possessive, ``P`` pronoun, ``O``
object pronoun, ``W`` relative, ``T`` that, ``to``, ``I`` preposition, ``C`` conjunction, ``S``
subordinator, ``A`` auxiliary, ``N`` negation, ``R`` adverb, ``Z`` number word, ``M`` calendar,
``K`` title. Verbs that report: ``say``, ``judge`` or ``think`` with a digit for the form (0 plain,
1 third person, 2 past, 3 -ing). ``noun`` is a noun that reports; ``person``, ``collective``,
``org`` and ``doc`` are nouns for sources, in upper case when plural. Any other word has the class
of its shape: ``Cap``, ``num``, ``ly``, ``ing``, ``ed``, ``s`` or ``w``; a punctuation mark is its
own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.analysis.lexicon import load, words
from tui.analysis.words import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FUNCTION = {
    "determiner": "D", "possessive": "G", "pronoun": "P", "object_pronoun": "O", "relative": "W",
    "that": "T", "to": "to", "preposition": "I", "conjunction": "C", "subordinator": "S",
    "auxiliary": "A", "negation": "N", "adverb": "R", "number": "Z", "calendar": "M", "title": "K",
}  # fmt: skip
_SOURCES = {
    "person": "person",
    "collective": "collective",
    "organisation": "org",
    "document": "doc",
}
FUNCTION_CLASSES = frozenset(
    {"D", "G", "P", "O", "W", "T", "to", "I", "C", "S", "A", "N", "R", "Z", "M"}
)
VERB_CLASSES = frozenset(f"{group}{form}" for group in ("say", "judge", "think") for form in "0123")
SAID = frozenset({"say1", "say2"})  # finite verbs of saying
MENTIONS = frozenset({"n", "d", "p"})  # the classes of names, descriptions and pronouns
RELATIVE_SUBJECTS = words("grammar", "relative_subjects")
_ENDINGS = ("ly", "ing", "ed")
_VOWELS = "aeiou"


def verb_forms(verb: str) -> tuple[str, str, str]:
    """Return the third person, the past and the -ing form of a regular English verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else verb + "s"
    return third, verb + "ed", verb + "ing"


def plural(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "sh", "ch", "x")) else noun + "s"


@cache
def verbs() -> Mapping[str, tuple[str, str]]:
    """Return for each form of a reporting verb its class and its plain form."""
    table: dict[str, tuple[str, str]] = {}
    lexicon = load("cues")
    irregular: Mapping[str, str] = lexicon["forms"]
    for group in ("say", "judge", "think"):
        for verb in lexicon[group].split():
            for form, code in _forms(verb, irregular.get(verb)):
                table.setdefault(form, (group + code, verb))
    return table


def _forms(verb: str, irregular: str | None) -> Iterator[tuple[str, str]]:
    yield verb, "0"
    if irregular is None:
        yield from zip(verb_forms(verb), "123", strict=True)
        return
    for rank, form in enumerate(irregular.split()):
        yield form, "1" if rank == 0 else "3" if form.endswith("ing") else "2"


@cache
def sources() -> Mapping[str, str]:
    """Return for each noun that names a source its class, in upper case when it is plural."""
    table: dict[str, str] = {}
    lexicon = load("sources")
    for key, code in _SOURCES.items():
        for noun in lexicon[key].split():
            table.setdefault(noun, code)
            table.setdefault(plural(noun), code.upper())
    return table


@cache
def _table() -> Mapping[str, str]:
    table: dict[str, str] = {}
    function_words = load("function_words")
    for key, code in _FUNCTION.items():
        for word in function_words[key].split():
            table.setdefault(word, code)
    for form, (code, _) in verbs().items():
        table.setdefault(form, code)
    for noun, code in sources().items():
        table.setdefault(noun, code)
    for noun in load("cues")["noun"].split():
        table.setdefault(noun, "noun")
        table.setdefault(plural(noun), "noun")
    return table


@remembered
def word_class(word: str) -> str:
    """Return the class of a token as it is written."""
    first = word[0]
    if not first.isalnum():
        return word
    code = _table().get(word.lower())
    if first.isupper():
        keep = code is not None and (
            code in FUNCTION_CLASSES or code == "K" or (code.startswith("say") and code != "say0")
        )
        return code if keep and code is not None else "Cap"
    return code or ("Cap" if "-" in word and has_article(word) else _shape(word))


def has_article(word: str) -> bool:
    """Tell whether a name begins with an Arabic article in lower case: "al-Shabaab"."""
    article, mark, rest = word.partition("-")
    return bool(mark) and rest[:1].isupper() and article in words("given_names", "articles")


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "num"
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return ending
    return "s" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "w"
