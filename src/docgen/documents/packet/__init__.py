"""The parts of the small-claims packet, one module each (documents.md D13)."""
