"""Automatic numbers as Word counts them: which number stands before each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.word.xml import Element, style_of, value_of, w

BULLET = "bullet"
NONE = "none"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """One level of a list: `text` is the pattern, such as `%1.%2`."""

    start: int
    format: str
    text: str


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph: `14.`, `1.1`, `(a)`. `full` is its number in full context: `1.1(a)`."""

    text: str
    full: str
    level: int
    is_bullet: bool


@dataclass(frozen=True)
class _List:
    definition: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists that a document's styles and numbering parts define."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, Element] = {}
        if numbering is not None:
            self._read_definitions(numbering)
            self.add_lists(numbering)
        if styles is not None:
            self._styles = {style.get(w("styleId")): style for style in styles.iter(w("style"))}

    def add_lists(self, numbering: Element) -> None:
        """Take in the `w:num` elements of a numbering part."""
        for num in numbering.iter(w("num")):
            starts = {
                int(override.get(w("ilvl"))): int(start)
                for override in num.iter(w("lvlOverride"))
                if (start := value_of(override, "startOverride")) is not None
            }
            self._lists[num.get(w("numId"))] = _List(value_of(num, "abstractNumId") or "", starts)

    def _read_definitions(self, numbering: Element) -> None:
        for definition in numbering.iter(w("abstractNum")):
            name = definition.get(w("abstractNumId"))
            levels = self._levels.setdefault(name, {})
            for level in definition.iter(w("lvl")):
                number = int(level.get(w("ilvl")))
                levels[number] = Level(
                    int(value_of(level, "start") or "1"),
                    value_of(level, "numFmt") or "decimal",
                    value_of(level, "lvlText") or "",
                )
                style = value_of(level, "pStyle")
                if style:
                    self._style_levels[name, style] = number

    def place_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list (`numId`) and level of a paragraph, its own or its style's; None outside lists."""
        properties = paragraph.find(w("pPr"))
        own = properties.find(w("numPr")) if properties is not None else None
        style = style_of(paragraph)
        number = value_of(own, "numId")
        inherited = self._of_style(style)
        if number is None:
            return inherited
        if number == "0" or number not in self._lists:
            return None
        level = value_of(own, "ilvl")
        return number, int(level) if level is not None else self._level_of_style(number, style)

    def _level_of_style(self, number: str, style: str | None) -> int:
        return self._style_levels.get((self._lists[number].definition, style or ""), 0)

    def _of_style(self, name: str | None) -> tuple[str, int] | None:
        """The list of a style, or of the style that it is based on."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(w("pPr"))
            own = properties.find(w("numPr")) if properties is not None else None
            number = value_of(own, "numId")
            if number is not None:
                if number == "0" or number not in self._lists:
                    return None
                return number, int(value_of(own, "ilvl") or self._level_of_style(number, name))
            name = value_of(self._styles[name], "basedOn")
        return None

    def labels(self, root: Element) -> Iterator[tuple[Element, Label | None]]:
        """Every paragraph below `root` in order, with what Word writes before it."""
        counters: dict[str, list[int | None]] = {}
        begun: set[tuple[str, int]] = set()
        for paragraph in root.iter(w("p")):
            place = self.place_of(paragraph)
            yield paragraph, None if place is None else self._count(*place, counters, begun)

    def _count(
        self, number: str, level: int, counters: dict[str, list[int | None]], begun: set[tuple[str, int]]
    ) -> Label | None:
        chosen = self._lists[number]
        levels = self._levels.get(chosen.definition, {})
        if level not in levels:
            return None
        values = counters.setdefault(chosen.definition, [None] * 9)
        for at, start in chosen.starts.items():
            if (number, at) not in begun and at <= level:
                begun.add((number, at))
                values[at] = start - 1
        for at in range(level + 1):
            current = values[at]
            if at == level:
                values[at] = (levels[at].start - 1 if current is None else current) + 1
            elif current is None and at in levels:
                values[at] = levels[at].start
        values[level + 1 :] = [None] * (8 - level)
        return self._label(levels, values, level)

    @staticmethod
    def _label(levels: dict[int, Level], values: list[int | None], level: int) -> Label | None:
        own = levels[level]
        if own.format == NONE:
            return None
        if own.format == BULLET:
            return Label("•", "", level, True)
        texts = [_filled(levels, values, at) if at in levels else "" for at in range(level + 1)]
        full = ""
        for at, text in enumerate(texts):
            # `1.1` holds its parents already; `(a)` is added to them.
            full = text if at in levels and "%1" in levels[at].text else full.rstrip(".") + text
        return Label(texts[level], full.rstrip("."), level, False)


def _filled(levels: dict[int, Level], values: list[int | None], level: int) -> str:
    """A level's pattern with the present numbers in it."""
    text = levels[level].text
    for at in range(level + 1):
        if f"%{at + 1}" in text and at in levels:
            text = text.replace(f"%{at + 1}", number_text(values[at] or 0, levels[at].format))
    return text


def number_text(value: int, form: str) -> str:
    """A number in one of Word's formats: `3`, `c`, `III`."""
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        for size, letters in ROMAN:
            count, value = divmod(value, size)
            text += letters * count
    elif form in ("lowerLetter", "upperLetter"):
        # After z come aa, bb, cc: Word repeats the letter.
        repeats, position = divmod(value - 1, 26)
        text = chr(ord("a") + position) * (repeats + 1) if value > 0 else ""
    else:
        return str(value)
    return text.upper() if form.startswith("upper") else text
