"""Print how many mutants of the rules' formulas the cases catch, and list the others.

Use: ``make mutants``.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from judge import LibreOffice
from tests.rule.book import placed, workbook
from tests.rule.case import CASES
from tests.rule.cases_forms import FORM_CASES
from tests.rule.form_book import typed_over, written
from tests.rule.form_mutation import score as form_score
from tests.rule.mutation import score


def main():
    with TemporaryDirectory() as folder:
        paths = {}
        for return_id in dict.fromkeys(case.return_id for case in CASES):
            paths[return_id] = Path(folder) / f"{return_id}.xlsx"
            paths[return_id].write_bytes(workbook(return_id, placed(return_id)[0]))
        caught, survivors = score(paths)
        judge = LibreOffice.find()
        forms = {case.name: Path(folder) / f"{at}.xlsx" for at, case in enumerate(FORM_CASES)}
        for case in FORM_CASES:
            written(case, forms[case.name])
            if case.over:
                typed_over(case, forms[case.name], judge)
        of_forms, further = form_score(forms)
    caught, survivors = caught + of_forms, [*survivors, *further]
    total = caught + len(survivors)
    print(f"{caught} of {total} mutants caught ({caught / total:.1%}); not caught:")
    for line in survivors:
        print(f"  {line}")


if __name__ == "__main__":
    main()
