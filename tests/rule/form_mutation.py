"""How many mutants of the formulas on forms the cases catch."""

from __future__ import annotations

from dataclasses import replace

from seip_xl.errors import FormulaError
from seip_xl.rule import HELPERS, judge, rulebook
from seip_xl.schema import FINANCE
from tests.rule.cases_forms import FORM_CASES
from tests.rule.form_book import FORM_RULES, fired, seen
from tests.rule.mutant import mutants
from tests.rule.mutation import helpers_replaced


def score(paths):
    """Give how many mutants are caught, and those that are not, in a line each."""
    trial = _Trial(paths)
    caught, survivors = 0, []
    for rule in FORM_RULES:
        for formula in mutants(rule.formula):
            said = trial.is_caught([replace(rule, formula=formula)])
            caught += said is True
            survivors += [f"{rule.id}: {formula}"] if said is False else []
    forms = {table.name for table in FINANCE.tables}
    for at, helper in enumerate(HELPERS):
        for formula in mutants(helper.formula) if helper.table in forms else ():
            changed = replace(helper, formula=formula)
            with helpers_replaced((*HELPERS[:at], changed, *HELPERS[at + 1 :])):
                said = trial.is_caught(FORM_RULES)
            caught += said is True
            survivors += [f"{helper.table}[{helper.label}]: {formula}"] if said is False else []
    return caught, survivors


class _Trial:
    """The cases, each read once; the ones that catch most are asked first."""

    def __init__(self, paths):
        self.cases = [(case, *seen(case, paths[case.name])) for case in FORM_CASES]

    def is_caught(self, rules):
        """Say whether a case comes to another verdict; None where the language refuses a rule."""
        try:
            book = rulebook("finance", rules)
        except FormulaError:
            return None
        for at, (case, tables, names, submission) in enumerate(self.cases):
            for one in judge(book, tables, names):
                expected = case.fires.get(one.rule.id, set())
                if one.crashed.any() or fired(one, submission) != {*expected}:
                    self.cases.insert(0, self.cases.pop(at))
                    return True
        return False
