"""A program in a real pty, timed by the bytes it writes."""

from __future__ import annotations

import os
import select
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pexpect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
COLUMNS, ROWS = 120, 40
PATIENCE_S = 20.0

ENTER, ESCAPE, PAGE_DOWN = "\r", "\x1b", "\x1b[6~"


class TooLateError(Exception):
    """The program did not write what was waited for."""


class Pty:
    """A program that runs in a terminal of its own, with its files in ``home``."""

    def __init__(
        self, command: Sequence[str], home: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.began = time.perf_counter()
        self._process = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(home),
            env=environment_in(home) | dict(environment or {}),
            dimensions=(ROWS, COLUMNS),
        )
        self._fd = int(self._process.child_fd)

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

    @property
    def pid(self) -> int:
        """The process."""
        return int(self._process.pid)

    def press(self, keys: str) -> float:
        """Send ``keys`` and return when that was."""
        at = time.perf_counter()
        os.write(self._fd, keys.encode())
        return at

    def answer(self, keys: str, quiet_s: float = 0.15) -> None:
        """Send ``keys``, to which there is an answer, and read on until it is written."""
        self.first_output(self.press(keys))
        self.settle(quiet_s)

    def first_output(self, since: float) -> float:
        """Return the milliseconds from ``since`` to the next byte."""
        self._read(PATIENCE_S)
        return (time.perf_counter() - since) * 1000

    def until(self, *texts: str, since: float) -> float:
        """Return the milliseconds from ``since`` until one of ``texts`` was written from now on."""
        wanted = [text.encode() for text in texts]
        seen = b""
        deadline = time.perf_counter() + PATIENCE_S
        while time.perf_counter() < deadline:
            seen += self._read(1.0)
            if any(text in seen for text in wanted):
                return (time.perf_counter() - since) * 1000
        raise TooLateError(f"{PATIENCE_S:.0f} s without any of {texts}")

    def settle(self, quiet_s: float = 0.15) -> None:
        """Read on until nothing was written for a while."""
        while self._read(quiet_s):
            pass

    def memory_mb(self) -> tuple[float, float]:
        """Return the resident memory now and at its most, in MB; Linux only."""
        lines = Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines()
        fields = dict(line.split(":", 1) for line in lines)
        now, most = (int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        return now, most

    def _read(self, patience_s: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], patience_s)
        if not ready:
            return b""
        try:
            return os.read(self._fd, 1 << 20)
        except OSError as error:
            raise TooLateError("the program ended") from error


def environment_in(home: Path) -> dict[str, str]:
    """Return an environment whose config, cache and data folders lie in ``home``."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
    }
