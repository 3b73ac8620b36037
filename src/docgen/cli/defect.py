"""The report of a defect of docgen itself: for its developers, without a traceback on the screen."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from docgen import __version__
from docgen.files import write_atomic


def write_report(problem: BaseException, arguments: Sequence[str]) -> str:
    """Write what is known about the failure to a file and return the words for the user.

    The report holds versions, the command line and where in docgen it failed. The same failure has
    the same file name.
    """
    trace = "".join(traceback.format_exception(problem))
    name = f"docgen-report-{sha256(trace.encode(errors='backslashreplace')).hexdigest()[:12]}.txt"
    text = (
        f"docgen {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"arguments: {' '.join(arguments)}\n\n{trace}"
    )
    path = Path(tempfile.gettempdir()) / name
    try:
        write_atomic(path, text.encode(errors="backslashreplace"))
    except OSError:
        return f"docgen failed: this is a defect of docgen, not of your files\n{text}"
    return (
        "docgen failed: this is a defect of docgen, not of your files.\n"
        f"The report is in {path}; it can quote values from your files, so read it before sending it on."
    )
