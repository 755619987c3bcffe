"""Messages fit into a message box."""

from __future__ import annotations

from seip_xl.addin.told import fault_words
from seip_xl.errors import DefinitionError


def test_few_faults_are_told_in_full():
    assert fault_words(DefinitionError("a\nb")) == "a\nb"


def test_of_many_faults_the_first_are_told_and_how_many_there_are():
    told = fault_words(DefinitionError("\n".join(f"fault {at}" for at in range(40)))).splitlines()
    assert (told[0], told[12], len(told)) == ("fault 0", "fault 12", 14)
    assert told[13] == "... and 27 more; these have to be mended first."


def test_fault_without_words_is_told_by_its_kind():
    assert fault_words(DefinitionError()) == "DefinitionError"
