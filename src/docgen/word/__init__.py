"""Everything that speaks Office Open XML, and knows no contract.

A template is a .docx with tags. It is compiled once (`compile_template`), rendered many times, mended
where Word would complain, checked by a structural gate, and packed so that equal input gives equal bytes.
The only package that imports docxtpl, python-docx and lxml.
"""

from __future__ import annotations
