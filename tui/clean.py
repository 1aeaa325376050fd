"""Take out of a text what could steer a terminal.

An article is somebody else's bytes. C0 but newline and tab, DEL, C1, the characters that change the
direction of text, the line and paragraph separators and lone surrogates never reach a screen or
stdout.
"""

from __future__ import annotations

import re

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_DIRECTION}\u2028\u2029\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return ``text`` with one kind of line end and nothing that steers a terminal."""
    if text.isprintable():
        return text
    return _UNSAFE.sub("", _LINE_ENDS.sub("\n", text))


def is_safe_address(address: str) -> bool:
    """Tell whether ``address`` is an http(s) address without spaces or control characters."""
    return (
        address.lower().startswith(("http://", "https://"))
        and address.isprintable()
        and " " not in address
    )


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, its white space collapsed."""
    return " ".join(clean(text).split())
