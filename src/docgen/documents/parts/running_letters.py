"""The formal letters that still run, as a reminder of something else mentions them (D06)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from docgen.account import ChargeKey, Totals
from docgen.documents.parts.reminded import names_of
from docgen.language import Language
from docgen.rules import NoticeState, ProjectState
from docgen.rules.formal_letters import running_letters
from docgen.rules.notices import INTENT
from docgen.rules.unpaid import chosen, key_of, sums_of


@dataclass(frozen=True)
class RunningLetter:
    """A formal letter about something that is still unpaid: `document` is its id, `names` what it is about.

    `deadline` is its last day to pay. `stops_on` is the day from which work stops under a notice of intent, None
    where that is no longer ahead.
    """

    document: str
    sent: date
    names: str
    deadline: date | None
    stops_on: date | None


def running(state: ProjectState, language: Language) -> tuple[RunningLetter, ...]:
    """Those of the day, in the order in which they were sent."""
    return tuple(_letter(notice, keys, state, language) for notice, keys in running_letters(state))


def sums_beside(state: ProjectState) -> Totals:
    """The sums of everything that no running letter is about."""
    bound = {key for _, keys in running_letters(state) for key in keys}
    return sums_of(state.account, _others(state, bound), state.terms)


def past_grace_beside(state: ProjectState) -> Totals:
    """The same of what is past its grace period."""
    bound = {key for _, keys in running_letters(state) for key in keys}
    late = {key_of(charge) for charge in state.account.charges if charge.grace_end < state.as_of}
    return sums_of(state.account, _others(state, bound) & late, state.terms)


def _others(state: ProjectState, bound: Collection[ChargeKey]) -> set[ChargeKey]:
    return {key_of(charge) for charge in state.account.charges if key_of(charge) not in bound}


def _letter(
    notice: NoticeState, keys: Iterable[ChargeKey], state: ProjectState, language: Language
) -> RunningLetter:
    found = state.suspension
    is_ahead = notice.document == INTENT and found.notice == notice and found.began is None
    ahead = found.effective if is_ahead and found.effective is not None else None
    return RunningLetter(
        document=notice.document,
        sent=notice.sent_on,
        names=names_of(chosen(state.account, tuple(keys)), state, language),
        deadline=notice.deadline,
        stops_on=ahead if ahead is not None and ahead > state.as_of else None,
    )
