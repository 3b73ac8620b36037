"""What all models share: frozen, strict about unknown keys."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from docgen.model.describe import described


class Model(BaseModel):
    """A block of a project file. Unknown keys are refused; nothing changes after reading."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True
    )

    @classmethod
    def in_short(cls, key: str) -> str | None:
        """What a key of the block is, in a few words; None for one that is not known."""
        found = described(cls.__name__, key)
        return found.short if found is not None else None

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_absent(cls, data: Any) -> Any:
        """A key with nothing after it is as good as not there (all its entries may be commented out)."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}
