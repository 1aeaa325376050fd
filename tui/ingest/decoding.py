"""Turn the bytes of a file into text, and say what got lost."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What news is written in outside Unicode. Encodings of mainframes and of DOS only win by accident.
_GUESSES = [
    "cp1252", "cp1250", "cp1257", "cp1254", "cp1253", "cp1251", "koi8_r", "koi8_u", "iso8859_2",
    "iso8859_13", "mac_roman", "shift_jis", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_DECLARABLE = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|us-ascii|windows-125\d|cp125\d|iso-?8859-\d+|latin-?\d|koi8-[ru]"
    r"|macintosh|shift_jis|euc-(?:jp|kr)|gb2312|gbk|gb18030|big5"
)
_LATIN_1 = re.compile(r"us-ascii|iso-?8859-1|latin-?1")
_SAMPLE = 1 << 16
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1b"
_CONTROLS = bytes(code for code in range(0x20) if code not in _TEXT_CONTROLS)


class Decoded(NamedTuple):
    """A file's text; ``replaced`` undecodable pieces of it stand as U+FFFD."""

    text: str
    replaced: int


def has_wide_mark(data: bytes) -> bool:
    """Tell whether ``data`` begins with the byte order mark of UTF-16 or UTF-32."""
    return any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS[1:])


def is_binary(data: bytes) -> bool:
    """Tell whether ``data`` is no text: it holds NUL, or one byte in ten is a control character."""
    if has_wide_mark(data):
        return False
    if b"\0" in data:
        return True
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 10


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode ``data``, which never fails.

    A byte order mark decides; then UTF-8 if it fits, with a broken byte here and there; then the
    encoding that the file declares, where it is one for text; then the best guess.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    try:
        return Decoded(data.decode("utf-8"), 0)
    except UnicodeDecodeError:
        pass
    as_utf_8 = _decode_as(data, "utf-8")
    # No other encoding gives rise to well-formed sequences of several bytes but by rare accident.
    well_formed = sum(character > "\x7f" for character in as_utf_8.text) - as_utf_8.replaced
    if 0 < well_formed >= as_utf_8.replaced:
        return as_utf_8
    encoding = _known(declared) or _guess(data)
    return _decode_as(data, encoding) if encoding else as_utf_8


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost:
        lost -= data.decode(encoding, "ignore").count("\ufffd")
    return Decoded(text, lost)


def _known(declared: str) -> str:
    """Return the codec for an encoding that a web page declares, or ``""``."""
    name = declared.strip().lower()
    if _LATIN_1.fullmatch(name):
        return "cp1252"  # as browsers read it: C1 controls are never meant
    if not _DECLARABLE.fullmatch(name):
        return ""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _guess(data: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8, or ``""``."""
    # Only for the rare file that is not Unicode; it takes long to import.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = list(from_bytes(_around_first_foreign_byte(data), cp_isolation=_GUESSES))
    if not matches:
        return ""
    # Most of what is left of it is Western; it is only doubted where it makes odd words.
    western = [match for match in matches if match.encoding == "cp1252"]
    return min(western + matches, key=_odd_letters).encoding


def _around_first_foreign_byte(data: bytes) -> bytes:
    foreign = re.search(rb"[\x80-\xff]", data)
    start = max(0, foreign.start() - _SAMPLE // 4) if foreign else 0
    return data[start : start + _SAMPLE]


def _odd_letters(match: CharsetMatch) -> int:
    """Count what never follows a small Latin letter: capitals, symbols, another script."""
    return sum(map(_is_odd, re.findall(r"[a-z]([^\x00-\x7f])", str(match))))


def _is_odd(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] == "L":
        return category != "Ll" or not unicodedata.name(character, "").startswith("LATIN")
    return category[0] in "SN"
