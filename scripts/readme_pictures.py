"""Make the pictures of the README from the kitchen example: needs LibreOffice and pdftoppm.

.venv/bin/python scripts/readme_pictures.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
EXAMPLE = "riverside-kitchen"
# The picture, the kind of document, and the page it shows.
PICTURES = (("contract", "contract", 4), ("demand-letter", "demand-letter", 1))
WIDTH = 900


def main() -> None:
    """Build the example in a folder of its own and draw the pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(REPOSITORY / "projects" / EXAMPLE, folder / "projects" / EXAMPLE)
        run(folder, str(Path(sys.executable).with_name("docgen")), "build", "--quiet")
        output = folder / "output" / EXAMPLE
        for picture, kind, page in PICTURES:
            (document,) = output.glob(f"*_{kind}_*.docx")
            run(
                folder,
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                name,
                str(document),
            )
            target = REPOSITORY / "docs" / "images" / picture
            target.parent.mkdir(parents=True, exist_ok=True)
            pdf = folder / f"{document.stem}.pdf"
            pages = ("-f", str(page), "-l", str(page), "-singlefile")
            run(
                folder,
                "pdftoppm",
                "-png",
                "-scale-to-x",
                str(WIDTH),
                "-scale-to-y",
                "-1",
                *pages,
                pdf,
                target,
            )


def run(folder: Path, *command: object) -> None:
    """Run a command that must succeed."""
    subprocess.run([str(part) for part in command], cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
