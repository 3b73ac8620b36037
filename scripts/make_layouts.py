"""Make `templates/layouts/*.docx`: styles, numbering, page, header and footer of all documents.

    python scripts/make_layouts.py [FOLDER]

The result is the same on every machine. A firm that wants another look restyles these files in Word.
"""

from __future__ import annotations

import sys
from pathlib import Path

from layout_numbering import NUMBERING
from layout_styles import styles_xml
from layout_theme import font_table_xml, theme_xml

from docgen.word.package import pack_parts

LAYOUTS = ("agreement", "letter", "memo")
FOLDER = Path(__file__).parents[1] / "templates" / "layouts"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
THEME = "word/theme/theme1.xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
PAGE = '<w:pgSz w:w="12240" w:h="15840"/>'
MARGINS = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="624" w:footer="624" w:gutter="0"/>'

NAME_AND_NUMBER = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">{{ document.company }}</w:t></w:r><w:r><w:tab/></w:r>'
    '<w:r><w:t xml:space="preserve">{% if document.number %}{{ document.number }}{% endif %}</w:t></w:r></w:p>'
)
DRAFT = (
    "<w:p><w:r><w:t>{%p if document.draft %}</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:pStyle w:val="Draft"/></w:pPr><w:r><w:t xml:space="preserve">'
    "{{ document.draft_note }} – {{ document.day|long_date }}</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
)
EMPTY_HEADER = '<w:p><w:pPr><w:pStyle w:val="HeaderPlain"/></w:pPr></w:p>'
INITIALS = (
    "<w:p><w:r><w:t>{%p if document.initials %}</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:pStyle w:val="Initials"/></w:pPr><w:r><w:t xml:space="preserve">'
    "{{ say.initials }} ________  ________</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
)


def field(code: str) -> str:
    """A field of Word with a cached result."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


FOOTER = (
    INITIALS
    + '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    + '<w:r><w:t xml:space="preserve">{{ document.title }} · {{ document.template }}</w:t></w:r>'
    + '<w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">{{ say.page }} </w:t></w:r>'
    + field("PAGE")
    + '<w:r><w:t xml:space="preserve"> {{ say.of }} </w:t></w:r>'
    + field("NUMPAGES")
    + "</w:p>"
)


def document_xml(first_page_differs: bool) -> str:
    """The body: page settings and nothing else."""
    references = (
        '<w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    )
    title_page = ""
    if first_page_differs:
        references += (
            '<w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="first" r:id="rId6"/>'
        )
        title_page = "<w:titlePg/>"
    section = f'<w:sectPr>{references}{PAGE}{MARGINS}<w:cols w:space="720"/>{title_page}</w:sectPr>'
    return f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{section}</w:body></w:document>'


def settings_xml() -> str:
    """Settings of a current Word, without anything that asks the reader questions on opening."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def content_types_xml(parts: dict[str, str]) -> str:
    """The content type of each part."""
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def relations_xml(rows: list[tuple[str, str]]) -> str:
    """A relationships part; ids count from rId1."""
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, start=1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def layout(name: str) -> bytes:
    """One layout file. A letter has its letterhead in the text, so its first page has no name on top."""
    is_letter = name == "letter"
    stories = {"header1": NAME_AND_NUMBER + DRAFT, "footer1": FOOTER}
    if is_letter:
        stories |= {"header2": DRAFT + EMPTY_HEADER, "footer2": FOOTER}
    kinds = {
        "word/document.xml": "document.main",
        "word/styles.xml": "styles",
        "word/numbering.xml": "numbering",
        "word/settings.xml": "settings",
        "word/fontTable.xml": "fontTable",
    }
    related = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
    parts = {
        "_rels/.rels": relations_xml([("officeDocument", "word/document.xml")]),
        "word/document.xml": document_xml(is_letter),
        "word/styles.xml": HEAD + styles_xml(name),
        "word/numbering.xml": HEAD + NUMBERING,
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": HEAD + font_table_xml(),
        THEME: HEAD + theme_xml(),
    }
    for story, content in stories.items():
        root = "hdr" if story.startswith("header") else "ftr"
        parts[f"word/{story}.xml"] = f'{HEAD}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{root}>'
        kinds[f"word/{story}.xml"] = story[:-1]
        related.append((story[:-1], f"{story}.xml"))
    related += [("settings", "settings.xml"), ("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml")]
    parts["word/_rels/document.xml.rels"] = relations_xml(related)
    parts["[Content_Types].xml"] = content_types_xml(
        {name: f"{TYPE}.{kind}+xml" for name, kind in kinds.items()} | {THEME: THEME_TYPE}
    )
    return pack_parts({part: text.encode() for part, text in parts.items()})


def main(folder: Path = FOLDER) -> None:
    """Write all layouts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in LAYOUTS:
        (folder / f"{name}.docx").write_bytes(layout(name))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
