"""The letters of the parts, in their order; a part that is left out has none.

The parts for the court and the other side come first, so that their letters are the same in the packet and in the
court set. The first four are always there: phrases name them as Parts A to D.
"""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = "ABCDEFGHIJKLMN"


@dataclass(frozen=True)
class Letters:
    """One letter for every part, `A` for the first; empty for a part that is left out.

    From `worksheet` on the parts are for the contractor alone.
    """

    summary: str
    timeline: str
    statement: str
    damages: str
    particulars: str
    exhibits: str
    witnesses: str
    worksheet: str
    limit: str
    waiver: str
    splitting: str
    service: str
    settlement: str
    sources: str


def letters_of(*, has_particulars: bool, has_waiver: bool, has_witnesses: bool) -> Letters:
    """The letters with or without particulars of claim, a waiver and witnesses."""
    rest = iter(ALPHABET)
    return Letters(
        summary=next(rest),
        timeline=next(rest),
        statement=next(rest),
        damages=next(rest),
        particulars=next(rest) if has_particulars else "",
        exhibits=next(rest),
        witnesses=next(rest) if has_witnesses else "",
        worksheet=next(rest),
        limit=next(rest),
        waiver=next(rest) if has_waiver else "",
        splitting=next(rest),
        service=next(rest),
        settlement=next(rest),
        sources=next(rest),
    )
