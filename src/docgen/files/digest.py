"""Telling whether two contents are the same."""

from __future__ import annotations

from hashlib import sha256


def digest_of(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return sha256(content).hexdigest()
