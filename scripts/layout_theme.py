"""Theme and font table of the layouts, which a complete Word document has; the styles name their fonts."""

from __future__ import annotations

from layout_styles import FONT, INK

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

COLORS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": INK, "lt2": "EDEEF1", "accent1": INK, "accent2": "595959",
    "accent3": "7F7F7F", "accent4": "A6A6A6", "accent5": "404040", "accent6": "BFBFBF",
    "hlink": INK, "folHlink": "595959",
}  # fmt: skip


def theme_xml() -> str:
    """A theme of one font and the colours of the styles."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLORS.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{A}" name="docgen"><a:themeElements>'
        f'<a:clrScheme name="docgen">{colors}</a:clrScheme>'
        f'<a:fontScheme name="docgen"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="docgen"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_table_xml() -> str:
    """What Word is to look for where the font is not installed: another serif."""
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:altName w:val="Caladea"/>'
        '<w:panose1 w:val="02040503050406030204"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
