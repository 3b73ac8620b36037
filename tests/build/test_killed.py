"""A build that is killed at any moment leaves whole files, and the next build finishes the work."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

from docgen.word.gate import check_document
from helpers import DOCGEN, copies_of, digests, docgen, environment, new_workspace

PROJECTS = 50
KILLS = 20


def test_twenty_kills_in_a_build_of_fifty_projects(tmp_path: Path) -> None:
    """Each kill comes at another moment; in the end every document is there, whole and unmarked as edited."""
    root = new_workspace(tmp_path / "practice", "job")
    names = [f"job-{number:02d}" for number in range(PROJECTS - 1)]
    copies_of(root, "job", names)
    begun = time.monotonic()
    assert docgen(root, "build", "--as-of", "2026-03-02").code == 0
    whole = time.monotonic() - begun
    expected = digests(root / "output")
    assert len(expected) == 2 * PROJECTS
    moments = random.Random(7)
    killed = 0

    for kill in range(KILLS):
        # Another as-of date makes every memo anew; the contracts stay as they are.
        day = f"2026-03-{3 + kill % 2:02d}"
        process = subprocess.Popen(
            [str(DOCGEN), "build", "--as-of", day],
            cwd=root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(moments.uniform(0.1, 1.0) * whole)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        for path in (root / "output").rglob("*.docx"):
            assert check_document(path.read_bytes()) == [], path

    ran = docgen(root, "build", "--as-of", "2026-03-02")

    assert killed >= KILLS // 2
    assert ran.code == 0, ran.text
    assert "beside" not in ran.out
    assert digests(root / "output") == expected
