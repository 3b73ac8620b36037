"""Values as the text of a new YAML file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

MODELINE = "# yaml-language-server: $schema=../../schema/{file}.schema.json"

_PLAIN = re.compile(r"[A-Za-z][\w .,'()/@+-]*")
# Words and marks that YAML or an editor could take for something other than text.
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def quoted(text: str) -> str:
    """`text` as a YAML scalar that reads back as exactly this text."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain and text == text.strip() else json.dumps(text, ensure_ascii=False)


def flow_block(parts: Mapping[str, str]) -> str:
    """A block in one line; between braces a comma would separate, so a text with one is quoted."""
    return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in parts.items()) + "}"


def _flow(value: str) -> str:
    return quoted(value) if "," not in value else json.dumps(value, ensure_ascii=False)
