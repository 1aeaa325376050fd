"""The article inside a web page."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.ingest.files import article, items, reason
from tui.ingest import html
from tui.model import Article, Skipped

if TYPE_CHECKING:
    from pathlib import Path

BODY = """
<article><h1>Ferry stuck in ice</h1>
<p>“The ice is <b>thick</b>,” the <a href="/captain">captain</a> said.</p>
<p>It came<br>at night.</p><ul><li>Ninety aboard</li><li>Nobody hurt</li></ul>
<blockquote>We shall wait.</blockquote>
<table><tr><td>Monday</td><td>−12</td></tr></table></article>
"""


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Ferry stuck in ice | Northline</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav>{body}<footer>Terms</footer></body></html>"
    )


def test_the_article_is_taken_out_of_the_page(tmp_path: Path) -> None:
    found = article(tmp_path, "a.html", page())
    assert found.headline == "Ferry stuck in ice"
    assert found.text.splitlines() == [
        "“The ice is thick,” the captain said.",
        "It came",
        "at night.",
        "Ninety aboard",
        "Nobody hurt",
        "We shall wait.",
        "Monday −12",
    ]


def test_metadata_come_from_the_head(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Northline">'
        '<meta name="author" content="Ona Kregždė">'
        '<meta property="article:published_time" content="2025-03-18T14:05:00+01:00">'
        '<link rel="canonical" href="https://example.org/ferry">'
    )
    found = article(tmp_path, "a.htm", page(head))
    assert (found.outlet, found.author) == ("Northline", "Ona Kregždė")
    assert found.url == "https://example.org/ferry"
    assert found.published == datetime(2025, 3, 18, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2025-03-18">',
        '<meta name="DC.date.issued" content="2025-03-18">',
        '<meta itemprop="datePublished" content="2025-03-18">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-18"}]}</script>',
        '<script type="application/ld+json">{broken</script><meta name="date" content="20250318">',
    ],
)
def test_the_date_is_what_the_page_states(tmp_path: Path, head: str) -> None:
    assert article(tmp_path, "a.html", page(head)).published == date(2025, 3, 18)


def test_the_only_time_on_a_page_is_its_date(tmp_path: Path) -> None:
    one = '<time datetime="2025-03-18">Tuesday</time>'
    two = '<time datetime="2024-01-01">Monday</time>'
    assert article(tmp_path, "a.html", page(body=one + BODY)).published == date(2025, 3, 18)
    assert article(tmp_path, "b.html", page(body=one + BODY + two)).published is None


def test_no_date_is_guessed_from_the_text_or_the_address(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://example.org/2024/05/06/ferry">'
    body = BODY.replace("at night", "on 3 May 2023, at night, and again on 05/06/2024")
    assert article(tmp_path, "a.html", page(head, body)).published is None


def test_an_address_that_is_not_on_the_web_is_dropped(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="javascript:alert(1)">'
    assert article(tmp_path, "a.html", page(head)).url == ""


@pytest.mark.parametrize("declared", ["windows-1257", "WINDOWS-1257"])
def test_the_encoding_that_a_page_declares_is_used(tmp_path: Path, declared: str) -> None:
    text = page(f'<meta charset="{declared}">').replace("captain", "Rūta Šimkutė")
    found = article(tmp_path, "a.html", text.encode("cp1257", "ignore"))
    assert "Rūta Šimkutė" in found.text


def test_the_declaration_of_an_encoding_is_found_in_both_forms() -> None:
    old = b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'
    assert html.declared_encoding(old) == "iso-8859-2"
    assert html.declared_encoding(b"<meta charset=utf-8>") == "utf-8"
    assert html.declared_encoding(b"<p>charset=utf-8</p>") == ""


@pytest.mark.parametrize("content", ["<p>", "words without a page", "<html></html>", "<<<<"])
def test_a_page_without_an_article_is_skipped(tmp_path: Path, content: str) -> None:
    why = reason(tmp_path, "a.html", content)
    assert "save its text as .txt" in why


def test_a_page_beyond_all_size_is_skipped_before_it_is_parsed(tmp_path: Path) -> None:
    why = reason(tmp_path, "a.html", page(body="<p>ice</p>" * 600_000))
    assert why == "a page larger than 5 MB; save the article alone"


def test_a_page_of_countless_elements_is_skipped(tmp_path: Path) -> None:
    assert "no article" in reason(tmp_path, "a.html", page(body="<p>ice</p>" * 100_001))


def test_deep_nesting_and_endless_attributes_do_no_harm(tmp_path: Path) -> None:
    for number, body in enumerate(
        ["<div>" * 30_000 + "ice", "<p " + "a=b " * 50_000 + ">ice</p>", "&lt;" * 50_000]
    ):
        (found,) = items(tmp_path, f"{number}.html", page(body=body))
        assert isinstance(found, Article | Skipped)


def test_what_the_parser_trips_over_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr("trafilatura.load_html", trip)
    assert "AssertionError" in reason(tmp_path, "a.html", page())


def test_script_and_markup_in_a_page_are_no_text(tmp_path: Path) -> None:
    body = BODY.replace("at night", "at<script>alert('x')</script> night [bold]")
    assert "alert" not in article(tmp_path, "a.html", page(body=body)).text


def test_control_characters_hidden_as_entities_are_cleaned(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="North&#27;]0;x&#7;line&#8238;">'
    body = BODY.replace("at night", "at &#155;31m night &#x202e;")
    found = article(tmp_path, "a.html", page(head, body))
    assert not set(found.text + found.outlet + found.headline) & set("\x1b\x07\x9b\u202e")


def test_no_network_is_touched_and_nothing_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the network was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = '<base href="https://example.org/"><link rel="stylesheet" href="https://example.org/s">'
    body = (
        BODY + '<img src="https://example.org/i.png"><iframe src="https://example.org/"></iframe>'
    )
    with caplog.at_level(logging.DEBUG):
        article(tmp_path, "a.html", page(head, body))
        reason(tmp_path, "b.html", "<")
    assert not caplog.records


def test_trafilatura_is_not_imported_until_a_page_is_met() -> None:
    code = (
        "import sys, tui.ingest; "
        "print([name for name in ('trafilatura', 'charset_normalizer', 'lxml', 'textual') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
