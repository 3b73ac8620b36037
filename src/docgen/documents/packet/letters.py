"""The letters of the parts, in their order; a part that is left out has none."""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = "ABCDEFGHIJKLMN"


@dataclass(frozen=True)
class Letters:
    """One letter for every part, `A` for the first; empty for a part that is left out."""

    worksheet: str
    summary: str
    timeline: str
    statement: str
    damages: str
    waiver: str
    splitting: str
    exhibits: str
    witnesses: str
    service: str
    settlement: str
    sources: str


def letters_of(*, has_waiver: bool, has_witnesses: bool) -> Letters:
    """The letters where a waiver is, or is not, needed, and witnesses are, or are not, named."""
    rest = iter(ALPHABET)
    return Letters(
        worksheet=next(rest),
        summary=next(rest),
        timeline=next(rest),
        statement=next(rest),
        damages=next(rest),
        waiver=next(rest) if has_waiver else "",
        splitting=next(rest),
        exhibits=next(rest),
        witnesses=next(rest) if has_witnesses else "",
        service=next(rest),
        settlement=next(rest),
        sources=next(rest),
    )
