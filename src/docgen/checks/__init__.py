"""Sanity of the facts, and the way from files to a state: one module per family of checks."""

from docgen.checks.appraise import appraise, examine
from docgen.checks.table import check_facts

__all__ = ["appraise", "check_facts", "examine"]
