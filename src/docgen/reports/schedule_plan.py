"""How to cut milestones so that none is above the court's limit less headroom (R-34, WE-19).

A schedule is cut in the contract, before it is signed; later only a change order can (R-37).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from docgen.model import Milestone, Project, Record
from docgen.rules import ProjectState
from docgen.rules.limit import ceiling, suggested_parts
from docgen.rules.price import milestone_amounts, with_tax
from docgen.rules.words import figure
from docgen.source.document import Data
from docgen.source.scalars import Words
from docgen.source.split import Cut, split_items
from docgen.values import Money, Rate, split
from docgen.values.rounding import units_to_decimal

MOST_PARTS = 26
"""More points than this in one milestone are no schedule; they are proposed only when asked for by number."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class TooFewParts(ValueError):
    """The number of parts asked for leaves one above the ceiling."""


@dataclass(frozen=True)
class Part:
    """One part of a milestone, in the terms of the price and with tax."""

    id: str
    amount: Money
    gross: Money


@dataclass(frozen=True)
class Division:
    """A milestone above the ceiling with its parts; the last one keeps its point, target and due date."""

    index: int
    milestone: Milestone
    amount: Money
    gross: Money
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class SchedulePlan:
    """What is proposed for the schedule of a contract.

    `limit` is that of the court for this claimant, None where it is not known (`unknown` says why).
    `most` is the ceiling of R-34, rounded down to the minor unit. `too_large` are milestones that would
    need more parts than a schedule can have, with that number.
    """

    claimant: str
    forum: str | None
    limit: Money | None
    headroom: Rate
    most: Money | None
    unknown: str | None
    divisions: tuple[Division, ...] = ()
    too_large: tuple[tuple[str, Money, int], ...] = ()


def plan_schedule(state: ProjectState, parts: int | None = None) -> SchedulePlan:
    """The milestones of the contract above the ceiling, cut into `parts`, or into as few as will do.

    Raises TooFewParts where `parts` would leave one above the ceiling.
    """
    claim, project = state.claim, state.project
    headroom = project.terms.headroom
    if claim.limit is None:
        return SchedulePlan(claim.claimant, claim.forum, None, headroom, None, _why_unknown(state))
    most = _floor(claim.limit, headroom)
    divisions, too_large = [], []
    taken = _ids(project)
    amounts = milestone_amounts(project)
    for index, (milestone, amount) in enumerate(zip(project.milestones, amounts, strict=True)):
        gross = _gross(amount, project)
        if gross <= most:
            continue
        number = _needed(amount, most, state)
        if parts is not None and number is not None and parts < number:
            raise TooFewParts(f"{milestone.id} of {figure(gross)} needs {number} parts at least, not {parts}")
        if number is None or (parts is None and number > MOST_PARTS):
            too_large.append((milestone.id, gross, number or 0))
            continue
        shares = split(amount, [1] * (parts or number))
        names = _names(milestone.id, len(shares), taken)
        made = tuple(Part(i, share, _gross(share, project)) for i, share in zip(names, shares, strict=True))
        taken |= set(names)
        divisions.append(Division(index, milestone, amount, gross, made))
    return SchedulePlan(
        claim.claimant, claim.forum, claim.limit, headroom, most, None, tuple(divisions), tuple(too_large)
    )


def _why_unknown(state: ProjectState) -> str:
    """What the law says instead of a limit."""
    reading = next((r for r in state.law_readings if r.name == "small_claims.limit"), None)
    code = state.project.project.jurisdiction
    if reading is not None and reading.known:
        return f"the limit of {code} is in {reading.unit}, the project in {state.currency.code}"
    return (reading.note if reading is not None else None) or f"there is no value for {code}"


def _floor(limit: Money, headroom: Rate) -> Money:
    """R-34: the ceiling, rounded down, so that nothing above it passes."""
    units = ceiling(limit, headroom) * 10**limit.currency.decimals
    return Money(units_to_decimal(max(0, units.__floor__()), limit.currency.decimals), limit.currency)


def _gross(amount: Money, project: Project) -> Money:
    rate = None if project.price.tax_included else project.price.tax_rate
    return with_tax(amount, rate, project.terms.rounding)


def _needed(amount: Money, most: Money, state: ProjectState) -> int | None:
    """R-34: the fewest equal parts of which none is above the ceiling with its tax; None where none would do."""
    limit = state.claim.limit
    if limit is None or not most:
        return None
    gross = _gross(amount, state.project)
    number = len(suggested_parts(gross, limit, state.project.terms.headroom)) or 1
    while number <= amount.minor_units:
        largest = split(amount, [1] * number)[0]
        if _gross(largest, state.project) <= most:
            return number
        number += 1  # tax is rounded part by part
    return None


def _ids(project: Project) -> set[str]:
    effects = (effect for order in project.change_orders for effect in order.milestones)
    return {m.id for m in project.milestones} | {e.new.id for e in effects if e.new is not None}


def _names(milestone: str, number: int, taken: set[str]) -> tuple[str, ...]:
    """`M2a`, `M2b`, …; with a sign between, or numbers, where one of these is taken or letters run out."""
    for sign in ("", "-", "_", "."):
        tails = (
            _LETTERS[:number] if number <= len(_LETTERS) else [f"{sign or '-'}{n + 1}" for n in range(number)]
        )
        names = tuple(f"{milestone}{sign if number <= len(_LETTERS) else ''}{tail}" for tail in tails)
        if not taken & set(names):
            return names
    return tuple(f"{milestone}-part-{n + 1}" for n in range(number))


def has_signatures(record: Record) -> bool:
    """Whether somebody has signed the contract, whenever it was: its schedule is then agreed."""
    return any(one.document == "contract" for one in record.signatures)


def proposed(content: bytes, plan: SchedulePlan, project: Project, data: Data, *, exact: bool) -> bytes:
    """project.yaml with the milestones cut; its comments and all other bytes stay.

    `data` are the milestones as the file has them. With `exact`, every milestone in percent gets its
    amount too; without it only those that are cut. Raises CannotSplice.
    """
    cuts = [_cut(division, plan, data) for division in plan.divisions]
    if exact:
        done = {division.index for division in plan.divisions}
        amounts = milestone_amounts(project)
        for index, milestone in enumerate(project.milestones):
            if milestone.percent is not None and index not in done:
                value = {"amount": str(amounts[index])}
                cuts.append(Cut(index, changed=value, renamed={"percent": "amount"}))
    return split_items(content, "milestones", cuts)


def _cut(division: Division, plan: SchedulePlan, data: Data) -> Cut:
    """The earlier parts as new milestones, and the last one in the place of the old."""
    item = data[division.index] if isinstance(data, list) else None
    due = item.get("due") if isinstance(item, dict) else None
    milestone, number = division.milestone, len(division.parts)
    before: list[dict[str, Data]] = [
        {
            "id": part.id,
            "point": Words(f"[name a point of its own, on the way to: {milestone.point} ({n} of {number})]"),
            "amount": str(part.amount),
            "due": due,
        }
        for n, part in enumerate(division.parts[:-1], 1)
    ]
    last = division.parts[-1]
    renamed = {"percent": "amount"} if milestone.percent is not None else {}
    return Cut(
        division.index,
        tuple(before),
        {"id": last.id, "amount": str(last.amount)},
        renamed,
        f"{milestone.id} in {number} parts of {figure(plan.most) if plan.most else ''} at most: "
        "each needs a point of the work of its own that anybody can see, and falls due after it.",
    )


def expected_amounts(plan: SchedulePlan, project: Project) -> tuple[Money, ...]:
    """The amounts of the schedule after the cut; all others stay to the cent."""
    by_index = {division.index: [part.amount for part in division.parts] for division in plan.divisions}
    amounts = milestone_amounts(project)
    return tuple(share for index, amount in enumerate(amounts) for share in by_index.get(index, [amount]))


def difference(before: bytes, after: bytes, file: str) -> str:
    """A unified diff as `git apply` and `patch -p1` take it, for a file named from the workspace."""
    old, new = (list(_lines(content.decode())) for content in (before, after))
    return "".join(_ended(line) for line in unified_diff(old, new, f"a/{file}", f"b/{file}"))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; only a line feed ends one, as in `patch`."""
    *whole, rest = text.split("\n")
    yield from (line + "\n" for line in whole)
    if rest:
        yield rest


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def fixed_dates(divisions: Sequence[Division]) -> tuple[str, ...]:
    """The cut milestones with a fixed due date, which all parts would share."""
    return tuple(one.milestone.id for one in divisions if one.milestone.due.date is not None)
