"""The checksum of a version folder: what released wording is held to."""

from __future__ import annotations

import struct
from hashlib import sha256
from pathlib import Path

TEXT = (".md", ".txt", ".yaml")


def folder_checksum(folder: Path) -> str:
    """A SHA-256 over the names and contents of all files below a folder, hidden ones left out.

    Line ends of texts count as one character, since git may write them as two.
    """
    total = sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        parts = path.relative_to(folder).parts
        if not path.is_file() or any(part.startswith((".", "~")) for part in parts):
            continue
        content = path.read_bytes()
        if path.suffix in TEXT:
            content = content.replace(b"\r\n", b"\n")
        name = "/".join(parts).encode()
        total.update(struct.pack("<LQ", len(name), len(content)) + name + content)
    return total.hexdigest()
