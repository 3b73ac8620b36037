"""From the wording of a document, as text or as a Word file, to a template ready to print (design 9).

The store finds a version and holds it to its checksum; a text is compiled to a Word template with the
layout that it names; a ready template prints a document's context. Lint holds a template against the
type of that context. What is wrong with a template is a `Diagnostic` at the line of its source.
"""

from __future__ import annotations
