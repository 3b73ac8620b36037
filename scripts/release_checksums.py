"""Write the checksum of every released version into its `template.yaml`.

    python scripts/release_checksums.py [FOLDER] [--check]

Run it when the wording of a version that has not been published is final. With --check nothing is
written; the exit code says whether every checksum is right.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from docgen.templating.checksum import folder_checksum

FOLDER = Path(__file__).parents[1] / "templates"
ENTRY = re.compile(
    r'(?P<head>-[ \t]*\{[^}\n]*version:[ \t]*"(?P<version>\d+\.\d+)"[^}\n]*checksum:[ \t]*)(?P<sum>[0-9a-f]*)'
)


def updated(manifest: Path) -> str:
    """The text of a manifest with the checksums of its version folders."""

    def one(found: re.Match[str]) -> str:
        return found["head"] + folder_checksum(manifest.parent / found["version"])

    return ENTRY.sub(one, manifest.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Update or check all manifests of a folder of templates."""
    check = "--check" in arguments
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    wrong = 0
    for manifest in sorted((folders[0] if folders else FOLDER).glob("*/template.yaml")):
        text = updated(manifest)
        if text == manifest.read_text(encoding="utf-8"):
            continue
        wrong += 1
        print(f"{manifest.parent.name}: {'differs' if check else 'updated'}")
        if not check:
            manifest.write_text(text, encoding="utf-8")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
