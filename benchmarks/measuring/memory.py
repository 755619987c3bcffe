"""The memory of this process, where the system tells it."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

MIB = 1 << 20


def peak_mib() -> float | None:
    """Give the most memory that this process has held so far.

    Units:
        MiB; None where the system does not tell.
    """
    if sys.platform == "win32":
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (MIB if sys.platform == "darwin" else 1024)


def held_mib() -> float | None:
    """Give the memory that this process holds now.

    Units:
        MiB; None where the system does not tell.
    """
    told = Path("/proc/self/statm")
    if sys.platform != "linux" or not told.is_file():
        return None
    return int(told.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MIB
