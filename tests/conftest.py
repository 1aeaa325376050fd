"""What all tests share."""

from __future__ import annotations

import signal

from hypothesis import settings


def pytest_configure() -> None:
    """Time no test, and take ctrl+c as a terminal sends it, also in the background.

    A shell has its background jobs ignore it, and they pass that on to the programs they start.
    """
    settings.register_profile("untimed", deadline=None)  # a slow machine is no mistake
    settings.load_profile("untimed")
    signal.signal(signal.SIGINT, signal.default_int_handler)
