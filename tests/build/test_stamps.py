"""Files are compared by content, but read only when size or time differ."""

from __future__ import annotations

import os
from pathlib import Path

from docgen.build.stamps import Stamp, digest_of, files_under, fingerprint, same_content, stamp, stamp_all


def test_a_file_with_the_known_size_and_time_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    status = path.stat()
    invented = Stamp(status.st_size, status.st_mtime_ns, "invented")
    assert stamp(path, invented) is invented


def test_a_touched_file_has_the_same_content(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    before = stamp_all(tmp_path, ["a", "missing"])
    os.utime(path, ns=(1, 1))
    assert same_content(tmp_path, before)
    path.write_bytes(b"two")
    os.utime(path, ns=(1, 1))
    assert stamp(path) == Stamp(3, 1, digest_of(b"two"))
    assert not same_content(tmp_path, before)


def test_a_file_that_appears_or_goes_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    before = stamp_all(tmp_path, ["a", "b"])
    (tmp_path / "b").write_bytes(b"")
    assert not same_content(tmp_path, before)
    (tmp_path / "b").unlink()
    (tmp_path / "a").unlink()
    assert not same_content(tmp_path, before)


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/x", "a", ".hidden", "b/.git/config", "b/~$open.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert files_under(tmp_path, tmp_path) == ["a", "b/x"]
    assert files_under(tmp_path / "missing", tmp_path) == []


def test_a_fingerprint_changes_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    before = fingerprint((tmp_path,))
    assert fingerprint((tmp_path,)) == before
    (tmp_path / "a").write_bytes(b"longer")
    assert fingerprint((tmp_path,)) != before
