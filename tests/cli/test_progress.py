"""The progress bar: on a terminal with many projects, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

from helpers import DOCGEN, copies_of, docgen, environment, new_workspace


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a terminal would receive on standard error."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [str(DOCGEN), *arguments],
        cwd=folder,
        env=environment(TERM="xterm", COLUMNS="100"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=writer,
    )
    os.close(writer)
    shown = b""
    while True:
        try:
            chunk = os.read(reader, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    process.wait()
    os.close(reader)
    return shown.decode(errors="replace")


def test_a_bar_is_drawn_for_many_projects_on_a_terminal(tmp_path: Path) -> None:
    """Six projects, standard error is a terminal: the bar names its work and reaches the end."""
    root = new_workspace(tmp_path / "practice", "job")
    copies_of(root, "job", [f"job-{number}" for number in range(5)])

    shown = on_a_terminal(root, "build", "--as-of", "2026-03-02")

    assert "building" in shown
    assert "100%" in shown


def test_no_bar_without_a_terminal(tmp_path: Path) -> None:
    """In a pipe there are only lines."""
    root = new_workspace(tmp_path / "practice", "job")
    copies_of(root, "job", [f"job-{number}" for number in range(5)])

    ran = docgen(root, "build", "--as-of", "2026-03-02")

    assert "%" not in ran.err
    assert "\x1b" not in ran.text
