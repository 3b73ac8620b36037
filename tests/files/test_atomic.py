"""Writing files: whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.files import remove, remove_leftovers, write_atomic


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("sync", [False, True])
def test_a_file_is_written_and_replaced_without_leaving_anything_else(tmp_path: Path, sync: bool) -> None:
    path = tmp_path / "contract.docx"

    write_atomic(path, b"first", sync=sync)
    write_atomic(path, b"second", sync=sync)

    assert path.read_bytes() == b"second"
    assert names(tmp_path) == ["contract.docx"]


def test_a_new_file_has_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    ordinary, private = tmp_path / "ordinary", tmp_path / "private"
    ordinary.write_bytes(b"")
    private.write_bytes(b"")
    private.chmod(0o600)
    expected = stat.S_IMODE(ordinary.stat().st_mode)

    write_atomic(tmp_path / "new", b"x")
    write_atomic(private, b"x")

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == expected
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    link.symlink_to(real)

    write_atomic(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_when_the_disk_refuses_the_old_file_is_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(b"old")

    def refuse(_source: object, _target: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="no space left"):
        write_atomic(path, b"new")

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["contract.docx"]


def test_a_killed_writer_leaves_a_temporary_file_that_is_cleaned_up(tmp_path: Path) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(b"old")
    code = (
        "import os, signal, sys; from pathlib import Path; from docgen.files import write_atomic\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_atomic(Path(sys.argv[1]), b'new')"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], check=False)

    left = remove_leftovers(tmp_path)

    assert killed.returncode == -signal.SIGKILL
    assert [one.name.startswith(".docgen-") for one in left] == [True]
    assert names(tmp_path) == ["contract.docx"]
    assert path.read_bytes() == b"old"


def test_the_temporary_file_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / f".docgen-{os.getpid()}-1.tmp"
    mine.write_bytes(b"being written")
    parents = tmp_path / f".docgen-{os.getppid()}-1.tmp"
    parents.write_bytes(b"being written")

    assert remove_leftovers(tmp_path) == ()
    assert mine.exists() and parents.exists()


def test_files_of_other_names_are_no_leftovers(tmp_path: Path) -> None:
    (tmp_path / ".docgen-notes.tmp").write_bytes(b"mine")
    (tmp_path / "draft.tmp").write_bytes(b"mine")

    assert remove_leftovers(tmp_path) == ()
    assert remove_leftovers(tmp_path / "absent") == ()
    assert len(names(tmp_path)) == 2


def test_a_name_left_by_a_killed_process_with_our_number_is_not_reused(tmp_path: Path) -> None:
    from docgen.files import atomic

    before = next(atomic._NUMBERS)
    stale = tmp_path / f".docgen-{os.getpid()}-{before + 1}.tmp"
    stale.write_bytes(b"stale")

    write_atomic(tmp_path / "contract.docx", b"new")

    assert (tmp_path / "contract.docx").read_bytes() == b"new"
    assert stale.read_bytes() == b"stale"


def test_removing_a_file_twice_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(b"")

    remove(path)
    remove(path)

    assert not path.exists()
