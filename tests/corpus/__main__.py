"""Print how much of each kind of defect the reader finds: ``python -m tests.corpus``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.judged import judged  # after the path to it is known

HEADINGS = f"{'Kind of defect':42}{'to find':>9}{'found':>9}{'besides':>9}  rows and values"


def main():
    """Write a line a kind: cells to be found, found, and found besides."""
    lines, totals, is_right = [HEADINGS], [0, 0, 0], True
    with TemporaryDirectory() as folder:
        for kind, counts, agrees in judged(Path(folder)):
            wanted, found, besides = counts
            totals = [total + count for total, count in zip(totals, counts, strict=True)]
            words = "right" if agrees else "WRONG"
            lines.append(f"{kind.name:42}{wanted:9}{found:9}{besides:9}  {words}")
            is_right &= agrees and found == wanted and not besides
    wanted, found, besides = totals
    recall, precision = found / wanted, found / (found + besides)
    lines.append(f"{len(lines) - 1} kinds: recall {recall:.2f}, precision {precision:.2f}")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(not is_right)


if __name__ == "__main__":
    main()
