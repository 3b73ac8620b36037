"""What other files add to a project: the contractor's block of the workspace, and private data.

Everything is added to the plain data before it is decoded, with its place in the file it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from docgen.diagnostics import Diagnostic, FieldPath, Related, error, warning
from docgen.source import Data, Document, Parts, SpanTable, value_at
from docgen.workspace.bound import FREE, signed_party
from docgen.workspace.signed import Signed

PARTIES, DETAILS = "parties", "payment_details"


@dataclass
class Merged:
    """A project document that is being added to, and the problems of adding.

    With `settings_unread`, docgen.yaml is there but cannot be read, and nothing follows from its lack.
    `signed` is the contract as it was signed: what the project took from docgen.yaml stays as it was then.
    """

    document: Document
    settings_unread: bool = False
    signed: Signed | None = None
    problems: list[Diagnostic] = field(default_factory=list)

    @staticmethod
    def of(document: Document) -> Merged:
        """A copy of the document that can be changed."""
        spans = SpanTable(dict(document.spans.spots))
        return Merged(replace(document, data=deepcopy(document.data), spans=spans))

    def use_settings(self, settings: Document | None) -> None:
        """Put the blocks of docgen.yaml where the project uses them (DG218).

        DG923 for what has changed there since the contract was signed.
        """
        data, shared = self.document.data, settings.data if settings is not None else None
        if not isinstance(data, dict):
            return
        parties = data.get(PARTIES)
        for index, party in enumerate(parties if isinstance(parties, list) else []):
            if isinstance(party, dict) and "use" in party:
                self._use(party, index, settings)
        if not isinstance(shared, dict) or settings is None:
            return
        if data.get(DETAILS) is None and shared.get(DETAILS) is not None:
            self._take((DETAILS,), settings, (DETAILS,))
        header = data.get("project")
        if isinstance(header, dict) and header.get("language") is None and shared.get("language") is not None:
            self._take(("project", "language"), settings, ("language",))
            signed = value_at(self.signed.data, ("project", "language")) if self.signed is not None else None
            if signed is not None and header["language"] != signed:
                self.problems.append(_changed_since("language", FieldPath("docgen", ("language",))))
                header["language"] = signed

    def _use(self, party: dict[str, Data], index: int, settings: Document | None) -> None:
        place = FieldPath("project", (PARTIES, index))
        shared = settings.data if settings is not None else None
        block = shared.get("contractor") if isinstance(shared, dict) else None
        problem = None
        if len(party) > 1:
            extra = next(key for key in party if key != "use")
            message = f"{extra} cannot stand beside use:"
            hint = "write the whole party here, or change it in docgen.yaml"
            problem = error("DG218", message, place.child(extra).key(), hint=hint)
        elif party["use"] != "contractor":
            message = f"there is no block {party['use']} to use"
            problem = error("DG218", message, place.child("use"), hint="did you mean contractor?")
        elif self.settings_unread:
            self._mark_unclear(place.parts)  # it is probably there
        elif block is None:
            message = "docgen.yaml has no contractor to use"
            hint = "add the block contractor: to docgen.yaml, or write the party here"
            problem = error("DG218", message, place.child("use"), hint=hint)
        if problem is not None:
            self.problems.append(problem)
            self._mark_unclear(place.parts)
        elif settings is not None:
            self._take(place.parts, settings, ("contractor",))
            self._keep_signed(value_at(self.document.data, place.parts))

    def _keep_signed(self, party: Data) -> None:
        """The contractor of docgen.yaml as the contract was signed, with the ways to reach it as they are now."""
        signed = signed_party(self.signed.data, party) if self.signed is not None else None
        if signed is None or self.signed is None or not isinstance(party, dict):
            return
        for key in dict.fromkeys((*party, *signed)):
            name = f"parties.{signed.get('id')}.{key}"
            hidden = any(one == name or one.startswith(f"{name}.") for one in self.signed.private)
            if key in FREE[PARTIES] or hidden or _same(party.get(key), signed.get(key)):
                continue
            self.problems.append(_changed_since(key, FieldPath("docgen", ("contractor", key))))
            if key in signed:
                party[key] = deepcopy(signed[key])
            else:
                del party[key]

    def add_private(self, private: Document) -> None:
        """Add what private.yaml says about parties and payment (DG221 to DG223)."""
        data = self.document.data
        if private.data is None or not isinstance(data, dict):
            return
        if not isinstance(private.data, dict):
            at = FieldPath("private")
            hint = f"write {PARTIES}: and {DETAILS}:"
            self.problems.append(error("DG221", "private.yaml is a block of keys", at, hint=hint))
            return
        for key, value in private.data.items():
            if key == PARTIES and isinstance(value, list):
                self._add_parties(value, private)
            elif key == DETAILS and isinstance(value, list):
                self._add_details(value, private)
            elif key != "docgen" and value is not None:
                hint = f"private.yaml adds to {PARTIES} (a list, by id) and {DETAILS} (a list) only"
                at = FieldPath("private", (key,), on_key=True)
                self.problems.append(error("DG221", f"{key} cannot be added here", at, hint=hint))

    def private_is_unread(self) -> None:
        """Take it that anything may be missing from the parties because private.yaml cannot be read."""
        data = self.document.data
        parties = data.get(PARTIES) if isinstance(data, dict) else None
        count = len(parties) if isinstance(parties, list) else 0
        opened = self.document.open | {(PARTIES, index) for index in range(count)}
        self.document = replace(self.document, open=opened)

    def _add_parties(self, rows: list[Data], private: Document) -> None:
        data = self.document.data
        parties = data.get(PARTIES) if isinstance(data, dict) else None
        known = {
            party["id"]: index
            for index, party in enumerate(parties if isinstance(parties, list) else [])
            if isinstance(party, dict) and isinstance(party.get("id"), str)
        }
        for number, row in enumerate(rows):
            name = row.get("id") if isinstance(row, dict) else None
            if name in known and isinstance(row, dict):
                target: Parts = (PARTIES, known[name])
                self._add(target, row, private, (PARTIES, number), skip=("id",))
            else:
                self.problems.append(_unknown_party(name, number, [str(one) for one in known]))

    def _add_details(self, rows: list[Data], private: Document) -> None:
        data = self.document.data
        if not isinstance(data, dict):
            return
        if data.get(DETAILS) is None:
            data[DETAILS] = []
        mine = data[DETAILS]
        if isinstance(mine, list):
            for number in range(len(rows)):
                self._take((DETAILS, len(mine)), private, (DETAILS, number))

    def _add(
        self,
        target: Parts,
        row: dict[str, Data],
        private: Document,
        source: Parts,
        skip: tuple[str, ...] = (),
    ) -> None:
        """Add the keys of a block that are not there yet; blocks inside it likewise."""
        mine = value_at(self.document.data, target)
        if not isinstance(mine, dict):
            return
        for key, value in row.items():
            if key in skip:
                continue
            there, here = mine.get(key), (*source, key)
            if there is None:
                self._take((*target, key), private, here)
            elif isinstance(there, dict) and isinstance(value, dict):
                self._add((*target, key), value, private, here)
            else:
                self.problems.append(_already_there(key, FieldPath("project", (*target, key)), here))

    def _take(self, target: Parts, source: Document, path: Parts) -> None:
        """Put a value of another file at a place of this one, with where it stands."""
        holder, last = value_at(self.document.data, target[:-1]), target[-1]
        value = deepcopy(value_at(source.data, path))
        if isinstance(holder, dict):
            holder[str(last)] = value
        elif isinstance(holder, list) and isinstance(last, int):
            holder[last : last + 1] = [value]
        for parts in [parts for parts in self.document.spans.spots if parts[: len(target)] == target]:
            del self.document.spans.spots[parts]
        self.document.spans.graft(target, source.spans, path)
        unclear = frozenset(_moved(source.unclear, path, target))
        opened = frozenset(_moved(source.open, path, target))
        self.document = replace(
            self.document, unclear=self.document.unclear | unclear, open=self.document.open | opened
        )

    def _mark_unclear(self, parts: Parts) -> None:
        self.document = replace(self.document, unclear=self.document.unclear | {parts})


def _moved(paths: frozenset[Parts], source: Parts, target: Parts) -> Iterator[Parts]:
    for parts in paths:
        if parts[: len(source)] == source:
            yield target + parts[len(source) :]


def _same(one: Data, other: Data) -> bool:
    """Whether two values say the same, however their lines are broken."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_same(one.get(key), other.get(key)) for key in {*one, *other})
    return one == other or (isinstance(one, str) and isinstance(other, str) and one.split() == other.split())


def _changed_since(key: str, at: FieldPath) -> Diagnostic:
    hint = "write where letters go now as mailing_address:, email: and phone:; who is bound changes only by a new contract"
    return warning("DG923", f"{key} has changed here; a contract that is signed keeps its own", at, hint=hint)


def _unknown_party(name: Data, number: int, known: list[str]) -> Diagnostic:
    at = FieldPath("private", (PARTIES, number))
    if not isinstance(name, str):
        return error("DG222", "which party this is about is not said", at, hint="add id: with the party's id")
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the parties are: {', '.join(known)}"
    return error("DG222", f"the project has no party {name}", at.child("id"), hint=hint)


def _already_there(key: str, mine: FieldPath, here: Parts) -> Diagnostic:
    return error(
        "DG223",
        f"{key} is given already, and private.yaml may only add",
        FieldPath("private", here, on_key=True),
        hint="keep one of the two",
        related=(Related(mine, "it stands here"),),
    )
