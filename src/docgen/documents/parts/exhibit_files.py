"""How the files of exhibits are named in the set that lies beside a packet."""

from __future__ import annotations

from collections.abc import Sized
from pathlib import PurePosixPath

from docgen.documents.parts.exhibits import Exhibit
from docgen.files.names import safe
from docgen.language import Language


def stem_of(exhibit: Exhibit, exhibits: Sized, language: Language) -> str:
    """`Exhibit-03`: numbers have so many digits that the files stand in their order."""
    digits = max(2, len(str(len(exhibits))))
    label = exhibit.label.zfill(digits) if exhibit.label.isdigit() else exhibit.label
    return safe(language.say["exhibit_name"].format(label=label))


def name_in_set(file: str, exhibit: Exhibit, exhibits: Sized, language: Language) -> str:
    """`Exhibit-03_photo.jpg`: the copy of the exhibit's file, whose own path is `file`."""
    own = PurePosixPath(file)
    suffix = f".{safe(own.suffix[1:])}" if own.suffix[1:] else ""
    return f"{stem_of(exhibit, exhibits, language)}_{safe(own.stem)}{suffix}"
