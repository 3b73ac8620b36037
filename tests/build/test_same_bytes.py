"""The same input gives the same bytes: in any folder, under any locale, time zone and hash seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import digests, docgen, workspace_of

EXAMPLE = "riverside-kitchen"

SURROUNDINGS = [
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "America/Adak", "PYTHONHASHSEED": "4242"},
]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests of a first build."""
    root = workspace_of(tmp_path_factory.mktemp("first"), EXAMPLE)
    ran = docgen(root, "build", "--jobs", "1")
    assert ran.code == 0, ran.text
    return digests(root / "output")


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda s: s["LC_ALL"])
def test_bytes_do_not_depend_on_the_machine(
    tmp_path: Path, first: dict[str, str], surroundings: dict[str, str]
) -> None:
    """Another folder with blanks and signs in its name, another locale, time zone and hash seed."""
    root = workspace_of(tmp_path / "a & b ü", EXAMPLE)

    ran = docgen(root, "build", env=surroundings)

    assert ran.code == 0, ran.text
    assert digests(root / "output") == first


def test_bytes_do_not_depend_on_what_was_built_before(tmp_path: Path, first: dict[str, str]) -> None:
    """Built as of another day first, then as of its own: the same files as in a fresh folder."""
    root = workspace_of(tmp_path, EXAMPLE)
    docgen(root, "build", "--as-of", "2026-05-20")

    assert docgen(root, "build").code == 0
    assert digests(root / "output") == first
