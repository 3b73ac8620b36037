"""A second account, written from the specification alone, to hold the engine against.

It shares nothing with `docgen.account`, `docgen.rules` or `docgen.values`: it reads the project and the
record, walks through the days, counts in whole minor units and exact fractions, and has its own calendar,
rounding and order of payments. Where the two differ, one of them reads the specification wrongly.
"""
