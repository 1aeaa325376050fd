"""What all tests share."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Take ctrl+c as a terminal sends it, also where the tests run in the background.

    A shell has its background jobs ignore it, and they pass that on to the programs they start.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
