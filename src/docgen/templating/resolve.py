"""From items to the blocks that a layout takes: included texts, headings, clauses that may fall away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.templating.clauses import bookmark_of
from docgen.templating.content import Heading, Include, Item
from docgen.templating.tags import BRANCHES, CLOSING, OPENING, keyword_of
from docgen.templating.text import Problems
from docgen.word.blocks import Block, Inline, PageBreak, Paragraph, Tag, Text

DASHES = (" – ", " — ", " - ")


Resolved = Block | Include


def expanded(items: Sequence[Resolved], included: Mapping[str, Sequence[Resolved]]) -> list[Block]:
    """The blocks with those of included templates in their place."""
    made: list[Block] = []
    for item in items:
        if isinstance(item, Include):
            made += expanded(included.get(item.template, ()), included)
        else:
            made.append(item)
    return made


def resolved(items: Sequence[Item], problems: Problems, offset: int) -> tuple[Resolved, ...]:
    """Headings as paragraphs; each clause with `when` between the tags of its condition (S-32, DG315).

    `offset` is what the lines of this source were raised by.
    """
    opening, closing = _conditions(items, problems, offset)
    made: list[Resolved] = []
    for index in range(len(items) + 1):
        made += closing.get(index, ())
        if index < len(items):
            item = items[index]
            made += [opening[index]] if index in opening else []
            made.append(_heading(item) if isinstance(item, Heading) else item)
    return tuple(made)


def _heading(heading: Heading) -> Paragraph:
    bookmark = bookmark_of(heading.id) if heading.id else None
    if not heading.is_exhibit or bookmark is None:
        return Paragraph(_style(heading), heading.inlines, heading.line, bookmark=bookmark)
    before, after = _split_at_dash(heading.inlines)
    return Paragraph(
        _style(heading), (*before, *after), heading.line, bookmark=bookmark, bookmarked=len(before)
    )


def _style(heading: Heading) -> str:
    if heading.level == 1:
        return "Title"
    if heading.level > 2:
        return "Heading2"
    if heading.is_exhibit:
        return "ExhibitHeading"
    return "Heading1" if heading.is_numbered else "HeadingUnnumbered"


def _split_at_dash(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The words before the first dash, and the rest; everything where there is none."""
    for index, inline in enumerate(inlines):
        if not isinstance(inline, Text):
            continue
        found = [inline.text.find(dash) for dash in DASHES if dash in inline.text]
        if found:
            at = min(found)
            before, after = Text(inline.text[:at], inline.style), Text(inline.text[at:], inline.style)
            return (*inlines[:index], before), (after, *inlines[index + 1 :])
    return inlines, ()


def _conditions(
    items: Sequence[Item], problems: Problems, offset: int
) -> tuple[dict[int, Tag], dict[int, list[Tag]]]:
    """The tags to write before the item of each index: those that open, and those that close."""
    opening: dict[int, Tag] = {}
    closing: dict[int, list[Tag]] = {}
    for index, item in enumerate(items):
        if isinstance(item, Heading) and item.when:
            end, entangled = _end_of(items, index, item.level)
            if entangled is not None:
                tag, heading = entangled
                problems.add(
                    "DG315",
                    ENTANGLED,
                    heading - offset,
                    hint=UNTANGLE,
                    related=[(tag - offset, "it opens here")],
                )
            opening[index] = Tag(f"{{% if {item.when} %}}", item.line)
            # A clause inside another begins later and ends first.
            closing.setdefault(end, []).insert(0, Tag("{% endif %}", item.line))
    return opening, closing


ENTANGLED = "a tag that opens inside a clause with `when` goes on past the next heading"
UNTANGLE = "close it before the heading, or open it right above it"


def _end_of(items: Sequence[Item], start: int, level: int) -> tuple[int, tuple[int, int] | None]:
    """The index before which a clause ends: the next heading of its level, or a tag opened before it.

    The second value holds the lines of a tag and a heading that cannot be kept apart.
    """
    depth = 0
    outermost = start
    for index in range(start + 1, len(items)):
        item = items[index]
        if isinstance(item, Tag):
            keyword = keyword_of(item.source)
            if keyword in OPENING:
                outermost = index if depth == 0 else outermost
                depth += 1
            elif depth == 0 and (keyword in CLOSING or keyword in BRANCHES):
                return index, None
            elif keyword in CLOSING:
                depth -= 1
        elif isinstance(item, Heading) and item.level <= level:
            between = items[outermost:index] if depth else ()
            words = any(not isinstance(one, Tag | PageBreak) for one in between)
            end = outermost if depth else index
            while isinstance(items[end - 1], PageBreak):
                end -= 1
            return end, (items[outermost].line, item.line) if words else None
    return len(items), None
