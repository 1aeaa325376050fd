"""Open an article's address in the browser, if it is one that may be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from tui.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_KEPT = "%/:?#[]@!$&'()*+,;=-._~"


class UnsafeAddressError(Exception):
    """The address is none that a browser should be given; the message says why."""


def safe_address(url: str) -> str:
    """Return ``url`` as it may be handed to a browser: http or https, plain characters only.

    Raises ``UnsafeAddressError`` for anything else.
    """
    if not url:
        raise UnsafeAddressError("This article has no address.")
    if clean(url) != url or any(character.isspace() for character in url):
        raise UnsafeAddressError("The article's address holds characters that no address has.")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UnsafeAddressError("The article's address cannot be read.") from error
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        raise UnsafeAddressError("Only http and https addresses are opened, and this is none.")
    return quote(url, safe=_KEPT)


def open_address(url: str, suspended: Callable[[], AbstractContextManager[None]]) -> bool:
    """Hand ``url`` to the system's browser, never through a shell; tell whether there was one.

    A browser that runs in the terminal itself gets it for as long as it runs, under ``suspended``.
    Raises ``UnsafeAddressError``.
    """
    import webbrowser  # noqa: PLC0415 - wanted only now

    address = safe_address(url)
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser:
        with suspended():
            return browser.open(address)
    return browser.open(address)
