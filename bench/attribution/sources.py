"""The words by which a gold source is known: its type, its head words, its last name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from bench.attribution.quotemarks import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.attribution.quotemarks import TokenIndex

_WORDS = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
FUNCTION_WORDS = frozenset(_WORDS["function_words"].split())
_PRONOUNS = frozenset(_WORDS["pronouns"].split())
_SUFFIXES = frozenset(_WORDS["suffixes"].split())
_HEAD_BOUNDARY = re.compile(
    r"[,;:(\[–—]|\s(?:of|for|from|in|at|on|to|with|by|about|against|among|as|near|who|whom|whose|"
    r"which|that|where|and|or|including|representing|-+)\s"
)


def source_type(words: Sequence[str]) -> str:
    """Classify a source by its words: none, pronoun, named or nominal."""
    if not words:
        return "none"
    if len(words) <= 2 and words[0].lower() in _PRONOUNS:
        return "pronoun"
    named = any(word[0].isupper() for word in words if word.lower() not in FUNCTION_WORDS)
    return "named" if named else "nominal"


def head_tokens(text: str, spans: Iterable[Sequence[int]], tokens: TokenIndex) -> frozenset[int]:
    """Return the last word of each noun phrase of a source, found by surface rules.

    A source is cut at commas, brackets, prepositions and relative words; what
    follows a preposition or relative word up to the next comma is dropped.
    """
    heads: set[int] = set()
    for start, end in spans:
        left, keep = start, True
        cuts = [*_HEAD_BOUNDARY.finditer(text, start, end), None]
        for cut in cuts:
            right = end if cut is None else cut.start()
            if keep:
                words = [
                    index
                    for index in sorted(tokens.inside([(left, right)]))
                    if text[slice(*tokens.spans[index])].lower() not in FUNCTION_WORDS | _SUFFIXES
                ]
                heads.update(words[-1:])
            if cut is not None:
                left = cut.end()
                keep = not cut.group().strip().isalpha() or cut.group().strip() in {"and", "or"}
    return frozenset(heads)


def last_name(speaker: str) -> str | None:
    """Return the folded last word of a name that tells people apart, if there is one."""
    words = [speaker[start:end].lower() for start, end in word_spans(speaker)]
    names = [word for word in words if word not in _SUFFIXES | FUNCTION_WORDS | _PRONOUNS]
    return names[-1] if names else None
