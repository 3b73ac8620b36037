"""Building: which documents, from what, to which bytes, and onto the disk (design: plan, render, gate, write)."""
