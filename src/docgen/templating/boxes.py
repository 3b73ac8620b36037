"""The blocks between `:::` lines, by their names."""

from __future__ import annotations

from docgen.templating.attributes import PATH, Attributes, read_attributes
from docgen.templating.text import Problems
from docgen.word.problems import names_hint

PARAGRAPHS = {
    "notice": ("Notice", "Notice"),
    "letterhead": ("LetterheadName", "Letterhead"),
    "address": ("Address", "Address"),
    "enclosure": ("Enclosure", "Enclosure"),
}
"""Blocks of paragraphs: the style of the first one, and of the others."""

EMPTY = ("newpage", "signatures", "include")
NAMES = (*PARAGRAPHS, *EMPTY)


def split_info(info: str, line: int, problems: Problems) -> tuple[str, str, Attributes]:
    """The name of a block, the word after it, and its attributes (DG318)."""
    words, brace, rest = info.strip().partition("{")
    attributes = Attributes()
    if brace:
        read = read_attributes(rest.strip().removesuffix("}"))
        if read is None or not rest.strip().endswith("}"):
            problems.add("DG318", "the attributes of this block cannot be understood", line, brace)
        attributes = read or attributes
    name, _, argument = words.strip().partition(" ")
    if name not in NAMES:
        problems.add("DG318", f"there is no block `{name}`", line, name, hint=names_hint(name, list(NAMES)))
        return "", "", attributes
    known = ("for",) if name == "signatures" else ()
    for attribute in attributes.names:
        if attribute not in known:
            problems.add("DG318", f"a block `{name}` does not know `{attribute}`", line)
    if argument and name != "include":
        problems.add("DG318", f"`{argument.strip()}` means nothing here", line, argument.strip())
    if name == "signatures" and not PATH.fullmatch(attributes.values.get("for", "")):
        hint = '::: signatures {for="signers"}'
        problems.add("DG318", "a block of signatures names the field that holds the signers", line, hint=hint)
    return name, argument.strip(), attributes


def check_closed(lines: list[tuple[int, str]], problems: Problems) -> None:
    """Every block that is opened is closed, in its own lines (DG318)."""
    opened: list[int] = []
    for number, text in lines:
        stripped = text.strip()
        if not stripped.startswith(":::"):
            continue
        if stripped.strip(":"):
            opened.append(number)
        elif opened:
            opened.pop()
        else:
            problems.add("DG318", "this `:::` closes nothing", number)
    for number in opened:
        problems.add("DG318", "this block is never closed", number, hint="write ::: alone on a line below it")
