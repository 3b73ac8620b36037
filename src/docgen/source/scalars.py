"""Writing plain data as YAML on one line or as a block."""

from __future__ import annotations

import json
import re

from docgen.source.document import Data

LONGEST = 100


class Words(str):
    """Free text, which gets quotes where it could be taken for a number, a day or a flag."""


# Safe without quotes anywhere, also in brackets. A colon, a dash or a sign may stand inside only.
_PLAIN = re.compile(r"[^\W_](?:[\w.%/+-]|:(?=\w)|[ ](?=[\w.%/+]))*", re.ASCII)
_AMBIGUOUS = re.compile(
    r"[+-]?[\d.,_:/ -]+([eE][+-]?\d+)?|0[xob]\w+|true|false|yes|no|on|off|y|n|null|\.?(inf|nan)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[+-]\d+(\.\d+)?", re.ASCII
)  # an amount or a number of days, as a change order has them
# Line breaks that only YAML knows, and signs that editors do not show.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_EMPTY = ("", "~", "null")


def flow(data: Data) -> str:
    """The data in brackets, on one line."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(flow(value) for value in data) + "]"
    return scalar(data)


def block(data: dict[str, Data]) -> list[str]:
    """The lines of a block of keys; what is nested in it stands in brackets."""
    return [f"{scalar(key)}: {flow(value)}" for key, value in data.items()]


def scalar(text: str | None) -> str:
    """One value that reads back as this text; None is `null`."""
    if text is None:
        return "null"
    quoted = isinstance(text, Words) and _AMBIGUOUS.fullmatch(text)
    if not quoted and text not in _EMPTY and (_PLAIN.fullmatch(text) or _SIGNED.fullmatch(text)):
        return str(text)
    return _HIDDEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(str(text), ensure_ascii=False))
