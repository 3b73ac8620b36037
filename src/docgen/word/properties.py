"""Document properties: what a file says about itself, and nothing about the machine that made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from docgen.word.environment import FORBIDDEN

CORE = "docProps/core.xml"
APP = "docProps/app.xml"


@dataclass(frozen=True)
class Properties:
    """The properties of one document. `day` is the document's own date, used as created and modified."""

    title: str
    subject: str
    author: str
    company: str
    keywords: tuple[str, ...]
    language: str
    day: date


def core_xml(properties: Properties) -> bytes:
    """`docProps/core.xml`."""
    moment = f"{properties.day.isoformat()}T00:00:00Z"
    rows = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", ", ".join(properties.keywords)),
        ("cp:lastModifiedBy", properties.author),
        ("dc:language", properties.language),
    )
    body = "".join(f"<{name}>{_text(text)}</{name}>" for name, text in rows)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{body}{times}</cp:coreProperties>"
    ).encode()


def app_xml(properties: Properties) -> bytes:
    """`docProps/app.xml`, which holds the company."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>docgen</Application><Company>{_text(properties.company)}</Company></Properties>"
    ).encode()


def _text(text: str) -> str:
    return escape(FORBIDDEN.sub("\ufffd", text))
