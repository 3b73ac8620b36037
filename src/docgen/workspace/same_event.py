"""Whether an event is in the record already, and which of its entries it is (DG232, DG233)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.diagnostics import Checked, Diagnostic, FieldPath, Related, error
from docgen.source import Data, Unread

if TYPE_CHECKING:
    from docgen.workspace.loading import Facts


@dataclass(frozen=True)
class Match:
    """The entry that an event completes, and what is to be compared with it and added to it."""

    index: int
    entry: Mapping[str, Data]


_Placed = tuple[int, dict[str, Data]]
Find = Callable[[Sequence[Data]], Checked[Match]]
"""Looks an event up in its list: no value is a new entry, a diagnostic says why nobody can tell."""


@dataclass(frozen=True)
class Once:
    """An event that two equal entries would count twice.

    `keys` tell it from others: an entry that differs in none of those it gives is refused. `hint` says what to do
    where it is another one all the same.
    """

    keys: tuple[str, ...]
    hint: str


def by_keys(entry: Mapping[str, Data], keys: tuple[str, ...]) -> Find:
    """The entry with the same values under these keys; without keys every event is a new one."""

    def find(items: Sequence[Data]) -> Checked[Match]:
        for index, item in enumerate(items):
            if keys and isinstance(item, dict) and all(item.get(key) == entry.get(key) for key in keys):
                return Checked(Match(index, entry))
        return Checked(None)

    return find


def sent_notice(entry: Mapping[str, Data], number: str | None) -> Find:
    """The notice of the same document, sent at the same time and, where a method is given, in the same way.

    A day without a time means whatever was sent on that day. Of several, those that do not say something else are
    meant, or the one with the `number`; DG233 where that leaves more than one, or none with the number.
    """

    def find(items: Sequence[Data]) -> Checked[Match]:
        same = [
            (index, item)
            for index, item in enumerate(items)
            if isinstance(item, dict) and _is_sending(item, entry)
        ]
        exact = [(index, item) for index, item in same if item["sent"] == entry["sent"]]
        if number is not None:
            fitting = [(index, item) for index, item in same if item.get("number") == number]
        else:
            fitting = _agreeing(exact, entry) or exact or _agreeing(same, entry) or same
        if len(fitting) == 1:
            index, item = fitting[0]
            return Checked(Match(index, {**entry, "sent": item["sent"]}))
        if not fitting and number is None:
            return Checked(None)
        return Checked(None, (_unclear(fitting or same, entry, number),))

    return find


def _is_sending(item: Mapping[str, Data], entry: Mapping[str, Data]) -> bool:
    sent, method = item.get("sent"), entry.get("method")
    if item.get("document") != entry["document"] or (method is not None and item.get("method") != method):
        return False
    return sent == entry["sent"] or (isinstance(sent, str) and sent.split()[:1] == [entry["sent"]])


def _agreeing(found: Sequence[_Placed], entry: Mapping[str, Data]) -> list[_Placed]:
    """Those that say nothing else than the event."""
    keys = [key for key in entry if key != "sent"]
    return [(index, item) for index, item in found if all(item.get(k) in (None, entry[k]) for k in keys)]


def _unclear(found: Sequence[_Placed], entry: Mapping[str, Data], number: str | None) -> Diagnostic:
    at = FieldPath("record", ("notices",))
    what = f"{entry['document']} sent on {entry['sent']}"
    if number is not None:
        message = f"no notice of {what} has the number {number}, or more than one has"
    else:
        message = f"{len(found)} notices of {what} are in the record"
    related = tuple(Related(at.child(index), _described(item)) for index, item in found)
    first = at.child(found[0][0]) if found else at
    hint = "say which one: --number NUMBER, --method, or the time of day in --sent"
    return error("DG233", message, first, hint=hint, related=related)


def _described(item: Mapping[str, Data]) -> str:
    number = item.get("number")
    named = f"number {number}" if number is not None else "no number"
    return f"{named}, sent {item.get('sent')} by {item.get('method')}"


def standing_twice(facts: Facts | None, name: str, index: int, once: Once) -> tuple[Diagnostic, ...]:
    """DG232: entry number `index` of a list says nothing that another one does not say already."""
    try:
        entries = getattr(facts.record, name) if facts is not None else ()
        new = entries[index] if index < len(entries) else None
        given = {key: getattr(new, key) for key in once.keys if getattr(new, key, None) is not None}
        for at, one in enumerate(entries):
            if at != index and given and all(getattr(one, key) == value for key, value in given.items()):
                return (_twice(FieldPath("record", (name,)), at, index, given, once.hint),)
    except Unread:
        pass  # what is wrong there is reported by the checks
    return ()


def _twice(at: FieldPath, first: int, again: int, given: Mapping[str, Any], hint: str) -> Diagnostic:
    values = ", ".join(f"{key} {getattr(value, 'value', value)}" for key, value in given.items())
    related = (Related(at.child(first), "it stands here"),)
    message = f"this is in the record already: {values}"
    return error("DG232", message, at.child(again), hint=hint, related=related)
