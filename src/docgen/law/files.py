"""Reading one law file from disk."""

from __future__ import annotations

from pathlib import Path as FilePath

from docgen.diagnostics import Diagnostic, Place
from docgen.law.problems import Locate, Path
from docgen.source import read_yaml


def read_law_file(file: FilePath) -> tuple[object, Locate, tuple[Diagnostic, ...]]:
    """Its data with every scalar as text, how to find a path in it, and what could not be read.

    The data of a file that is not YAML at all is None. Raises OSError when the file cannot be read.
    """
    read = read_yaml(file.read_bytes(), str(file))
    document = read.value

    def locate(path: Path, on_key: bool) -> Place | None:
        return document.spans.span(path, on_key=on_key) if document else None

    return document.data if document else None, locate, read.diagnostics
