"""Reading YAML with positions, decoding it into models, and editing it in place.

The only package that imports PyYAML.
"""

from docgen.source.document import Data, Document, value_at
from docgen.source.reader import read_yaml
from docgen.source.spans import Parts, SpanTable, Spot
from docgen.source.unread import UNREAD, Unread

__all__ = ["UNREAD", "Data", "Document", "Parts", "SpanTable", "Spot", "Unread", "read_yaml", "value_at"]
