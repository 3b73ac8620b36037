"""A small workspace whose project has no problem at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic
from docgen.workspace import Loading, Workspace, load_project

PROJECT = """\
docgen: 1
project:
  code: JOB
  title: New website
  kind: services
  jurisdiction: US-TX
  currency: USD
  language: en-US
  timezone: America/Chicago
  as_of: 2026-04-01
  calendar: {holidays: []}
parties:
  - id: contractor
    role: contractor
    type: sole_proprietor
    legal_name: Ada Example
    address: {street: 1 Example Road, city: Austin, country: US}
  - id: client
    role: client
    type: individual
    legal_name: Bo Example
    is_consumer: false
    address: {street: 2 Example Road, city: Austin, country: US}
contract: {number: JOB-C, date: 2026-03-02, signed_at: remote}
scope:
  summary: A website.
  inclusions: [Design]
  exclusions: none
  deliverables: [{id: site, description: The website, acceptance: Every page opens}]
acceptance: {review_days: 5, deemed: true}
price: {amount: 1000.00, basis: fixed, tax_included: true}
milestones:
  - {id: M1, point: Contract signed, amount: 1000.00, due: {date: 2026-03-09}}
terms:
  notices: {methods: [hand, email]}
"""

Load = Callable[[], Loading]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the project `job`."""
    found = tmp_path / "projects" / "job"
    found.mkdir(parents=True)
    (found / "project.yaml").write_text(PROJECT, encoding="utf-8")
    return found


@pytest.fixture
def load(tmp_path: Path, folder: Path) -> Load:
    """Loads the project as it lies on the disk now."""
    return lambda: load_project(Workspace(tmp_path), folder.name)


def placed(loading: Loading) -> list[tuple[str, str]]:
    """Each problem as code and place."""
    return [(one.code, place_of(one, loading)) for one in loading.diagnostics]


def place_of(one: Diagnostic, loading: Loading) -> str:
    """`file:line` of a problem, the file without its folders."""
    span = loading.sources.span(one.at)
    return f"{span.file.rsplit('/', 1)[-1]}:{span.start.line}" if span else ""
