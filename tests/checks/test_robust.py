"""Whatever a file looks like, checking it gives diagnostics with places, never an exception."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.checks import examine
from docgen.diagnostics import Severity
from docgen.diagnostics.render import as_github, as_json, as_text
from docgen.law import LawLibrary, builtin_law
from docgen.workspace import Workspace, load_project

CASES = Path(__file__).parents[1] / "diagnostics" / "cases"
LAW = LawLibrary((builtin_law(), Path(__file__).parents[1] / "law" / "data"))
JUNK = (
    "",
    "x",
    "-1",
    "0",
    "[]",
    "{}",
    "null",
    "[[1], {a: b}]",
    "{a: b}",
    "*a",
    "!t x",
    "2026-02-30",
    "2026-03-01",
    "2150-12-31",
    "1950-01-01",
    "1e9",
    "999999999",
    "33 1/3 %",
    "client",
    "M1",
    "น้ำ👩‍🔧",
    '"\\u0007"',
    "|",
    "true",
)
VALUE = re.compile(r"(?<=: )[^,{}\[\]\n]+")
# Blocks that the files of the catalogue do not have.
MORE_PROJECT = """
  retention: {percent: 10 %, release: M2}
  late_fee: {percent: 5 %}
  allow_both: true
templates: {contract: "1.0"}
payment_details: [{kind: bank, payee: Ada Example}]
statutory_notices: [{id: cancellation, file: cancellation.md, as_of: 2026-01-02}]
plans:
  - {id: P1, effective: 2026-05-01, includes: [M1], down_payment: 0, instalments: 2, step: month, first: 2026-06-01, grace: {days: 3}, interest: paused}
law:
  interest: {statutory_rate: {undated: {value: 8 %, sources: [https://law.example.com]}}}
"""
MORE_RECORD = """
work: [{date: 2026-03-09, event: started}]
credit_notes: [{date: 2026-03-10, invoice: "1", amount: 1.00, reason: Rounding}]
waivers: [{date: 2026-03-10, milestone: M1, component: fee, amount: 1.00}]
refunds: [{date: 2026-03-11, amount: 1.00}]
disputes: [{id: D1, date: 2026-03-10, milestone: M2, amount: 5.00, reason: Colours, resolved: 2026-03-12}]
communications: [{date: 2026-03-10, channel: phone, direction: in, to: Ada, summary: Thanks}]
"""
FILES = {
    "project.yaml": (CASES / "DG711" / "project.yaml").read_text(encoding="utf-8").rstrip() + MORE_PROJECT,
    "record.yaml": (CASES / "DG709" / "record.yaml").read_text(encoding="utf-8").rstrip() + MORE_RECORD,
}


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """A file with some of its values replaced, and some of its lines gone, doubled or moved."""
    for _ in range(draw(st.integers(0, 4))):
        places = list(VALUE.finditer(text))
        place = draw(st.sampled_from(places))
        text = text[: place.start()] + draw(st.sampled_from(JUNK)) + text[place.end() :]
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 2))):
        index = draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        lines[index : index + 1] = draw(
            st.sampled_from([[], [line, line], [" " + line], ["\t" + line], [line + " #"], [line.upper()]])
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an empty project folder."""
    found = tmp_path_factory.mktemp("practice")
    (found / "projects" / "job").mkdir(parents=True)
    return found


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(broken(FILES["project.yaml"]), broken(FILES["record.yaml"]))
def test_no_file_makes_the_check_fail(root: Path, project: str, record: str) -> None:
    """Every problem can be shown in every form, and an error always keeps the state away."""
    contents = {
        "projects/job/project.yaml": project.encode(),
        "projects/job/record.yaml": record.encode(),
    }
    loading = load_project(Workspace(root), "job", replaced=contents)

    examined = examine(loading, LAW, date(2026, 4, 1))

    for one in examined.diagnostics:
        assert loading.sources.span(one.at) is not None, one
        for form in (as_text, as_json, as_github):
            assert form(one, loading.sources)
    if any(one.severity is Severity.ERROR for one in loading.diagnostics):
        assert examined.value is None
    if examined.value is None:
        assert any(one.is_error for one in examined.diagnostics)
