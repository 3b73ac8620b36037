"""How many pages a file has, and a label on each page of a PDF: all that docgen does with such files."""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject

SIZE = 9
"""The size of a label on a page, in points."""

IMAGES = (".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")


UNSENT = re.compile(rb"^X-Unsent:\s*1\s*$", re.IGNORECASE | re.MULTILINE)
"""The line in the head of an e-mail by which a mail program opens it as a draft."""


class Media(str, Enum):
    """What kind of file an exhibit is; a draft is an e-mail that a mail program would still send."""

    PDF = "pdf"
    IMAGE = "image"
    DRAFT = "draft"
    OTHER = "other"


@dataclass(frozen=True)
class Pages:
    """The pages of a file; `count` is None where there are none to count, or `problem` says why not."""

    media: Media
    count: int | None
    problem: str | None = None


def pages_of(content: bytes, suffix: str) -> Pages:
    """The pages of a PDF, the frames of a TIFF, 1 for any other picture, None for any other file.

    The ending of the name says what the file claims to be. A file that breaks its promise is a problem,
    never an exception.
    """
    kind = suffix.lower()
    if kind == ".pdf":
        return _pdf(content)
    if kind in IMAGES:
        return _image(content)
    if kind == ".eml" and UNSENT.search(content.split(b"\n\n")[0].split(b"\r\n\r\n")[0]):
        return Pages(Media.DRAFT, None)
    return Pages(Media.OTHER, None)


def _pdf(content: bytes) -> Pages:
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    _quiet()
    try:
        reader = PdfReader(BytesIO(content))
        count = len(reader.pages)
    except FileNotDecryptedError:
        return Pages(Media.PDF, None, "it is protected with a password")
    except Exception:  # a damaged PDF fails in as many ways as it has objects
        return Pages(Media.PDF, None, "it is not a sound PDF file")
    return Pages(Media.PDF, count) if count else Pages(Media.PDF, None, "it has no page")


def _quiet() -> None:
    """What pypdf thinks of a file is said once, as a diagnostic, and not on the terminal."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def _image(content: bytes) -> Pages:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a very large picture is no danger: only its head is read
            with Image.open(BytesIO(content)) as picture:
                frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    except Image.DecompressionBombError:
        return Pages(Media.IMAGE, 1)
    except Exception:  # like a damaged PDF
        return Pages(Media.IMAGE, None, "it is not a sound picture")
    return Pages(Media.IMAGE, frames)


def labelled(content: bytes, labels: tuple[str, ...]) -> bytes | None:
    """A copy of a PDF with a label at the foot of each page; None where this file does not allow it.

    There is one label a page. A label is written in Helvetica, on white, upright however the page is turned.
    """
    from pypdf import PdfReader, PdfWriter

    _quiet()
    try:
        reader = PdfReader(BytesIO(content))
        if len(reader.pages) != len(labels):
            return None
        writer = PdfWriter(clone_from=reader)
        for page, label in zip(writer.pages, labels, strict=True):
            page.transfer_rotation_to_content()
            _stamp(page, label)
        made = BytesIO()
        writer.write(made)
    except Exception:  # as in reading it
        return None
    return made.getvalue()


def _stamp(page: PageObject, label: str) -> None:
    """Lay the label over a page: a white strip at the right of the lower edge, and the words on it."""
    from pypdf import PageObject
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    box = page.cropbox
    width, height = float(box.width), float(box.height)
    wide = len(label) * SIZE * 0.55 + 8
    left, low = max(4.0, width - wide - 18), 12.0
    drawn = (
        f"q 1 1 1 rg {left:.2f} {low:.2f} {wide:.2f} {SIZE + 8:.2f} re f 0 0 0 rg "
        f"BT /DocgenLabel {SIZE} Tf {left + 4:.2f} {low + 5:.2f} Td ({_escaped(label)}) Tj ET Q"
    )
    stream = DecodedStreamObject()
    stream.set_data(drawn.encode("latin-1"))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    over = PageObject.create_blank_page(width=width, height=height)
    fonts = DictionaryObject({NameObject("/DocgenLabel"): font})
    over[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    over[NameObject("/Contents")] = stream
    page.merge_translated_page(over, float(box.left), float(box.bottom), expand=False)


def _escaped(label: str) -> str:
    """The label as a string of a PDF: signs beyond ASCII as octal numbers of Windows-1252."""
    codes = label.encode("cp1252", errors="replace")
    return "".join(
        chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}" for code in codes
    )
