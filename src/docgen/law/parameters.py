"""The registry of parameters: every question the engine may put to the law, and nothing else.

Data files and overrides may only use these names; a name that is not here is a `KeyError` in the program
and a diagnostic in data.
"""

from __future__ import annotations

from docgen.law.parameter import Parameter
from docgen.law.parameters_claim import CLAIM
from docgen.law.parameters_contract import CONTRACT
from docgen.law.parameters_debt import DEBT
from docgen.law.parameters_practice import PRACTICE

PARAMETERS: dict[str, Parameter] = {p.name: p for p in (*CLAIM, *DEBT, *CONTRACT, *PRACTICE)}

TOPICS: tuple[str, ...] = tuple(dict.fromkeys(p.topic for p in PARAMETERS.values()))


def parameter(name: str) -> Parameter:
    """The parameter of that name; raises KeyError when the registry does not have it."""
    return PARAMETERS[name]
