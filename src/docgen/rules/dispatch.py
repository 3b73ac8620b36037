"""How the letter that is being issued goes out: what its sender says of it, beside the project file."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model import Party
from docgen.model.terms import NoticeMethod


@dataclass(frozen=True)
class Dispatch:
    """The carrier's number, an address for this letter alone, the parties to whom it goes (all: none), and the ways.

    With an `@` the address is one for e-mail, else one for the ways on paper.
    """

    tracking: str | None = None
    address: str | None = None
    to: tuple[str, ...] = ()
    methods: tuple[NoticeMethod, ...] = ()

    def email_of(self, party: Party) -> str | None:
        """The e-mail address that was given for a party; None where none was."""
        return self.address if self._is_for(party) and "@" in (self.address or "") else None

    def street_of(self, party: Party) -> str | None:
        """The address on paper that was given for a party; None where none was."""
        return self.address if self._is_for(party) and "@" not in (self.address or "@") else None

    def _is_for(self, party: Party) -> bool:
        return not self.to or party.id in self.to


AS_ON_FILE = Dispatch()
"""Nothing was said: everything as the project file has it."""
