"""Lists that begin inside a loop start again with every round of it.

Word would go on counting, since every round prints the same list. When a template is compiled, each
loop around such a list is marked; when it has been rendered, each mark gives the list a number of its
own. Marks are processing instructions, which no template can hold by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from docgen.word.xml import Element, make, plain_text, style_of, value_of, w

MARK = "docgen-restart"
LOOP_BEGIN = re.compile(r"\{%-?(p|tr)\s+for\s")
LOOP_END = re.compile(r"\{%-?(p|tr)\s+endfor\s")
OTHER_TAG = re.compile(r"\{%-?(p|tr)\s")
CONTINUED = "ListContinue"


@dataclass
class _Loop:
    """A loop while it is read: where it starts, the lists in it, and whether it holds other text."""

    start: Element
    items: dict[str, int] = field(default_factory=dict)
    other_text: bool = False


def mark_restarts(root: Element) -> None:
    """Mark each loop of a template with the lists that restart in it."""
    total: dict[str, int] = {}
    open_loops: list[_Loop] = []
    closed: list[_Loop] = []
    for paragraph in root.iter(w("p")):
        text = plain_text(paragraph)
        begins = LOOP_BEGIN.search(text)
        if begins:
            row = begins.group(1) == "tr"
            open_loops.append(_Loop(_row_of(paragraph) if row else paragraph))
        elif LOOP_END.search(text) and open_loops:
            closed.append(open_loops.pop())
        elif not OTHER_TAG.search(text):
            _note(paragraph, text, total, open_loops)
    for loop in closed:
        lists = [name for name, count in loop.items.items() if loop.other_text and count == total[name]]
        if lists:
            loop.start.addnext(etree.ProcessingInstruction(MARK, " ".join(sorted(lists, key=int))))


def _note(paragraph: Element, text: str, total: dict[str, int], loops: Sequence[_Loop]) -> None:
    number = list_of(paragraph)
    if number is not None:
        total[number] = total.get(number, 0) + 1
    for loop in loops:
        if number is not None:
            loop.items[number] = loop.items.get(number, 0) + 1
        elif text.strip() and not (style_of(paragraph) or "").startswith(CONTINUED):
            loop.other_text = True


def _row_of(paragraph: Element) -> Element:
    return next(paragraph.iterancestors(w("tr")), paragraph)


def list_of(paragraph: Element) -> str | None:
    """The list (`numId`) that a paragraph names itself; numbers that come from a style are not lists."""
    properties = paragraph.find(w("pPr"))
    number = value_of(properties.find(w("numPr")), "numId") if properties is not None else None
    return None if number == "0" else number


def apply_restarts(root: Element, numbering: Element | None) -> bool:
    """Give every marked round its own list and take the marks out; whether `numbering` was extended."""
    used: set[str] = set()
    waiting: set[str] = set()
    current: dict[str, str] = {}
    marks: list[Element] = []
    for node in root.iter(w("p"), etree.ProcessingInstruction):
        if node.tag is etree.ProcessingInstruction:
            if node.target == MARK:
                marks.append(node)
                waiting.update(name for name in (node.text or "").split() if name in used)
            continue
        number = list_of(node)
        if number is None:
            continue
        used.add(number)
        if number in waiting and numbering is not None:
            waiting.remove(number)
            current[number] = _new_list(numbering, number)
        if number in current:
            node.find(w("pPr")).find(w("numPr")).find(w("numId")).set(w("val"), current[number])
    for mark in marks:
        mark.getparent().remove(mark)
    return bool(current)


def _new_list(numbering: Element, like: str) -> str:
    """A new list with the form of `like` that starts at its first number; its `numId`."""
    lists = list(numbering.iter(w("num")))
    pattern = next(num for num in lists if num.get(w("numId")) == like)
    name = str(max(int(num.get(w("numId"))) for num in lists) + 1)
    new = deepcopy(pattern)
    new.set(w("numId"), name)
    if not any(override.get(w("ilvl")) == "0" for override in new.iter(w("lvlOverride"))):
        override = make("lvlOverride", {"ilvl": "0"}, make("startOverride", {"val": "1"}))
        new.insert(1, override)
    lists[-1].addnext(new)
    return name
