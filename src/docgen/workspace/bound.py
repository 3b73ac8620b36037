"""What binds in a project file once it is signed, and what may change (S-21, S-24)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.source import Data, value_at

CONTRACT = "contract"
HEADER = (
    "title",
    "kind",
    "jurisdiction",
    "currency",
    "language",
    "second_language",
    "prevailing_language",
    "site_address",
    "insurance_claim",
    "calendar",
)
"""The fields of the block `project` that bind; the others say how docgen works."""

PARTS = (
    "parties",
    "contract",
    "scope",
    "acceptance",
    "price",
    "milestones",
    "terms",
    "statutory_notices",
)
"""The other blocks of the contract."""

FREE: dict[str, tuple[str, ...]] = {
    # Where and how somebody can be reached, and what only life tells, changes without a contract.
    "parties": (
        "email",
        "phone",
        "contact",
        "mailing_address",
        "representative",
        "agent_for_service",
        "active_military",
    ),
    # Sentences for letters; no contract prints them.
    "contract": ("site_safety", "work_summary"),
    # How docgen advises and reminds.
    "terms": ("headroom", "pre_due_days"),
}
"""The keys of these blocks that may change after signing."""

_LISTS = {"change-order-": ("change_orders", "number"), "payment-plan-": ("plans", "id")}


def signed_part(document: str, data: Data) -> dict[str, Data] | None:
    """What of a project's data is agreed with a document."""
    if not isinstance(data, dict):
        return None
    if document != CONTRACT:
        return _entry_part(document, data)
    header = data.get("project")
    part: dict[str, Data] = {}
    if isinstance(header, dict):
        part["project"] = {key: header[key] for key in header if key in HEADER}
    part |= {key: _bound(key, data[key]) for key in PARTS if data.get(key) is not None}
    return part


def _entry_part(document: str, data: dict[str, Data]) -> dict[str, Data] | None:
    for kind, (key, name) in _LISTS.items():
        items = data.get(key)
        if document.startswith(kind) and isinstance(items, list):
            mine: list[Data] = [one for one in items if _is(value_at(one, (name,)), document, kind)]
            return {key: mine[:1]} if mine else None
    return None


def _is(value: Data, document: str, kind: str) -> bool:
    return isinstance(value, str) and value.strip().lstrip("+") == document.removeprefix(kind)


def _bound(key: str, block: Data) -> Data:
    """A block without the keys that may change."""
    free = FREE.get(key, ())
    if isinstance(block, list):
        return [_bound(key, item) for item in block]
    if isinstance(block, dict):
        return {name: value for name, value in block.items() if name not in free}
    return block


def private_fields(before: Data, after: Data) -> frozenset[str]:
    """The fields of parties that private.yaml added: in `after`, not in `before`."""
    found: set[str] = set()
    parties = value_at(after, ("parties",))
    for index, party in enumerate(parties if isinstance(parties, list) else []):
        name = party.get("id") if isinstance(party, dict) else None
        if isinstance(name, str):
            old = value_at(before, ("parties", index))
            found.update(f"parties.{name.strip()}{rest}" for rest in _added(old, party))
    return frozenset(found)


def _added(before: Data, after: Data) -> Iterator[str]:
    if not isinstance(after, dict):
        return
    for key, value in after.items():
        old = before.get(key) if isinstance(before, dict) else None
        if old is None and value is not None:
            yield f".{key}"
        else:
            yield from (f".{key}{rest}" for rest in _added(old, value))


def signed_party(signed: Data, block: Data) -> dict[str, Data] | None:
    """The contractor of docgen.yaml as the contract was signed: by its id, else the only contractor."""
    parties = value_at(signed, ("parties",))
    mine = [
        party
        for party in (parties if isinstance(parties, list) else [])
        if isinstance(party, dict) and party.get("role") == "contractor"
    ]
    name = value_at(block, ("id",))
    exact = [party for party in mine if party.get("id") == name]
    return exact[0] if exact else mine[0] if len(mine) == 1 else None
