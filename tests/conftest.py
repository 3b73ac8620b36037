"""What all tests share: no settings of the machine, no network, and the same random inputs every time."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("docgen", derandomize=True, database=None, deadline=None)
settings.load_profile("docgen")


@pytest.fixture(autouse=True)
def away_from_this_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home folder, no settings of docgen, no width, no colours, and no connection to anywhere."""
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("NO_COLOR", "1")
    for name in [name for name in os.environ if name.startswith(("DOCGEN_", "COLUMNS"))]:
        monkeypatch.delenv(name)

    def refuse(_socket: socket.socket, address: object) -> None:
        pytest.fail(f"a test tried to connect to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this repository."""
    return Path(__file__).parents[1]
