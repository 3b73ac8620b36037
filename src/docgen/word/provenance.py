"""Where a document comes from, in a custom XML part of its own that survives Word.

ECMA-376 part 1, 15.2.5 and 15.2.6: a custom XML data part and its properties, related from the main part.
No names of people or machines stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256

from lxml import etree

from docgen.word.package import read_parts
from docgen.word.parts import TYPES_PART, add_node, relations_part
from docgen.word.xml import CONTENT_TYPES, PACKAGE_RELATIONS, RELATIONS, NotWellFormed, parse, serialize

NAMESPACE = "urn:docgen:provenance:1"
FOLDER = "customXml"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ITEM_ID = "{6D1F0C0A-4C0B-4E6B-9C55-D0C6E2A10001}"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
SEAL_DIGITS = 12


@dataclass(frozen=True)
class Provenance:
    """What a document was made from.

    `project` is the project's code, `document` the document id, `number` its number, empty for a draft.
    `template` is `demand-letter 1.0`, `engine` docgen's version, `as_of` the day of the calculation in ISO
    form, `facts` the SHA-256 of everything its template could print.
    """

    project: str
    document: str
    number: str
    template: str
    engine: str
    as_of: str
    facts: str


@dataclass(frozen=True)
class Sealed:
    """A provenance as a file carries it, with a short digest of every paragraph as it was made."""

    provenance: Provenance
    seals: tuple[str, ...]


def with_provenance_part(parts: dict[str, bytes], main: str) -> tuple[dict[str, bytes], str]:
    """A template's parts with the place for a provenance, and the name of the part that will hold it.

    A file may have custom XML parts of its own; docgen takes the next free number.
    """
    number = 1
    while any(name in parts for name in (f"{FOLDER}/item{number}.xml", f"{FOLDER}/itemProps{number}.xml")):
        number += 1
    item, about = f"{FOLDER}/item{number}.xml", f"{FOLDER}/itemProps{number}.xml"
    made = dict(parts)
    made[about] = _item_properties()
    made[relations_part(item)] = _relations(about.rpartition("/")[2])
    links = parse(made.get(relations_part(main), _NO_RELATIONS))
    up = "../" * main.count("/")
    link = {"Id": "docgenProvenance", "Type": f"{RELATIONS}/customXml", "Target": f"{up}{item}"}
    add_node(links, PACKAGE_RELATIONS, "Relationship", link)
    made[relations_part(main)] = serialize(links)
    types = parse(made[TYPES_PART])
    add_node(types, CONTENT_TYPES, "Override", {"PartName": f"/{item}", "ContentType": "application/xml"})
    add_node(types, CONTENT_TYPES, "Override", {"PartName": f"/{about}", "ContentType": PROPERTIES_TYPE})
    made[TYPES_PART] = serialize(types)
    made[item] = serialize(etree.Element(f"{{{NAMESPACE}}}provenance", nsmap={None: NAMESPACE}))
    return made, item


_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()


def _item_properties() -> bytes:
    root = etree.Element(f"{{{DATA_STORE}}}datastoreItem", nsmap={"ds": DATA_STORE})
    root.set(f"{{{DATA_STORE}}}itemID", ITEM_ID)
    references = etree.SubElement(root, f"{{{DATA_STORE}}}schemaRefs")
    reference = etree.SubElement(references, f"{{{DATA_STORE}}}schemaRef")
    reference.set(f"{{{DATA_STORE}}}uri", NAMESPACE)
    return serialize(root)


def _relations(target: str) -> bytes:
    root = parse(_NO_RELATIONS)
    link = {"Id": "rId1", "Type": f"{RELATIONS}/customXmlProps", "Target": target}
    add_node(root, PACKAGE_RELATIONS, "Relationship", link)
    return serialize(root)


def provenance_xml(provenance: Provenance, paragraphs: Iterable[str]) -> bytes:
    """The part: one element a field, then the seal of each paragraph in its order."""
    root = etree.Element(f"{{{NAMESPACE}}}provenance", nsmap={None: NAMESPACE})
    for one in fields(provenance):
        value = getattr(provenance, one.name)
        etree.SubElement(root, f"{{{NAMESPACE}}}{one.name}").text = value
    seals = etree.SubElement(root, f"{{{NAMESPACE}}}paragraphs")
    seals.text = " ".join(map(seal, paragraphs))
    return serialize(root)


def seal(paragraph: str) -> str:
    """The short digest of one paragraph's words."""
    return sha256(paragraph.encode()).hexdigest()[:SEAL_DIGITS]


def provenance_of(content: bytes) -> Sealed | None:
    """The provenance that a .docx carries, None where it has none; raises NotAPackage.

    Word may have moved it to another part: it is known by its namespace.
    """
    return sealed_in(read_parts(content))


def sealed_in(parts: Mapping[str, bytes]) -> Sealed | None:
    """The same of parts that were read already."""
    for name in sorted(parts):
        if not (name.startswith(f"{FOLDER}/") and name.endswith(".xml")):
            continue
        try:
            root = parse(parts[name])
        except NotWellFormed:
            continue
        if root.tag == f"{{{NAMESPACE}}}provenance":
            texts = {
                one.name: root.findtext(f"{{{NAMESPACE}}}{one.name}") or "" for one in fields(Provenance)
            }
            return Sealed(
                Provenance(**texts), tuple((root.findtext(f"{{{NAMESPACE}}}paragraphs") or "").split())
            )
    return None
