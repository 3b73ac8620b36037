"""The styles of the layouts: a serif text of 11 points, quiet dark blue headings, tables with thin rules.

Every font slot names the same font and every complex-script size and weight equals its Latin one, so that
a Thai name in an English sentence prints like the words around it.
"""

from __future__ import annotations

from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Cambria is part of every Word; Caladea, with the same widths, stands in for it elsewhere.
FONT = "Cambria"
INK = "1F2A44"
GREY = "595959"
TEXT_WIDTH = 9360
BODY = 22


@dataclass(frozen=True)
class Style:
    """One paragraph style; `spacing` is before and after in points, `extra` further properties as XML."""

    id: str
    name: str
    based_on: str | None = "Normal"
    spacing: tuple[float, float] | None = None
    keep: bool = False
    break_before: bool = False
    list: tuple[int, int] | None = None
    borders: str = ""
    tabs: str = ""
    contextual: bool = False
    indent: str = ""
    align: str = ""
    outline: int | None = None
    size: int | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str | None = None
    lines: int | None = None
    together: bool = False
    next: str | None = None


def fonts() -> str:
    """All four font slots."""
    return f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def run_properties(
    *,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    color: str | None = None,
    size: int | None = None,
) -> str:
    """Weight, slope and size, for Latin and complex scripts alike."""
    text = "<w:b/><w:bCs/>" if bold else ""
    text += "<w:i/><w:iCs/>" if italic else ""
    text += "<w:caps/>" if caps else ""
    text += f'<w:color w:val="{color}"/>' if color else ""
    text += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return f"<w:rPr>{text}</w:rPr>" if text else ""


def paragraph_properties(style: Style) -> str:
    """The properties in the order that the schema asks for."""
    parts = ["<w:keepNext/><w:keepLines/>" if style.keep else "<w:keepLines/>" if style.together else ""]
    parts.append("<w:pageBreakBefore/>" if style.break_before else "")
    if style.list is not None:
        number, level = style.list
        inner = f'<w:ilvl w:val="{level}"/>' if level else ""
        parts.append(f'<w:numPr>{inner}<w:numId w:val="{number}"/></w:numPr>')
    parts += [style.borders, style.tabs]
    if style.spacing is not None:
        before, after = (int(points * 20) for points in style.spacing)
        lines = f' w:line="{style.lines}" w:lineRule="auto"' if style.lines else ""
        parts.append(f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>')
    parts.append(style.indent)
    parts.append("<w:contextualSpacing/>" if style.contextual else "")
    parts.append(f'<w:jc w:val="{style.align}"/>' if style.align else "")
    parts.append("" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>')
    text = "".join(parts)
    return f"<w:pPr>{text}</w:pPr>" if text else ""


def paragraph_style(style: Style) -> str:
    """A paragraph style as XML."""
    default = ' w:default="1"' if style.id == "Normal" else ""
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    runs = run_properties(
        bold=style.bold,
        italic=style.italic,
        caps=style.caps,
        color=style.color,
        size=style.size,
    )
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based}{following}<w:qFormat/>{paragraph_properties(style)}{runs}</w:style>"
    )


def border(side: str, size: int, space: int = 0, color: str = "auto") -> str:
    """One line of a frame; `size` in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


BOX = (
    "<w:pBdr>" + "".join(border(side, 8, 8, INK) for side in ("top", "left", "bottom", "right")) + "</w:pBdr>"
)
RULE_BELOW = f"<w:pBdr>{border('bottom', 6, 6, INK)}</w:pBdr>"
HAIRLINE_ABOVE = f"<w:pBdr>{border('top', 4, 5, 'A6A6A6')}</w:pBdr>"
HAIRLINE_BELOW = f"<w:pBdr>{border('bottom', 4, 4, 'A6A6A6')}</w:pBdr>"
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def indent(left: int, hanging: int = 0) -> str:
    """An indentation in twentieths of a point."""
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"/>' if hanging else "/>")


COMMON = (
    Style("Normal", "Normal", based_on=None),
    Style("BodyText", "Body Text", spacing=(5, 6)),
    Style("Heading1", "heading 1", spacing=(16, 4), keep=True, list=(1, 0), outline=0, bold=True, size=24, color=INK, next="Clause2"),
    Style("Heading2", "heading 2", spacing=(12, 3), keep=True, outline=1, bold=True, italic=True, color=INK, next="BodyText"),
    Style("HeadingUnnumbered", "Heading Unnumbered", spacing=(14, 4), keep=True, outline=0, bold=True, size=24, color=INK, next="BodyText"),
    Style("ExhibitHeading", "Exhibit Heading", spacing=(0, 14), keep=True, break_before=True, borders=RULE_BELOW, outline=0, align="center", bold=True, size=28, color=INK, next="BodyText"),
    Style("Clause2", "Clause 2", spacing=(3, 5), list=(1, 1)),
    Style("Clause3", "Clause 3", spacing=(2, 3), list=(1, 2)),
    Style("Clause4", "Clause 4", spacing=(2, 2), list=(1, 3)),
    Style("ClauseText", "Clause Text", spacing=(3, 5), indent=indent(720)),
    Style("ListNumber", "List Number", spacing=(2, 3), list=(2, 0)),
    Style("ListBullet", "List Bullet", spacing=(2, 3), list=(3, 0)),
    Style("ListContinue", "List Continue", spacing=(2, 3), indent=indent(425)),
    Style("ListContinue2", "List Continue 2", spacing=(2, 3), indent=indent(1287)),
    Style("ListContinue3", "List Continue 3", spacing=(2, 3), indent=indent(1854)),
    Style("Notice", "Notice", spacing=(0, 8), together=True, borders=BOX, indent='<w:ind w:left="227" w:right="227"/>', size=24),
    Style("LetterheadName", "Letterhead Name", spacing=(0, 3), keep=True, align="center", bold=True, size=32, color=INK, next="Letterhead"),
    Style("Letterhead", "Letterhead", spacing=(0, 18), borders=RULE_BELOW, contextual=True, align="center", size=19, color=GREY),
    Style("Address", "Address", spacing=(0, 0)),
    Style("AddressFirst", "Address First", based_on="Address", spacing=(12, 0), next="Address"),
    Style("Enclosure", "Enclosure", spacing=(16, 4), contextual=True, size=20),
    Style("SmallText", "Small Text", spacing=(2, 3), size=18),
    Style("RightText", "Right Text", spacing=(4, 6), align="right"),
    Style("CenteredText", "Centered Text", spacing=(4, 6), align="center"),
    Style("TableText", "Table Text", spacing=(2.5, 2.5), size=19, lines=247),
    Style("TableNumber", "Table Number", based_on="TableText", align="right"),
    Style("TableCenter", "Table Center", based_on="TableText", align="center"),
    Style("TableTextSmall", "Table Text Small", based_on="TableText", size=17),
    Style("TableNumberSmall", "Table Number Small", based_on="TableTextSmall", align="right"),
    Style("TableCenterSmall", "Table Center Small", based_on="TableTextSmall", align="center"),
    Style("SignatureHeading", "Signature Heading", spacing=(14, 2), keep=True, bold=True, color=INK),
    Style("SignatureLabel", "Signature Label", spacing=(9, 1), size=19, color=GREY),
    Style("SignatureText", "Signature Text", spacing=(8, 1)),
    Style("PageBreak", "Page Break", spacing=(0, 0)),
    Style("Draft", "Draft", spacing=(5, 9), align="center", bold=True, size=19),
    Style("Initials", "Initials", spacing=(0, 5), align="right", size=18),
    Style("Header", "header", borders=HAIRLINE_BELOW, tabs=RIGHT_TAB, size=18, color=GREY),
    Style("HeaderPlain", "Header Plain", size=18),
    Style("Footer", "footer", borders=HAIRLINE_ABOVE, tabs=RIGHT_TAB, size=18, color=GREY),
)  # fmt: skip

TITLES = {
    "agreement": (
        Style("Title", "Title", spacing=(10, 4), keep=True, align="center", bold=True, size=40, color=INK, next="BodyText"),
        Style("Subtitle", "Subtitle", spacing=(0, 16), keep=True, borders=RULE_BELOW, align="center", italic=True, size=24, next="BodyText"),
    ),
    "letter": (
        Style("Title", "Title", spacing=(18, 6), keep=True, bold=True, size=25, color=INK, next="BodyText"),
        Style("Subtitle", "Subtitle", spacing=(0, 8), keep=True, italic=True, next="BodyText"),
    ),
    "memo": (
        Style("Title", "Title", spacing=(0, 10), keep=True, borders=RULE_BELOW, bold=True, size=32, color=INK, next="BodyText"),
        Style("Subtitle", "Subtitle", spacing=(0, 10), keep=True, italic=True, size=24, next="BodyText"),
    ),
}  # fmt: skip

# A memo is read in the office: more of it stands on a page.
MEMO = (
    Style("BodyText", "Body Text", spacing=(4, 5), size=20),
    Style("HeadingUnnumbered", "Heading Unnumbered", spacing=(12, 3), keep=True, outline=0, bold=True, size=23, color=INK, next="BodyText"),
    Style("ListBullet", "List Bullet", spacing=(1, 2), list=(3, 0), size=20),
    Style("ListNumber", "List Number", spacing=(1, 1), list=(2, 0), size=17),
    Style("TableText", "Table Text", spacing=(2, 2), size=18, lines=240),
)  # fmt: skip

CHARACTERS = (
    ("Strong", "Strong", run_properties(bold=True)),
    ("Emphasis", "Emphasis", run_properties(italic=True)),
    ("DefinedTerm", "Defined Term", run_properties(bold=True)),
)


def character_style(id_: str, name: str, runs: str) -> str:
    """A character style as XML."""
    return (
        f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{runs}</w:style>'
    )


def cell_margins(side: int) -> str:
    """The space left and right of the words of a cell, in twentieths of a point."""
    return f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'


def table_styles() -> str:
    """The ruled table of documents, its form for many columns, and the plain one of signatures."""
    rules = (
        border("top", 8, color=INK) + border("bottom", 8, color=INK) + border("insideH", 4, color="BFBFBF")
    )
    bold = run_properties(bold=True)
    first = (
        f'<w:tblStylePr w:type="firstRow">{bold}<w:tcPr><w:tcBorders>{border("bottom", 6, color=INK)}</w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EDEEF1"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    last = (
        f'<w:tblStylePr w:type="lastRow">{bold}<w:tcPr><w:tcBorders>{border("top", 6, color=INK)}</w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F7F7F8"/></w:tcPr></w:tblStylePr>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="DocumentTable"><w:name w:val="Document Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>{cell_margins(115)}</w:tblPr>{first}{last}</w:style>"
        '<w:style w:type="table" w:styleId="DocumentTableNarrow"><w:name w:val="Document Table Narrow"/>'
        '<w:basedOn w:val="DocumentTable"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>{cell_margins(80)}</w:tblPr>{first}{last}</w:style>"
        '<w:style w:type="table" w:styleId="Signatures"><w:name w:val="Signatures"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
    )


def styles_xml(layout: str) -> str:
    """The styles part of a layout."""
    size = f'<w:sz w:val="{BODY}"/><w:szCs w:val="{BODY}"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts()}{size}{language}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:line="266" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    own = {style.id: style for style in MEMO} if layout == "memo" else {}
    normal, *others = (own.get(style.id, style) for style in COMMON)
    paragraphs = "".join(map(paragraph_style, (normal, *TITLES[layout], *others)))
    plain_run = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    no_list = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    characters = "".join(character_style(*row) for row in CHARACTERS)
    return f'<w:styles xmlns:w="{W}">{defaults}{paragraphs}{plain_run}{characters}{table_styles()}{no_list}</w:styles>'
