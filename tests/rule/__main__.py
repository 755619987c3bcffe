"""Print how many mutants of the rules' formulas the cases catch, and list the others.

Use: ``python -m tests.rule``, with the folder tests on the path.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from seip_xl.rule import RULES
from tests.rule.book import placed, workbook
from tests.rule.mutation import score


def main():
    with TemporaryDirectory() as folder:
        paths = {}
        for return_id in dict.fromkeys(rule.return_id for rule in RULES):
            paths[return_id] = Path(folder) / f"{return_id}.xlsx"
            paths[return_id].write_bytes(workbook(return_id, placed(return_id)[0]))
        caught, survivors = score(paths)
    total = caught + len(survivors)
    print(f"{caught} of {total} mutants caught ({caught / total:.1%}); not caught:")
    for line in survivors:
        print(f"  {line}")


if __name__ == "__main__":
    main()
