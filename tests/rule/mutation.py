"""How many mutants of the formulas of rules and helpers the cases catch."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace

from seip_xl.check.seen import tables_of
from seip_xl.errors import FormulaError
from seip_xl.rule import HELPERS, RULES, is_elsewhere, judge, rulebook
from tests.rule.book import cases_of, checks, placed, read
from tests.rule.mutant import mutants

_MODULE = sys.modules["seip_xl.rule.rulebook"]  # the package has a function of this name


def score(paths):
    """Give how many mutants are caught, and those that are not, in a line each.

    A mutant that the language refuses is no mutant. It is caught where a case comes to another
    verdict: for a rule one of its own, for a helper one of any rule.
    """
    caught, survivors = 0, []
    for return_id, path in paths.items():
        trial = _Trial(return_id, path)
        for rule in _own(return_id):
            for formula in mutants(rule.formula):
                said = trial.is_caught([replace(rule, formula=formula)])
                caught += said is True
                survivors += [f"{rule.id}: {formula}"] if said is False else []
        own = {rule.table for rule in RULES if rule.return_id == return_id}
        for at, helper in enumerate(HELPERS):
            for formula in mutants(helper.formula) if helper.table in own else ():
                changed = replace(helper, formula=formula)
                with helpers_replaced((*HELPERS[:at], changed, *HELPERS[at + 1 :])):
                    said = trial.is_caught(RULES)
                caught += said is True
                survivors += [f"{helper.table}[{helper.label}]: {formula}"] if said is False else []
    return caught, survivors


def _own(return_id):
    return [one for one in RULES if one.return_id == return_id and not is_elsewhere(one)]


@contextmanager
def helpers_replaced(helpers):
    """Put other helpers in the place of the standard ones."""
    _MODULE.HELPERS = helpers
    _MODULE._rulebook.cache_clear()
    try:
        yield
    finally:
        _MODULE.HELPERS = HELPERS
        _MODULE._rulebook.cache_clear()


class _Trial:
    """The cases of a return, read once."""

    def __init__(self, return_id, path):
        rows, first = placed(return_id)
        submission = read(path, return_id, rows)
        known = checks(RULES)
        self.names, self.return_id = known.names, return_id
        self.tables = {**known.kept, **tables_of(submission.spec, submission.reads)}
        self.cases = list(zip(cases_of(return_id), first, strict=True))

    def is_caught(self, rules):
        """Say whether a case comes to another verdict; None where the language refuses a rule."""
        try:
            book = rulebook(self.return_id, rules)
        except FormulaError:
            return None
        found = {one.rule.id: one for one in judge(book, self.tables, self.names)}
        return any(
            found[case.rule].crashed[at] or found[case.rule].wrong[at] != case.fires
            for case, at in self.cases
            if case.rule in found
        )
