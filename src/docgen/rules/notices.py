"""Notices on record: when each was received, what it covers, when it lapsed (R-17, S-1, S-7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from docgen.account import ChargeBalance, ChargeKey
from docgen.model import Notice
from docgen.model.terms import NoticeMethod
from docgen.rules.basis import Basis
from docgen.rules.notice_periods import deadline_of
from docgen.rules.plan_cure import OF_A_PAYMENT
from docgen.rules.receipt import received_on
from docgen.rules.unpaid import key_of, milestones_of, outside_plans, paid_off_on
from docgen.values import Moment

INTENT, SUSPENSION, DEMAND = "notice-of-intent", "suspension-notice", "demand-letter"
"""The documents (S-19) from whose sending something follows."""

FORMAL = (INTENT, SUSPENSION, DEMAND)
"""The formal letters, in the order of the road: they take over from the reminders."""

BINDS_NOTHING = ("invoice", "receipt", "resumption-notice", OF_A_PAYMENT)
"""Documents that are about no unpaid item of the contract: nothing lapses with a payment."""


@dataclass(frozen=True)
class NoticeState:
    """A notice: one or more sendings of the same document that together reach every client.

    `source` is the first sending, `sendings` all of them. `received` is the latest, over the clients,
    of the earliest valid receipt of each (S-7); None while some client has none. `decisive` is the sending whose
    receipt that is, one with a recorded delivery before others of that day. `valid` is False when
    it cannot reach every client; `bounced` when some sending came back. `items` are the milestones it
    binds and `charges` their parts. `deadline` is the operative last day to pay: the later of the
    printed one and the one computed from receipt (S-1). `lapsed_on` is the day on which everything it
    binds was paid.
    """

    source: Notice
    sendings: tuple[Notice, ...]
    document: str
    sent: Moment
    method: NoticeMethod
    received: date | None
    valid: bool
    bounced: bool
    items: tuple[str, ...]
    deadline: date | None = None
    lapsed_on: date | None = None
    charges: tuple[ChargeKey, ...] = ()
    decisive: Notice | None = None

    @property
    def sent_on(self) -> date:
        """The day of the first sending."""
        return self.sent.day

    @property
    def operative(self) -> bool:
        """Whether it still binds something: valid and not lapsed."""
        return self.valid and self.lapsed_on is None

    @property
    def printed_effective(self) -> date | None:
        """The first day of suspension that the letter states."""
        return max(
            (n.printed.effective for n in self.sendings if n.printed and n.printed.effective), default=None
        )


def notice_states(basis: Basis) -> tuple[NoticeState, ...]:
    """The notices known on the as-of date, in the order they were sent (R-17, S-7)."""
    return tuple(_state(group, basis) for group in _groups(basis))


@dataclass
class _Group:
    """Sendings of one document, while they are collected."""

    sendings: list[Notice] = field(default_factory=list)

    @property
    def numbers(self) -> set[str]:
        return {sending.number for sending in self.sendings if sending.number is not None}

    def takes(self, notice: Notice, basis: Basis) -> bool:
        """Whether a sending belongs here: same number, same day, or it reaches a client still missing."""
        if notice.document != self.sendings[0].document:
            return False
        if notice.number is not None and self.numbers:
            return notice.number in self.numbers
        if notice.sent.day == self.sendings[0].sent.day:
            return True
        reached = [client for client in _clients(basis) if _receipts(self.sendings, client, basis)]
        return bool(reached) and len(reached) < len(_clients(basis))


def _groups(basis: Basis) -> list[list[Notice]]:
    """Sendings that together make one notice (S-7); their order in the file does not matter."""
    groups: list[_Group] = []
    for notice in sorted(basis.record.notices, key=_order):
        home = next((group for group in reversed(groups) if group.takes(notice, basis)), None)
        if home is None:
            home = _Group()
            groups.append(home)
        home.sendings.append(notice)
    return [group.sendings for group in groups]


def _order(notice: Notice) -> tuple[str, str, str, str]:
    return str(notice.sent), notice.document, notice.method.value, notice.id or notice.number or ""


def _clients(basis: Basis) -> tuple[str, ...]:
    return tuple(client.id for client in basis.project.clients)


@dataclass(frozen=True)
class _Receipt:
    """A sending, and the day on which it counts as received."""

    day: date
    sending: Notice

    @property
    def order(self) -> tuple[date, bool]:
        """The earlier first; of one day a recorded delivery before an assumed one."""
        return self.day, self.sending.delivered is None


def _receipts(sendings: Sequence[Notice], client: str, basis: Basis) -> list[_Receipt]:
    """When the sendings addressed to a client count as received; one without addressees goes to all."""
    mine = [notice for notice in sendings if not notice.to or client in notice.to]
    days = (received_on(notice, basis.project.terms.notices, basis.calendar) for notice in mine)
    return [_Receipt(day, notice) for day, notice in zip(days, mine, strict=True) if day is not None]


def _earliest(sendings: Sequence[Notice], client: str, basis: Basis) -> _Receipt | None:
    return min(_receipts(sendings, client, basis), key=lambda one: one.order, default=None)


def _state(sendings: list[Notice], basis: Basis) -> NoticeState:
    first = sendings[0]
    earliest = [_earliest(sendings, client, basis) for client in _clients(basis)]
    reached = [receipt for receipt in earliest if receipt is not None]
    valid = bool(reached) and len(reached) == len(earliest)
    last = max(reached, key=lambda one: one.day) if valid else None
    received = last.day if last is not None else None
    binds = not first.document.startswith(BINDS_NOTHING)
    bound = _bound(first, {item for notice in sendings for item in notice.items}, basis) if binds else ()
    keys = tuple(key_of(charge) for charge in bound)
    return NoticeState(
        source=first,
        sendings=tuple(sendings),
        document=first.document,
        sent=first.sent,
        method=first.method,
        received=received,
        valid=valid,
        bounced=any(notice.bounced is not False for notice in sendings),
        items=milestones_of(bound),
        deadline=deadline_of(sendings, received, basis),
        lapsed_on=paid_off_on(basis.account, keys, first.sent.day, basis.as_of) if binds else None,
        charges=keys,
        decisive=last.sending if last is not None else None,
    )


def _bound(notice: Notice, items: Collection[str], basis: Basis) -> tuple[ChargeBalance, ...]:
    """S-7: the items named, else what was unpaid past its due date when sent; a demand: past grace (S-3).

    What was under a plan that was performed then is not bound (R-29).
    """
    sent = notice.sent.day
    open_then = outside_plans(basis.account.on(sent))
    if items:
        return tuple(charge for charge in open_then if charge.milestone in items and charge.due <= sent)
    if notice.document == DEMAND:
        return tuple(charge for charge in open_then if charge.grace_end < sent)
    return tuple(charge for charge in open_then if charge.due < sent)


def latest(notices: Sequence[NoticeState], document: str) -> NoticeState | None:
    """The last operative notice of a document."""
    mine = [notice for notice in notices if notice.document == document and notice.operative]
    return mine[-1] if mine else None
