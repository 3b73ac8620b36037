"""The lists of the layouts: clauses, ordered lists, bullets."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# Level: format, text, left indentation, hanging (twentieths of a point), linked style.
Level = tuple[str, str, int, int, str | None]

CLAUSES: tuple[Level, ...] = (
    ("decimal", "%1.", 720, 720, "Heading1"),
    ("decimal", "%1.%2", 720, 720, "Clause2"),
    ("lowerLetter", "(%3)", 1287, 567, "Clause3"),
    ("lowerRoman", "(%4)", 1854, 567, "Clause4"),
)
ORDERED: tuple[Level, ...] = (
    ("decimal", "%1.", 425, 425, "ListNumber"),
    ("lowerLetter", "(%2)", 992, 567, None),
    ("lowerRoman", "(%3)", 1559, 567, None),
)
BULLETS: tuple[Level, ...] = (
    ("bullet", "•", 425, 425, "ListBullet"),
    ("bullet", "–", 1145, 425, None),
    ("bullet", "•", 1712, 425, None),
)


def _level(number: int, level: Level) -> str:
    form, text, left, hanging, style = level
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _definition(number: int, levels: tuple[Level, ...]) -> str:
    rows = "".join(_level(at, level) for at, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0D0C6E0{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0D0C6E1{number}"/>{rows}</w:abstractNum>'
    )


_LISTS = (CLAUSES, ORDERED, BULLETS)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    + "".join(_definition(number, levels) for number, levels in enumerate(_LISTS, start=1))
    + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(_LISTS) + 1)
    )
    + "</w:numbering>"
)
