"""What every part of the packet starts from: the state, the language, the exhibits, and the claim in short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.account import ChargeBalance, ChargeKey
from docgen.documents.parts.account import due_now
from docgen.documents.parts.exhibits import Exhibit, exhibit_for, text_for
from docgen.documents.parts.history import told_items
from docgen.documents.parts.parties import full_name
from docgen.language import Language
from docgen.law import Reading
from docgen.model import Party
from docgen.rules import ClaimState, NoticeState, ProjectState
from docgen.rules.superseded import superseded_demand
from docgen.rules.unpaid import key_of, milestones_of
from docgen.values import Money


@dataclass(frozen=True)
class Case:
    """The claim on the state's day, and how it is spoken of."""

    state: ProjectState
    language: Language
    exhibits: tuple[Exhibit, ...]

    def say(self, key: str, **words: object) -> str:
        """A phrase of the packet, filled in."""
        return self.language.say[f"packet_{key}"].format(**words)

    def by_you(self, key: str, **words: object) -> str:
        """What docgen cannot know, in words that say who answers it."""
        return self.say("by_you", what=self.say(key, **words))

    def money(self, amount: Money) -> str:
        """An amount with its currency."""
        return self.language.money(amount)

    def day(self, day: date) -> str:
        """A date in its long form."""
        return self.language.long_date(day)

    def join(self, parts: Iterable[str]) -> str:
        """A list in a sentence; the same words are said once."""
        return self.language.join(tuple(dict.fromkeys(parts)))

    @property
    def claim(self) -> ClaimState:
        """The claim against the court's limit (R-35, R-36)."""
        return self.state.claim

    @property
    def plaintiffs(self) -> tuple[Party, ...]:
        """Who claims."""
        return self.state.project.contractors

    @property
    def defendants(self) -> tuple[Party, ...]:
        """Who owes."""
        return self.state.project.clients

    @property
    def plaintiff(self) -> str:
        """`the plaintiff`, or `the plaintiffs`."""
        return self.say("plaintiff_one" if len(self.plaintiffs) == 1 else "plaintiff_several")

    @property
    def defendant(self) -> str:
        """`the defendant`, or `the defendants`."""
        return self.say("defendant_one" if len(self.defendants) == 1 else "defendant_several")

    @property
    def charges(self) -> tuple[ChargeBalance, ...]:
        """Everything due and unpaid, in grace or not: all of it is in the one claim (R-37, S-3).

        After the filing with what was paid since, where the claim still asks for what the law added to it.
        """
        keys = {key_of(charge) for charge in due_now(self.state)} | self._kept
        return tuple(charge for charge in self.state.account.charges if key_of(charge) in keys)

    @property
    def principals(self) -> tuple[ChargeBalance, ...]:
        """The charges of which the principal is unpaid, or was when the claim was filed."""
        return tuple(one for one in self.charges if one.principal or key_of(one) in self._kept)

    @property
    def _kept(self) -> set[ChargeKey]:
        return set(self.state.filed.charges_by_law) if self.state.filed is not None else set()

    @property
    def items(self) -> tuple[str, ...]:
        """The milestones of the claim."""
        return milestones_of(self.charges)

    @property
    def told(self) -> tuple[str, ...]:
        """The milestones of the claim, and what else a plan over them took in."""
        return told_items(self.items, self.state)

    @property
    def demand(self) -> NoticeState | None:
        """The demand on record that still binds; None where there is none."""
        return self.state.demand.notice

    @property
    def superseded(self) -> NoticeState | None:
        """Without such a demand, the one of which a payment plan has taken in something since."""
        return superseded_demand(self.state)

    @property
    def total(self) -> Money:
        """All parts of the claim together, whether or not a court hears all of it."""
        return Money.total((part.amount for part in self.claim.components), self.state.currency)

    def statutes(self, readings: Iterable[Reading], phrase: str = "statute") -> str:
        """The statutes of these values, each in a phrase; a blank where the law data names none."""
        return self.join(
            self.say(phrase, citation=one.citation) if one.citation else self.say("statute_blank")
            for one in readings
        )

    def item(self, milestone: str) -> str:
        """An item by its id; the retained sum, which has none, in words."""
        found = self.state.milestone(milestone)
        return self.say("told_retention") if found is not None and found.is_retention else milestone

    def names(self, parties: Iterable[Party]) -> str:
        """Parties with their full names."""
        return self.join(full_name(party, self.language) for party in parties)

    def proof(
        self, *, document: str | None = None, milestone: str | None = None, day: date | None = None
    ) -> str | None:
        """`Exhibit 3`, where the record has such an exhibit."""
        return exhibit_for(self.exhibits, document=document, milestone=milestone, day=day)

    def signed(self, document: str) -> str | None:
        """What shows that an agreement was signed; a copy without signatures is named for its text alone."""
        return text_for(self.exhibits, document, self.language)


def sentence_case(text: str) -> str:
    """A sentence with a capital letter at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def price_words(case: Case, gross: Money, net: Money) -> str:
    """A price in full; where tax is added, with the net price that the agreement names (S-8)."""
    if gross == net:
        return case.money(gross)
    words = {"gross": case.money(gross), "net": case.money(net), "tax": case.language.say["tax"]}
    return case.say("price_with_tax", **words)
