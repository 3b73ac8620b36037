"""Signed means frozen: what stands against the copies of what every party signed (DG921, DG922).

A copy is compared as values, so comments, order, quotes and the spelling of numbers are free. What was signed
changes only by a change order, or a new payment plan; see `docgen amend`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.checks.compare import Difference, Side, differences, same
from docgen.checks.expressible import Answer, How, how
from docgen.checks.shape import RECORD, as_far_as_read
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import PartyRole, Project, Record
from docgen.model.project import Calendar
from docgen.rules.plan_terms import plan_signed_on
from docgen.source import UNREAD, Data, Document, Parts, SpanTable, Unread, value_at
from docgen.source.partly import read_partly
from docgen.source.scalars import flow
from docgen.values import Currency
from docgen.workspace import Loading
from docgen.workspace.bound import CONTRACT, FREE, HEADER, PARTS
from docgen.workspace.kept import Kept
from docgen.workspace.signed import Signed

LONGEST = 90
CALENDAR = ("project", "calendar")
HIDDEN = "another value, in private.yaml"
LATER = (PartyRole.GUARANTOR, PartyRole.WITNESS)
"""Who may be added after the contract: somebody that a payment plan brings, or that signs as a witness."""


@dataclass(frozen=True)
class Edit:
    """One place where the files no longer say what was signed."""

    signed: Signed
    difference: Difference

    @property
    def answer(self) -> Answer:
        """What a change order can do about it."""
        return how(self.difference.path)


def edits(loading: Loading) -> tuple[Edit, ...]:
    """Every difference from what was signed, document by document in the order of the lock.

    Works on what could be read, and says nothing of the rest.
    """
    if loading.facts is None:
        return ()
    found: list[Edit] = []
    for signed in loading.signed:
        if signed.is_said_by(loading.agreed, loading.name):
            continue
        try:
            found += [Edit(signed, one) for one in differences_from(signed, loading.facts.project, loading)]
        except Unread:
            continue
    return tuple(found)


def signed_edits(loading: Loading) -> Iterator[Diagnostic]:
    """DG921 for every edit of what was signed, DG922 where the record no longer has every signature."""
    for edit in edits(loading):
        yield _problem(edit, loading.name)
    if loading.facts is not None:
        yield from as_far_as_read(_signatures(loading, loading.facts.project, loading.facts.record))


def _problem(edit: Edit, project: str) -> Diagnostic:
    one, signed = edit.difference, edit.signed
    source = f"{signed.title}, signed on {signed.on},"
    if one.words_before is None:
        message = f"{one.label} has {short(one.words_now)}, which {source} does not have"
    elif one.words_now is None:
        message = f"{one.label} is missing here; {source} has {short(one.words_before)}"
    else:
        message = f"{one.label} is {short(one.words_now)} here, but {source} says {short(one.words_before)}"
    hint = f"docgen amend {project} drafts this as a change order; with --write it puts the signed words back too"
    if edit.answer.how is How.NOT:
        hint = f"put the signed words back: {edit.answer.reason}"
    at = FieldPath("project", one.path, on_key=one.words_now is None)
    return error("DG921", message, at, hint=hint)


def short(words: str | None) -> str:
    """The beginning of a long text, in quotes where it has several words."""
    text = words or "nothing"
    text = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return f'"{text}"' if " " in text and not text.startswith(("{", "[")) and words != HIDDEN else text


def differences_from(kept: Kept, project: Project, loading: Loading) -> Iterator[Difference]:
    """Where the project says something else than a copy of it; raises Unread where it cannot be read."""
    document = Document(kept.name, kept.data, SpanTable(), ())
    currency = Currency.of(project.project.currency)
    old: Project = read_partly(document, Project, {"currency": currency})
    data = loading.agreed.data
    if kept.document == CONTRACT:
        hidden = kept.private
        for one in _of_contract(old, project, kept.data, data):
            if any(one.label == name or one.label.startswith(f"{name}.") for name in hidden):
                continue
            yield _kept_back(one, loading)
        return
    key, names = ("change_orders", "number") if old.change_orders else ("plans", "id")
    before = Side(getattr(old, key)[0], value_at(kept.data, (key, 0)), (key, 0))
    mine = str(getattr(before.value, names))
    for index, item in enumerate(getattr(project, key)):
        if str(getattr(item, names)) == mine:
            now = Side(item, value_at(data, (key, index)), (key, index))
            yield from differences(before, now, f"{key}.{mine}")
            return
    place = int(mine) - 1 if mine.isdecimal() else 0
    yield Difference(f"{key}.{mine}", (key,), before.data, None, flow(before.data), None, lost_at=place)


def _of_contract(old: Project, new: Project, before: Data, now: Data) -> Iterator[Difference]:
    for key in ("project", *PARTS):
        one = Side(getattr(old, key), value_at(before, (key,)), (key,))
        other = Side(getattr(new, key), value_at(now, (key,)), (key,))
        for found in differences(one, other, key):
            if not _is_free(found.path, new) and found.path[:2] != CALENDAR:
                yield found
    one, other = Side(old, before, ()), Side(new, now, ())
    yield from _of_calendar(old.project.calendar, new.project.calendar, one, other)


def _is_free(path: Parts, project: Project) -> bool:
    """Whether a field may change after signing."""
    block, rest = str(path[0]), path[1:]
    if block == "project":
        return bool(rest) and rest[0] not in HEADER
    if block == "parties" and len(rest) == 1:
        return project.parties[int(rest[0])].role in LATER
    keys = rest[1:] if block == "parties" else rest
    return bool(keys) and keys[0] in FREE.get(block, ())


def _of_calendar(old: Calendar, new: Calendar, before: Side, now: Side) -> Iterator[Difference]:
    """Days of the years that the signed calendar covers; holidays of later years may be added (DG705)."""
    if old is UNREAD or new is UNREAD:
        return
    if set(old.weekend) != set(new.weekend):
        yield _whole("weekend", old.weekend, before, now)
    covers = set(old.holidays.covers)
    same_days = all(
        {day for day in mine if not covers or day.year in covers}
        == {day for day in others if not covers or day.year in covers}
        for mine, others in (
            (old.holidays.add, new.holidays.add),
            (old.holidays.remove, new.holidays.remove),
        )
    )
    kept = covers <= set(new.holidays.covers) or not covers
    if not (same_days and kept and same(old.holidays.base, new.holidays.base)):
        yield _whole("holidays", old.holidays, before, now)


def _whole(key: str, value: object, before: Side, now: Side) -> Difference:
    path = (*CALENDAR, key)
    old, new = Side(value, value_at(before.data, path), path), Side(value, value_at(now.data, path), path)
    return Difference(".".join(path), path, old.data, new.data, _flow(old.data), _flow(new.data))


def _flow(data: Data) -> str:
    """A part of the calendar in words; only the weekend may be left out."""
    return "[saturday, sunday]" if data is None else flow(data)


def _kept_back(one: Difference, loading: Loading) -> Difference:
    """The difference without a value that only private.yaml knows."""
    names = loading.agreed.private
    hidden = one.now is None and any(one.label == n or one.label.startswith(f"{n}.") for n in names)
    return replace(one, words_now=HIDDEN) if hidden else one


def _signatures(loading: Loading, project: Project, record: Record) -> Iterator[Diagnostic]:
    contract = next((one for one in loading.signed if one.document == CONTRACT), None)
    rows = value_at(contract.data, ("parties",)) if contract is not None else None
    bound = [
        str(value_at(row, ("id",)))
        for row in (rows if isinstance(rows, list) else [])
        if value_at(row, ("role",)) in (PartyRole.CONTRACTOR.value, PartyRole.CLIENT.value)
    ] or [party.id for party in (*project.contractors, *project.clients)]
    for signed in loading.signed:
        plan = next((one for one in project.plans if one.document == signed.document), None)
        if plan is not None and plan_signed_on(plan, project, record) is not None:
            continue
        there = {one.party for one in record.signatures if one.document == signed.document}
        missing = [name for name in bound if name not in there]
        if missing:
            message = (
                f"{signed.title} was signed by every party on {signed.on} (see {signed.name}), "
                f"but the signature of {missing[0]} is not here"
            )
            hint = "put it back; if it was recorded by mistake, delete that file and its entry in docgen.lock as well"
            yield error("DG922", message, RECORD.child("signatures"), hint=hint)
