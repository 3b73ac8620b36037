"""Files that somebody else is working on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.files import InUse, digest_of, exclusive, is_open


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("KITCH-C_contract_2026-02-17.docx", "~$TCH-C_contract_2026-02-17.docx"),
        ("letters.docx", "~$etters.docx"),
        ("report.docx", "~$report.docx"),
        ("KITCH-C_contract_2026-02-17.docx", ".~lock.KITCH-C_contract_2026-02-17.docx#"),
    ],
)
def test_a_file_is_open_while_its_owner_file_lies_beside_it(tmp_path: Path, name: str, owner: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert not is_open(path)

    (tmp_path / owner).write_bytes(b"")
    assert is_open(path)


def test_an_owner_file_of_another_document_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "~$her-contract.docx").write_bytes(b"")

    assert not is_open(tmp_path / "this-contract.docx")


def test_only_one_process_holds_a_lock(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from docgen.files import InUse, exclusive\n"
        "try:\n"
        "    with exclusive(Path(sys.argv[1]), seconds=0): print('free')\n"
        "except InUse: print('in use')"
    )

    def ask() -> str:
        answer = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "lock")], capture_output=True, text=True, check=True
        )
        return answer.stdout.strip()

    with exclusive(tmp_path / "lock"):
        during = ask()
    after = ask()

    assert (during, after) == ("in use", "free")


def test_a_lock_in_use_is_told_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with (
        exclusive(path),
        pytest.raises(InUse, match="another docgen is at work here"),
        exclusive(path, seconds=0),
    ):
        pass


def test_the_digest_of_nothing_is_the_well_known_one() -> None:
    assert digest_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
