"""Signature blocks: who signs, in which capacity, and what the record says of it (documents.md 6.5)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.parts.parties import full_name, legal_form
from docgen.language import Language
from docgen.model import Party, PartyRole, Project, Record, Signature


@dataclass(frozen=True)
class SignatureLine:
    """One line of a block: its label, and its text. An empty text is a line to write on."""

    label: str
    text: str = ""


@dataclass(frozen=True)
class SignatureBlock:
    """One signer's block: a heading that names the person or company bound, and its lines."""

    heading: str
    lines: tuple[SignatureLine, ...]


def signing_parties(project: Project) -> tuple[Party, ...]:
    """Everyone whose signature an agreement needs: contractors, then clients."""
    return project.contractors + project.clients


def signature_blocks(
    project: Project,
    record: Record,
    document: str,
    language: Language,
    *,
    witnesses: int = 0,
    with_time: bool = False,
    also: tuple[Party, ...] = (),
) -> tuple[SignatureBlock, ...]:
    """The blocks of every signing party, of those who sign `also`, e.g. a guarantor, then of the witnesses.

    A signature on record shows its recorded day (and time, and method); nothing more is claimed.
    `with_time` asks for the time of signing too, which change orders need.
    """
    mine = [entry for entry in record.signatures if entry.document == document]
    # Of several entries of one party the earliest counts, so it is written last.
    entries = {entry.party: entry for entry in sorted(mine, key=lambda entry: entry.at.day, reverse=True)}
    blocks = [
        _party_block(party, entries.get(party.id), language, with_time=with_time)
        for party in (*signing_parties(project), *also)
    ]
    named = project.with_role(PartyRole.WITNESS)
    for index in range(max(witnesses, len(named))):
        witness = named[index] if index < len(named) else None
        blocks.append(_witness_block(witness, language))
    return tuple(blocks)


def blank_blocks(project: Project, language: Language) -> tuple[SignatureBlock, ...]:
    """The blocks of every signing party without any entry, for a form that is filled in later."""
    return tuple(_party_block(party, None, language, with_time=True) for party in signing_parties(project))


def letter_block(party: Party, language: Language) -> SignatureBlock:
    """The closing of a letter: signature, name, and capacity where a company writes."""
    say = language.say
    lines = [SignatureLine(say["signature"] if party.signatory is None else say["signed_by"])]
    if party.signatory is not None:
        lines.append(SignatureLine(say["name"], party.signatory.name))
        lines.append(SignatureLine(say["title"], party.signatory.title))
    return SignatureBlock(full_name(party, language), tuple(lines))


def _party_block(
    party: Party, signature: Signature | None, language: Language, *, with_time: bool
) -> SignatureBlock:
    say = language.say
    role = say[f"role_{party.role.value}"]
    name = full_name(party, language)
    company = not party.type.is_natural_person
    lines = [SignatureLine(say["signed_by"] if company else say["signature"], _signed(signature, language))]
    if company:
        signatory = party.signatory
        lines.append(SignatureLine(say["name"], signatory.name if signatory else ""))
        lines.append(SignatureLine(say["title"], signatory.title if signatory else ""))
    else:
        lines.append(SignatureLine(say["name"], party.legal_name))
    lines.append(
        SignatureLine(say["date_and_time" if with_time else "date"], _when(signature, language, with_time))
    )
    bound = f"{name}, {legal_form(party, language)}" if company else name
    return SignatureBlock(f"{role}: {bound}", tuple(lines))


def _when(signature: Signature | None, language: Language, with_time: bool) -> str:
    """The recorded day of a signature, with its time where that matters and is on record."""
    if signature is None:
        return ""
    day, time = language.long_date(signature.at.day), signature.at.time_of_day
    if not with_time or time is None:
        return day
    return language.say["date_at_time"].format(date=day, time=language.clock(time))


def _signed(signature: Signature | None, language: Language) -> str:
    """What the record says of a signature; nothing where there is none."""
    if signature is None:
        return ""
    signed = language.say["signed"]
    return f"{signed} ({signature.method})" if signature.method else signed


def _witness_block(party: Party | None, language: Language) -> SignatureBlock:
    say = language.say
    return SignatureBlock(
        say["role_witness"],
        (
            SignatureLine(say["signature"]),
            SignatureLine(say["name"], party.legal_name if party else ""),
            SignatureLine(say["date"]),
        ),
    )
