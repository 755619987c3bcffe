"""A consolidation that is killed at any moment leaves nothing half done."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
import zipfile

import pytest

from seip_xl.gathering import STORE
from seip_xl.rebuilding import verify_store
from tiny_county import write_tiny_county

MOMENTS = 20
# Libraries are loaded once: each folder that it is told is consolidated in a child.
SERVER = """
import os, sys
from pathlib import Path
from seip_xl.pipeline import consolidate
import seip_xl.store.database
print("ready", flush=True)
for line in sys.stdin:
    folder = Path(line.strip())
    child = os.fork()
    if not child:
        consolidate(folder, folder / "Report.xlsx", replace_former=True)
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Server:
    """Consolidates folders, one after the other, in processes that can be killed."""

    def __init__(self, job):
        self._job = job
        assert self._next() == "ready"

    def consolidate(self, folder, seconds=None):
        """Consolidate a folder, and kill it after so many seconds; give how it ended."""
        self._job.stdin.write(f"{folder}\n")
        self._job.stdin.flush()
        child = int(self._next())
        if seconds is not None:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):  # it was quicker
                os.kill(child, signal.SIGKILL)
        return int(self._next())

    def _next(self):
        return self._job.stdout.readline().strip()


@pytest.fixture
def server():
    command = [sys.executable, "-c", SERVER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as job:  # noqa: S603  # our own job
        yield Server(job)
        job.stdin.close()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_twenty_moments_nothing_is_half_done(tmp_path, server):
    whole, folder = tmp_path / "whole", tmp_path / "killed"
    for each in (whole, folder):
        each.mkdir()
        write_tiny_county(each)
    begin = time.perf_counter()
    assert server.consolidate(whole) == 0
    lasts = time.perf_counter() - begin
    expected = digest(whole / "Report.xlsx")
    report, moments = folder / "Report.xlsx", random.Random(3)  # noqa: S311
    ends = []
    for _ in range(MOMENTS):
        ends.append(server.consolidate(folder, moments.uniform(0, lasts)))
        if (folder / STORE).is_dir():
            assert [one for one in verify_store(folder / STORE) if one.severity == "error"] == []
        if report.exists():
            assert digest(report) == expected
    assert ends.count(signal.SIGKILL) > MOMENTS / 2
    assert server.consolidate(folder) == 0
    assert digest(report) == expected
    assert zipfile.ZipFile(report).testzip() is None
