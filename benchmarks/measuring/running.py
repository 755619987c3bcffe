"""Running a job in a new process, and printing what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent


def run(module: str, *arguments: object, python: str = sys.executable) -> dict[str, float]:
    """Run a job in a new process and give its figures.

    Args:
        module: The job, a module of ``measuring``.
        arguments: What it is told.
        python: The Python that runs it; the peers have one of their own.
    """
    command = [python, "-m", f"measuring.{module}", *(str(each) for each in arguments)]
    done = subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own jobs
    figures: dict[str, float] = json.loads(done.stdout or "{}")
    return figures


def print_lines(lines: list[str]) -> None:
    """Print lines, and a blank one."""
    sys.stdout.write("\n".join(lines) + "\n\n")
