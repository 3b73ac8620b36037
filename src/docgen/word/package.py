"""A .docx as its parts: reading it, and packing it so that equal parts give equal bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# 1980-01-01 00:00, the first moment that a zip file can name.
FIRST_DATE = 0x0021
DEFLATED = 8
VERSION = 20
UTF8_NAMES = 0x0800
LEVEL = 6
LARGEST = 512 * 1024 * 1024

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


class NotAPackage(ValueError):
    """These bytes are not a .docx."""


@dataclass(frozen=True)
class Member:
    """One part, compressed: what a package is put together from."""

    name: str
    checksum: int
    size: int
    deflated: bytes


def read_parts(content: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name; raises NotAPackage, also for one that unpacks to more than any document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise NotAPackage("it unpacks to more than any document")
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
        raise NotAPackage(str(problem)) from problem


def part_names(content: bytes) -> tuple[str, ...]:
    """The names in a .docx as they stand there, duplicates included; raises NotAPackage."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(archive.namelist())
    except zipfile.BadZipFile as problem:
        raise NotAPackage(str(problem)) from problem


def deflate(name: str, content: bytes) -> Member:
    """A part, compressed."""
    codec = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, zlib.crc32(content), len(content), codec.compress(content) + codec.flush())


def pack(members: Iterable[Member]) -> bytes:
    """The package: members sorted by name, one fixed time, no trace of the machine."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in sorted(members, key=lambda member: member.name):
        name = member.name.encode()
        flags = 0 if member.name.isascii() else UTF8_NAMES
        about = (
            flags,
            DEFLATED,
            0,
            FIRST_DATE,
            member.checksum,
            len(member.deflated),
            member.size,
            len(name),
        )
        local = LOCAL.pack(b"PK\x03\x04", VERSION, *about, 0) + name
        directory.append(CENTRAL.pack(b"PK\x01\x02", VERSION, VERSION, *about, 0, 0, 0, 0, 0, offset) + name)
        body += (local, member.deflated)
        offset += len(local) + len(member.deflated)
    size = sum(map(len, directory))
    end = END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), size, offset, 0)
    return b"".join((*body, *directory, end))


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts."""
    return pack(deflate(name, content) for name, content in parts.items())
