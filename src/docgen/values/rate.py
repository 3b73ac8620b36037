"""A percentage, kept exact: `10 %`, `9.5 %`, `33 1/3 %`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_PATTERN = re.compile(
    r"(?P<whole>\d{1,9})(?:\.(?P<decimals>\d{1,12})|[ ](?P<top>\d{1,6})/(?P<bottom>\d{1,6}))?[ ]?%?",
    re.ASCII,
)


@dataclass(frozen=True, order=True)
class Rate:
    """A percentage; of interest it is percent per year unless its field says otherwise."""

    percent: Fraction

    @staticmethod
    def parse(text: str) -> Rate:
        """Read `10 %`, `10`, `9.5 %` or `33 1/3 %`; raises ValueError for anything else."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None or (match["bottom"] is not None and int(match["bottom"]) == 0):
            raise ValueError(f"not a percentage: {text}")
        value = Fraction(int(match["whole"]))
        if match["decimals"]:
            value += Fraction(int(match["decimals"]), 10 ** len(match["decimals"]))
        if match["top"]:
            value += Fraction(int(match["top"]), int(match["bottom"]))
        return Rate(value)

    @property
    def fraction(self) -> Fraction:
        """The factor: 10 % is 1/10."""
        return self.percent / 100

    def __str__(self) -> str:
        """The percentage without its sign: `10`, `9.5`, `33 1/3`."""
        bottom = self.percent.denominator
        while bottom % 2 == 0:
            bottom //= 2
        while bottom % 5 == 0:
            bottom //= 5
        if bottom == 1:
            text = format(Decimal(self.percent.numerator) / self.percent.denominator, "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
        whole, rest = divmod(self.percent.numerator, self.percent.denominator)
        return f"{whole} {rest}/{self.percent.denominator}"
