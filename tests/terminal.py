"""A real terminal for tests: the installed command in a pty, its bytes read as a screen."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

COMMAND = Path(sys.executable).with_name("onrecord")
PATIENCE = 30.0

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "down": "\x1b[B", "up": "\x1b[A",
    "ctrl+d": "\x04", "ctrl+p": "\x10", "backspace": "\x7f", "space": " ",
}  # fmt: skip


class Terminal:
    """``onrecord`` running in a pty of a given size.

    ``raw`` holds every byte the program wrote; ``lines()`` what a terminal would show of them.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path,
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._process = pexpect.spawn(
            str(COMMAND),
            list(arguments),
            cwd=str(home),
            env=private_environment(home) | dict(environment or {}),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with suppress(pexpect.ExceptionPexpect):  # killed, but a busy machine takes its time
            self._process.close(force=True)

    def press(self, *keys: str) -> None:
        """Send keys by name, or text as it stands."""
        for key in keys:
            self._process.send(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as a window manager would."""
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def lines(self) -> list[str]:
        """Return the rows of the screen as it is now."""
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """Return the screen as one string."""
        return "\n".join(self.lines())

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Read until the screen satisfies ``holds``; fail with the screen when it never does."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self._read()
            if holds(self.text()):
                return self.text()
        message = f"waited for {what}; the screen shows:\n{self.text()}"
        raise AssertionError(message)

    def wait_for(self, text: str) -> str:
        """Read until ``text`` stands on the screen."""
        return self.wait_until(lambda screen: text in screen, repr(text))

    def wait_for_end(self) -> int:
        """Read until the program ends; return its exit status."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if not self._read():
                break
        self._process.wait()
        status = self._process.exitstatus
        return -1 if status is None else int(status)

    def _read(self) -> bool:
        try:
            chunk = self._process.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += chunk
        self._stream.feed(chunk)
        return True


def private_environment(home: Path) -> dict[str, str]:
    """Return an environment whose config, cache and data folders lie in ``home``."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LANG", "COVERAGE_PROCESS_START")
        if name in os.environ
    }
    return kept | {
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
    }
