"""Every warning of the rules: true of its facts, untrue a step beside them, and complete in what it says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docgen.diagnostics import FieldPath, Severity
from docgen.rules import warnings
from facts import CASES, case_of, codes_of, day, read

FACTS = {"milestones": {"M1": {"amount": "1000.00", "due": "2026-03-02"}}}
DAY = "2026-03-20"
PAIRS = read(CASES / "warnings.yaml")

CODES = set(
    re.findall(
        r'"(W-[A-Z-]+)"',
        "".join(p.read_text() for p in (CASES.parents[1] / "src/docgen/rules/warnings").glob("*.py")),
    )
)


@pytest.mark.parametrize("code", PAIRS)
def test_it_is_true_of_its_facts_only(code: str) -> None:
    """Section 5: the warning stands for its facts, and not for those a step beside them."""
    pair: dict[str, Any] = PAIRS[code]
    facts = pair.get("facts", {})
    true = case_of(FACTS, facts, pair.get("when", {})).on(day(pair.get("on", DAY)))
    untrue = case_of(FACTS, facts, pair.get("otherwise", {})).on(day(pair.get("not_on", DAY)))
    assert code in codes_of(true)
    assert code not in codes_of(untrue)


@pytest.mark.parametrize("code", PAIRS)
def test_it_says_where_and_what_to_do(code: str) -> None:
    """Design 12: a sentence, a place in a file of the project, and severity `warning`."""
    pair: dict[str, Any] = PAIRS[code]
    state = case_of(FACTS, pair.get("facts", {}), pair.get("when", {})).on(day(pair.get("on", DAY)))
    found = next(d for d in state.diagnostics if d.code == code)
    assert found.severity is Severity.WARNING
    assert isinstance(found.at, FieldPath) and found.at.document in ("project", "record", "intake")
    assert found.message and not found.message.endswith(".") and "None" not in found.message
    assert found.hint or code == "W-LIMIT-EXCEEDED"


def test_every_warning_has_its_pair() -> None:
    """No warning of the rules is without a pair of facts here."""
    assert set(PAIRS) == CODES
    assert len(warnings.WARNINGS) == len(set(warnings.WARNINGS))
