"""A LibreOffice without a window that runs until Python ends: to start one takes two seconds."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STOP_SECONDS = 10

# Recalculate always on load; read text as numbers and dates as in Britain on every machine.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
</oor:items>
"""


class Office:
    """A running LibreOffice, with a profile of its own, so that tests may run side by side.

    Attributes:
        pipe: The name of the pipe on which it listens.
    """

    def __init__(self, program: str) -> None:
        self.pipe = f"seip_{uuid.uuid4().hex}"
        self._folder = TemporaryDirectory()
        flags = ["--headless", "--norestore", "--nologo", "--nodefault"]
        accept = f"--accept=pipe,name={self.pipe};urp;"
        command = [program, profile(Path(self._folder.name)), *flags, accept]
        self._process = _start(command, subprocess.DEVNULL)
        atexit.register(self.stop)

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        """End it, and all that it started."""
        atexit.unregister(self.stop)
        _kill(self._process)
        self._process.wait()
        self._folder.cleanup()


_RUNNING: dict[str, Office] = {}


@contextmanager
def running(program: str) -> Iterator[str]:
    """Give the pipe of the LibreOffice that runs; one in which something failed is not used again.

    Args:
        program: The path of LibreOffice.
    """
    if program in _RUNNING and not _RUNNING[program].is_running:
        _RUNNING.pop(program).stop()
    office = _RUNNING[program] = _RUNNING.get(program) or Office(program)
    try:
        yield office.pipe
    except BaseException:
        _RUNNING.pop(program).stop()
        raise


def run(command: Sequence[str], seconds: int) -> None:
    """Run a program to its end, and all that it started.

    Args:
        command: The program and its arguments.
        seconds: How long it may take.

    Raises:
        RuntimeError: It failed.
    """
    process = _start(command, subprocess.PIPE)
    try:
        output, _ = process.communicate(timeout=seconds)
    finally:
        if process.poll() is None:
            _kill(process)
            process.communicate()
    if process.returncode:
        message = f"{command[0]} ended with {process.returncode}: {output.decode(errors='replace')}"
        raise RuntimeError(message)


def profile(folder: Path) -> str:
    """Write a profile to a folder; give the option that names it."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    return f"-env:UserInstallation={settings.parent.parent.as_uri()}"


def _start(command: Sequence[str], output: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):  # it has ended
        os.killpg(process.pid, signal.SIGKILL)
