"""A layout: a .docx without text, whose styles, numbering, page, header and footer a document takes."""

from __future__ import annotations

from copy import deepcopy
from enum import Enum

from docgen.word.blocks import ListPlace
from docgen.word.package import NotAPackage, pack_parts, read_parts
from docgen.word.parts import MAIN, NUMBERING, STYLES, content_types, is_word_document, of_type
from docgen.word.xml import Element, NotWellFormed, make, parse, serialize, value_of, w


class Paper(str, Enum):
    """The paper a template is compiled for (S-26)."""

    LETTER = "letter"
    A4 = "a4"


# How deep lists go, as a text can have them.
LIST_LEVELS = 3

# Width and height in twentieths of a point.
SIZES = {Paper.LETTER: (12240, 15840), Paper.A4: (11906, 16838)}


class LayoutFaulty(ValueError):
    """A layout is no Word document, or lacks what templates need of it."""


class Layout:
    """A layout that is being filled; one object serves one document."""

    def __init__(self, content: bytes) -> None:
        """Raises LayoutFaulty."""
        try:
            self._parts = read_parts(content)
        except NotAPackage as fault:
            raise LayoutFaulty("this is not a Word document") from fault
        if not is_word_document(self._parts):
            raise LayoutFaulty("this is not a Word document")
        types = content_types(self._parts)
        names = [of_type(types, kind) for kind in (MAIN, STYLES, NUMBERING)]
        if not all(names):
            raise LayoutFaulty("the layout has no styles or no numbering")
        self._main, self._styles, self._numbering = (found[0] for found in names)
        try:
            self._trees = {name: parse(self._parts[name]) for (name, *_) in names}
        except NotWellFormed as fault:
            raise LayoutFaulty(f"the layout is not well-formed: {fault}") from fault
        if self.body is None or self.body.find(w("sectPr")) is None:
            raise LayoutFaulty("the layout has no page settings")
        # Word leaves an empty paragraph in every file that it saves; a text begins with its own words.
        for element in list(self.body):
            if element.tag != w("sectPr"):
                self.body.remove(element)
        self._defined = {
            (node.get(w("type")), node.get(w("styleId")))
            for node in self._trees[self._styles].iter(w("style"))
        }
        self._lists: dict[int, str] = {}

    @property
    def body(self) -> Element:
        """The body that text is written into."""
        return self._trees[self._main].find(w("body"))

    @property
    def text_width(self) -> int:
        """The width between the margins, in twentieths of a point."""
        section = self.body.find(w("sectPr"))
        margins = section.find(w("pgMar"))
        sides = int(margins.get(w("left"))) + int(margins.get(w("right")))
        return int(section.find(w("pgSz")).get(w("w"))) - sides

    def set_paper(self, paper: Paper) -> None:
        """Set the page size, and move the tab stop at the right margin of header and footer with it."""
        before = self.text_width
        width, height = SIZES[paper]
        size = self.body.find(w("sectPr")).find(w("pgSz"))
        size.set(w("w"), str(width))
        size.set(w("h"), str(height))
        for stop in self._trees[self._styles].iter(w("tab")):
            if stop.get(w("val")) == "right" and stop.get(w("pos")) == str(before):
                stop.set(w("pos"), str(self.text_width))

    def set_language(self, language: str) -> None:
        """Set the language that Word checks the text in."""
        defaults = self._trees[self._styles].find(w("docDefaults"))
        for node in defaults.iter(w("lang")) if defaults is not None else ():
            node.set(w("val"), language)

    def paragraph_style(self, name: str) -> str:
        """A paragraph style by its id; raises LayoutFaulty where the layout lacks it."""
        return self._style("paragraph", name)

    def character_style(self, name: str) -> str:
        """A character style by its id; raises LayoutFaulty where the layout lacks it."""
        return self._style("character", name)

    def _style(self, kind: str, name: str) -> str:
        if (kind, name) not in self._defined:
            raise LayoutFaulty(f"the layout has no {kind} style with the id {name}")
        return name

    def list_number(self, place: ListPlace) -> str:
        """The `numId` of a list of the document: its own for an ordered one, the style's for bullets."""
        pattern = self._list_of_style("ListNumber" if place.is_ordered else "ListBullet")
        if not place.is_ordered:
            return pattern
        if place.list not in self._lists:
            self._lists[place.list] = self._new_list(pattern)
        return self._lists[place.list]

    def _list_of_style(self, name: str) -> str:
        for style in self._trees[self._styles].iter(w("style")):
            if style.get(w("styleId")) == name:
                properties = style.find(w("pPr"))
                found = value_of(properties.find(w("numPr")), "numId") if properties is not None else None
                if found is not None:
                    return found
        raise LayoutFaulty(f"the style {name} of the layout has no list")

    def _new_list(self, pattern: str) -> str:
        """A list of the same form that counts for itself."""
        root = self._trees[self._numbering]
        lists = list(root.iter(w("num")))
        like = next((num for num in lists if num.get(w("numId")) == pattern), None)
        if like is None:
            raise LayoutFaulty(f"the list {pattern} of the layout is not defined")
        name = str(max(int(num.get(w("numId"))) for num in lists) + 1)
        new = deepcopy(like)
        new.set(w("numId"), name)
        for level in range(LIST_LEVELS):
            new.append(make("lvlOverride", {"ilvl": str(level)}, make("startOverride", {"val": "1"})))
        lists[-1].addnext(new)
        return name

    def packed(self) -> bytes:
        """The layout with its text, as a .docx."""
        changed = {name: serialize(tree) for name, tree in self._trees.items()}
        return pack_parts({**self._parts, **changed})
