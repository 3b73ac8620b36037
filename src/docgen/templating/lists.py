"""Which style a numbered paragraph, a list item and what stands below it has."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.word.blocks import ListPlace

CLAUSES = ("Clause2", "Clause3", "Clause4")
BELOW_CLAUSES = ("ClauseText", "ListContinue2", "ListContinue3")
BELOW_ITEMS = ("ListContinue", "ListContinue2", "ListContinue3")
DEEPEST = 2


@dataclass(frozen=True)
class Depth:
    """A place below lists. `depth` counts from 0; `list` numbers the lists of the document."""

    in_clause: bool
    depth: int
    list: int
    is_ordered: bool

    @property
    def is_too_deep(self) -> bool:
        """Whether the layouts have no level for it."""
        return self.depth > DEEPEST

    @property
    def style(self) -> str:
        """The style of the item's paragraph."""
        if self.is_ordered:
            return CLAUSES[self.depth] if self.in_clause else "ListNumber"
        return "ListBullet"

    @property
    def place(self) -> ListPlace | None:
        """The list of the item; the paragraphs of a clause are numbered by their style."""
        if self.is_ordered and self.in_clause:
            return None
        # A bullet in a clause stands below the text of the clause, never at the margin.
        level = max(self.depth, 1) if self.in_clause else self.depth
        return ListPlace(self.list, level, self.is_ordered)

    @property
    def style_below(self) -> str:
        """The style of a further paragraph of the item."""
        return (BELOW_CLAUSES if self.in_clause else BELOW_ITEMS)[self.depth]
