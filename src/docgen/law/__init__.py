"""The law as dated data: what a jurisdiction says on a day, each value with its source.

`LawLibrary` finds and loads jurisdictions, `LawReader` answers for one day and remembers what it was
asked, `describe` lists a jurisdiction for a person.
"""

from docgen.law.condition import Conditions
from docgen.law.entry import Conflict, Entry, Stage, Value
from docgen.law.library import Jurisdiction, LawLibrary, builtin_law, law_roots
from docgen.law.overrides import check_overrides
from docgen.law.parameter import Facet, Parameter, ValueType
from docgen.law.parameters import PARAMETERS, parameter
from docgen.law.reader import LawReader, Reading
from docgen.law.view import Row, Section, describe

__all__ = [
    "PARAMETERS",
    "Conditions",
    "Conflict",
    "Entry",
    "Facet",
    "Jurisdiction",
    "LawLibrary",
    "LawReader",
    "Parameter",
    "Reading",
    "Row",
    "Section",
    "Stage",
    "Value",
    "ValueType",
    "builtin_law",
    "check_overrides",
    "describe",
    "law_roots",
    "parameter",
]
