"""Any bytes become text, and what got lost is counted."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.decoding import decode, has_wide_mark, is_binary

SENTENCE = "“Šis lēmums ir mūsu,” Siliņa said – and Łukasz agreed."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(mark: bytes, encoding: str) -> None:
    assert decode(mark + SENTENCE.encode(encoding)) == (SENTENCE, 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“We’re ready to leave the café,” the minister told reporters – again.", "cp1252"),
        ("The minister’s plan costs £5m, or about €6m – he said.", "cp1252"),
        ("The café in the old town was closed, naïve as he was.", "latin-1"),
        ("Spokesman Władysław Łętowski said “Poland” was ready for the talks.", "cp1250"),
        ("Министр сказал, что страна готова выйти из договора.", "cp1251"),
        ("Министр сказал, что страна готова выйти из договора.", "koi8-r"),
    ],
)
def test_other_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, 0)


def test_a_broken_byte_in_utf_8_is_replaced_and_counted() -> None:
    data = "Šakių rajonas ".encode() + b"\xff" + " ir Jūratė".encode()
    assert decode(data) == ("Šakių rajonas \ufffd ir Jūratė", 1)


def test_a_replacement_character_that_was_in_the_file_is_not_counted() -> None:
    assert decode("ąčę \ufffd ė".encode()) == ("ąčę \ufffd ė", 0)
    assert decode("ąčę \ufffd ė".encode() + b"\xff").replaced == 1


def test_half_a_character_at_the_end_of_utf_16_is_counted() -> None:
    assert decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"x") == ("ab\ufffd", 1)


@pytest.mark.parametrize("name", ["windows-1257", "WINDOWS-1257", " cp1257 "])
def test_a_declared_encoding_comes_before_the_guess(name: str) -> None:
    text = "Dovilė and Rūta spoke."
    assert decode(text.encode("cp1257"), name) == (text, 0)


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b"\x93Yes,\x94 she said.", "ISO-8859-1").text == "“Yes,” she said."


@pytest.mark.parametrize(
    "name", ["rot13", "zlib", "unicode_escape", "idna", "nonsense", "iso-8859-99"]
)
def test_a_declared_codec_that_is_no_encoding_of_text_is_passed_over(name: str) -> None:
    assert decode(b"caf\xe9 and more of it", name).text == "café and more of it"


def test_bytes_that_no_encoding_fits_are_replaced() -> None:
    decoded = decode(b"\x81\x8d\x8f\x90\x9d\xff\xfe\x81" * 3)
    assert isinstance(decoded.text, str)


@pytest.mark.parametrize(
    "data", [b"a\0b", pytest.param(bytes(range(32)) * 4, id="controls"), b"\x89PNG\r\n\x1a\n\0\0"]
)
def test_binary_data_is_told_from_text(data: bytes) -> None:
    assert is_binary(data)


@pytest.mark.parametrize(
    "data", [b"", b"text\r\n\tmore\x0c", "žodis".encode("utf-16"), b"\x1b[1mbold"]
)
def test_text_is_not_taken_for_binary(data: bytes) -> None:
    assert not is_binary(data)


def test_only_marks_of_wide_encodings_are_wide() -> None:
    assert has_wide_mark("a".encode("utf-16"))
    assert not has_wide_mark(codecs.BOM_UTF8 + b"a")


@given(st.binary(), st.text(max_size=20))
def test_decoding_never_raises(data: bytes, declared: str) -> None:
    decoded = decode(data, declared)
    assert 0 <= decoded.replaced <= decoded.text.count("\ufffd")


@given(st.text())
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith(("\ufeff", "\0", "\ufffe")):
        assert decode(text.encode()) == (text, 0)


@given(st.binary(max_size=200))
def test_telling_binary_never_raises(data: bytes) -> None:
    assert is_binary(data) in {True, False}
