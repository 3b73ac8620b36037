"""The library of docgen's own law and the fictional jurisdiction ZZ-EX."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from docgen.law import Jurisdiction, LawLibrary, LawReader, builtin_law

EXAMPLE_LAW = Path(__file__).parent / "data"
DAY = date(2026, 6, 1)


@pytest.fixture(scope="session")
def library() -> LawLibrary:
    return LawLibrary((builtin_law(), EXAMPLE_LAW))


@pytest.fixture(scope="session")
def exampleland(library: LawLibrary) -> Jurisdiction:
    jurisdiction = library.jurisdiction("ZZ-EX").value
    assert jurisdiction is not None
    return jurisdiction


@pytest.fixture
def reader(exampleland: Jurisdiction) -> LawReader:
    return LawReader(exampleland, DAY)


@pytest.fixture
def write_law(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a law file (`zz/ex/interest.yaml`) under a folder of its own and gives that root."""

    def write(name: str, text: str) -> Path:
        file = tmp_path / "law" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
        return tmp_path / "law"

    return write
