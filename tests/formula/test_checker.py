"""What the loader refuses: every refusal has its case and says what to do."""

from __future__ import annotations

import pytest

from formula.book import COUNTY
from seip_xl.errors import FormulaError
from seip_xl.formula import ColumnScope, Scope, TableScope, Type, load

REFUSED = {
    # what there is
    "unknown_function": ("=SUMIF(1)", "SUMIF is not in the language; did you mean SUMIFS or SUM?"),
    "function_that_reads_texts_by_country": ('=VALUE("1")', "VALUE takes one character of a text"),
    "unknown_table": ("=SUM(Student[Hours])", "there is no table Student; did you mean Students?"),
    "unknown_column": (
        "=SUM(Students[Hour])",
        "table Students has no column Hour; did you mean Hours?",
    ),
    "unknown_column_of_this_row": ("=[@Hour]", "table Students has no column Hour"),
    "unknown_name": ("=Low_hour", "there is no name Low_hour; did you mean Low_hours?"),
    "too_few_arguments": ("=IF(1=1,2)", "IF takes 3 arguments, 2 are given"),
    "too_many_arguments": ("=ABS(1,2)", "ABS takes 1 argument, 2 are given"),
    "optional_argument_too_many": ('=LEFT("a",1,1)', "LEFT takes 1 to 2 arguments, 3 are given"),
    "no_arguments": ("=SUM()", "SUM takes 1 or more arguments, 0 are given"),
    "half_a_pair": (
        "=COUNTIFS(Provision[Key])",
        "COUNTIFS takes 2 or more arguments, 2 at a time, 1 is given",
    ),
    # types
    "text_where_a_number": ('=1+"a"', "a number should stand here, this is text"),
    "text_negated": ("=-[@Note]", "a number should stand here, this is text"),
    "text_as_argument": ("=ABS([@Note])", "ABS takes a number here, this is a cell text"),
    "number_where_a_condition": ("=IF([@Flag],1,2)", "IF takes a condition such as [@Open]=1 here"),
    "texts_ordered": ('=IF([@Note]<"b",1,2)', "texts have no order that all spreadsheets share"),
    "flag_compared": ("=IF(([@Flag]=1)=1,1,2)", "a condition is not compared or joined"),
    "flag_joined": ('="a"&([@Flag]=1)', "a condition is not compared or joined"),
    "flag_as_text": ("=LEN([@Flag]=1)", "LEN takes a text or a number here, this is a condition"),
    "flag_as_result": ("=[@Flag]=1", "write --(...) to make 1 and 0 of this"),
    "number_with_text": (
        '=IF([@Hours]="a",1,2)',
        "a number is not compared with a text, only with an empty one",
    ),
    "number_with_text_cell": ("=IF([@Hours]=[@Note],1,2)", "a number is not compared with a text"),
    "calculated_number_empty": (
        '=IF([@Hours]+1="",1,2)',
        "only a cell can be empty; this is a calculated number",
    ),
    "branches_of_two_types": (
        '=IF([@Flag]=1,1,"a")',
        "the values of IF are of two types; give one type",
    ),
    "fallback_of_another_type": ('=IFERROR(1,"a")', "the values of IFERROR are of two types"),
    # columns
    "whole_column": (
        "=Students[Hours]",
        "a whole column of Students is no single value; sum or count it",
    ),
    "whole_column_worked_on": (
        "=SUM(Students[Hours]*2)",
        "worked on cell by cell only inside SUMPRODUCT",
    ),
    "whole_column_compared": (
        "=IF(Students[Hours]=1,1,2)",
        "worked on cell by cell only inside SUMPRODUCT",
    ),
    "whole_column_as_argument": (
        "=LEN(Students[Note])",
        "LEN takes a text or a number here, this is a column (text)",
    ),
    "whole_column_chosen": ("=SUMPRODUCT(IF(Students[Hours]>1,1,2))", "IF takes a condition"),
    "two_tables_together": (
        "=SUMPRODUCT(Students[Hours]*Provision[Weekly])",
        "columns of two tables do not go together: Provision and Students",
    ),
    "two_tables_as_arguments": (
        "=SUM(Students[Hours],Provision[Weekly])",
        "SUM takes columns of one table only",
    ),
    "two_tables_by_criteria": (
        '=SUMIFS(Students[Hours],Provision[Key],"a")',
        "SUMIFS takes columns of one table only",
    ),
    "product_without_column": ("=SUMPRODUCT([@Hours])", "SUMPRODUCT takes a column of numbers"),
    "product_with_single_argument": (
        "=SUMPRODUCT(Provision[Weekly],2)",
        "SUMPRODUCT takes a column of numbers",
    ),
    "product_of_texts": ("=SUMPRODUCT(Provision[Key])", "SUMPRODUCT takes a column of numbers"),
    "sum_of_a_chosen_cell": (
        "=SUM(IF([@Flag]=1,[@Hours],2))",
        "an empty cell may come out of this",
    ),
    "sum_of_a_chosen_name": ("=SUM(2,IFERROR(Unset,2))", "an empty cell may come out of this"),
    "sum_of_a_looked_up_cell": (
        "=SUM(INDEX(Students[Hours],MATCH(1,Students[Hours],0)))",
        "SUM takes a number or a column of numbers here",
    ),
    "chosen_cell_in_a_list": (
        '=TEXTJOIN("-",1,IF([@Flag]=1,[@Note],""))',
        'an empty cell may come out of this, which is 0 or nothing; add &""',
    ),
    "deep_chosen_cell_in_a_list": (
        '=TEXTJOIN("-",1,IF([@Flag]=1,IFS([@Flag]=1,Word),""))',
        "an empty cell may come out of this",
    ),
    "count_of_a_value": ("=COUNT(1)", "COUNT takes a cell of this row, a name or a column here"),
    "blank_of_a_value": (
        "=IF(ISBLANK(1),1,2)",
        "ISBLANK takes a cell of this row or a name here",
    ),
    "blank_of_a_column": ("=IF(ISBLANK(Students[Hours]),1,2)", "this is a column (number)"),
    "text_name_summed": ("=SUM(Word)", "SUM takes a number or a column of numbers here"),
    "working_days_of_a_column": (
        "=SUMPRODUCT(NETWORKDAYS(Students[Start],Census_date))",
        "NETWORKDAYS takes a number here, this is a column (number)",
    ),
    "working_days_with_holidays": (
        "=NETWORKDAYS([@Start],Census_date,Unset)",
        "NETWORKDAYS takes 2 arguments, 3 are given",
    ),
    # criteria
    "free_text_counted_by": (
        '=COUNTIFS(Students[Note],"a")',
        "COUNTIFS takes a column that may be counted by",
    ),
    "free_text_searched": (
        '=MATCH("a",Students[Note],0)',
        "MATCH takes a column that may be counted by",
    ),
    "condition_as_criterion": (
        "=COUNTIFS(Students[Hours],1=1)",
        "a criterion is a number or a text, this is a condition",
    ),
    "column_as_criterion": (
        "=COUNTIFS(Students[Hours],Students[Hours])",
        "a criterion is a number or a text, this is a column",
    ),
    "number_asked_of_texts": (
        "=COUNTIFS(Students[Status],1)",
        "a column of texts is asked for a number here",
    ),
    "word_asked_of_numbers": (
        '=COUNTIFS(Students[Hours],"a*")',
        "a column of numbers is asked for a number",
    ),
    "text_cell_asked_of_numbers": (
        "=COUNTIFS(Students[Hours],[@Status])",
        "a column of numbers is asked for a number",
    ),
    "text_joined_for_numbers": (
        '=COUNTIFS(Students[Hours],">="&[@Status])',
        "a column of numbers is asked for a number",
    ),
    "date_asked_of_numbers": (
        '=COUNTIFS(Students[Start],"Jul 2015")',
        "a column of numbers is asked for a number",
    ),
    "operator_without_number": (
        '=COUNTIFS(Students[Hours],">=")',
        "a column of numbers is asked for a number",
    ),
    "texts_ordered_by_criterion": ('=COUNTIFS(Students[Status],">=o")', "texts have no order"),
    "texts_ordered_by_joined_criterion": (
        '=COUNTIFS(Students[Status],"<"&[@Status])',
        "texts have no order",
    ),
    "criterion_read_as_number": (
        '=COUNTIFS(Students[Status],"7")',
        "7 is a number or a date to some spreadsheets",
    ),
    "criterion_read_as_date": (
        '=COUNTIFS(Students[Status],"Jul 2015")',
        "Jul 2015 is a number or a date",
    ),
    "criterion_read_as_share": ('=COUNTIFS(Students[Status],"<>10%")', "10% is a number or a date"),
    "criterion_read_as_truth": ('=COUNTIFS(Students[Status],"TRUE")', "TRUE is a number or a date"),
    "criterion_maybe_blank": (
        "=COUNTIFS(Students[Hours],IF([@Flag]=1,[@Hours],1))",
        "an empty cell may come out of this",
    ),
    "partnership_outside": (
        '=Partnership&"a"',
        "Partnership may only be a criterion, beside its column",
    ),
    "partnership_beside_another": (
        "=COUNTIFS(Students[Status],Partnership)",
        "Partnership may only be a criterion",
    ),
    # look-ups
    "match_of_two_types": (
        "=MATCH(1,Students[Status],0)",
        "MATCH looks for a text among texts, a number among numbers",
    ),
    "match_in_order": ("=MATCH(1,Students[Hours],1)", "MATCH takes only 0 here"),
    "index_by_number": ("=INDEX(Students[Hours],2)", "INDEX takes only MATCH(...) here"),
    "index_of_a_cell": ("=INDEX([@Hours],MATCH(1,Students[Hours],0))", "INDEX takes a column here"),
    "join_with_empty_ones": ('=TEXTJOIN("-",0,"a")', "TEXTJOIN takes only 1 here"),
    # what engines read differently
    "calculated_number_joined": ('="a"&1/3', "give it ROUND first"),
    "calculated_number_as_text": ("=LEN([@Hours]*2)", "give it ROUND first"),
    "mean_joined": ('=AVERAGE(Students[Hours])&" h"', "give it ROUND first"),
    "tiny_number_joined": ('=0.00001&""', "give it ROUND first"),
    "huge_number_joined": ('=1000000000000000&""', "give it ROUND first"),
    "whole_part_of_a_sum": ("=INT([@Hours]+0.1)", "INT takes a number that is no sum or quotient"),
    "rest_of_a_quotient": ("=MOD([@Hours]/3,2)", "MOD takes a number that is no sum or quotient"),
    "rest_by_a_fraction": ("=MOD([@Hours],0.1)", "MOD takes a whole number from 1 on, written out"),
    "digits_from_a_cell": ("=ROUND([@Hours],[@Flag])", "ROUND takes a whole number from -9 to 9"),
    "digits_beyond": ("=ROUND([@Hours],10)", "ROUND takes a whole number from -9 to 9"),
    "chosen_cell_joined": ('=IF([@Flag]=1,[@Hours],1)&""', "an empty cell may come out of this"),
    "chosen_cell_tested": (
        "=IF(ISNUMBER(IFERROR([@Hours],1)),1,2)",
        "an empty cell may come out of this",
    ),
    "text_cell_as_result": ("=[@Note]", 'shows 0; add &""'),
    "chosen_text_cell_as_result": ('=IF([@Flag]=1,[@Note],"a")', 'shows 0; add &""'),
    "looked_up_text_as_result": (
        "=INDEX(Provision[Type],MATCH([@Key],Provision[Key],0))",
        'shows 0; add &""',
    ),
    # lengths
    "text_too_long": (
        '=LEN("' + "a" * 256 + '")',
        "a text in a formula has at most 255 characters",
    ),
    "formula_too_long": ("=" + "1" * 2001, "it has 2002 characters; at most 2000"),
}


@pytest.mark.parametrize(("source", "message"), REFUSED.values(), ids=REFUSED)
def test_formula_is_refused(source, message):
    with pytest.raises(FormulaError) as caught:
        COUNTY.load(source)
    assert message in str(caught.value)


def test_cell_without_row_is_refused():
    with pytest.raises(FormulaError, match="there is no row here; refer to a column as Table"):
        COUNTY.load("=[@Hours]", in_row=False)


def test_all_faults_of_a_formula_are_told():
    with pytest.raises(FormulaError) as caught:
        COUNTY.load('=IF([@Hour]=1,NOSUCH(2),-"a")')
    assert [fault.span.start for fault in caught.value.faults] == [4, 14, 25]


def test_longest_text_and_formula_are_taken():
    assert COUNTY.single('=LEN("' + "a" * 255 + '")') == 255
    assert COUNTY.single("=0." + "1" * 1997) == pytest.approx(1 / 9)
    assert COUNTY.single("=" + "1+" * 100 + "1") == 101


PARTNERSHIPS = TableScope(columns={"Partnership": ColumnScope(Type.TEXT)})


def test_partnership_is_a_criterion_beside_its_column():
    scope = Scope(tables={"Students": PARTNERSHIPS}, per_partnership=True)
    formula = load("=COUNTIFS(Students[Partnership],Partnership)", scope)
    assert formula.names == frozenset()
    assert formula.tables == {"Students"}


def test_partnership_is_refused_where_there_is_none():
    with pytest.raises(FormulaError, match="Partnership may only be a criterion"):
        load(
            "=COUNTIFS(Students[Partnership],Partnership)", Scope(tables={"Students": PARTNERSHIPS})
        )


GRADES = Scope(
    tables={
        "Entries": TableScope(
            columns={
                "Grade": ColumnScope(Type.TEXT, choices=("U", "Pass", "9", "9-9")),
                "Year": ColumnScope(Type.TEXT, choices=("2011-12", "2012-13")),
                "Held": ColumnScope(Type.TEXT, choices=("TRUE", "FALSE")),
                "Type": ColumnScope(Type.TEXT, choices=("GCSE", "Other")),
                "Word": ColumnScope(Type.TEXT),
                "Hours": ColumnScope(Type.NUMBER),
            }
        )
    },
    row_table="Entries",
)
MISREAD = {
    "word_of_the_list": ('=COUNTIFS(Entries[Grade],"Pass")', "Grade may hold 9, which criteria"),
    "number_of_the_list": ('=COUNTIFS(Entries[Grade],"9")', "Grade may hold 9, which criteria"),
    "other_than_a_word": ('=COUNTIFS(Entries[Grade],"<>U")', "Grade may hold 9, which criteria"),
    "empty": ('=COUNTIFS(Entries[Grade],"")', "Grade may hold 9, which criteria"),
    "pattern": ('=COUNTIFS(Entries[Grade],"9*")', "Grade may hold 9, which criteria"),
    "same_cell": ("=COUNTIFS(Entries[Grade],[@Grade])", "Grade may hold 9, which criteria"),
    "joined_cell": ('=COUNTIFS(Entries[Grade],"="&[@Grade])', "Grade may hold 9, which criteria"),
    "cell_of_another_column": ("=COUNTIFS(Entries[Grade],[@Word])", "Grade may hold 9"),
    "by_a_sum": ('=SUMIFS(Entries[Hours],Entries[Grade],"U")', "Grade may hold 9"),
    "second_criterion": ('=COUNTIFS(Entries[Type],"GCSE",Entries[Grade],"U")', "Grade may hold 9"),
    "list_of_years": ('=COUNTIFS(Entries[Year],"2011-12")', "Year may hold 2011-12"),
    "list_of_truths": ('=COUNTIFS(Entries[Held],"TRUE")', "Held may hold TRUE"),
    "asked_of_another": ("=COUNTIFS(Entries[Word],[@Grade])", "Grade may hold 9"),
    "joined_and_asked_of_another": (
        '=COUNTIFS(Entries[Word],"<>"&[@Grade]&"")',
        "Grade may hold 9",
    ),
}


@pytest.mark.parametrize(("source", "message"), MISREAD.values(), ids=MISREAD)
def test_criterion_by_a_list_that_reads_as_numbers_is_refused(source, message):
    with pytest.raises(FormulaError) as caught:
        load(source, GRADES)
    assert [message in str(fault) for fault in caught.value.faults] == [True]


@pytest.mark.parametrize(
    "source",
    [
        '=COUNTIFS(Entries[Type],"GCSE")',
        "=COUNTIFS(Entries[Type],[@Type])",
        '=COUNTIFS(Entries[Word],"a|"&[@Grade])',
        '=IF([@Grade]="9",1,0)',
        "=VALUE(LEFT([@Grade],1))",
        '=RIGHT([@Grade],1)&""',
        '=SUMPRODUCT(--(Entries[Grade]="9"))',
        "=SUMPRODUCT(--(Entries[Grade]=[@Grade]))",
    ],
)
def test_list_that_reads_as_numbers_is_compared_and_cut(source):
    assert str(load(source, GRADES)) == source


def test_word_that_a_list_never_holds_is_refused_beside_any_list():
    with pytest.raises(FormulaError, match="Grade never holds 10; "):
        load('=IF([@Grade]="10",1,0)', GRADES)
