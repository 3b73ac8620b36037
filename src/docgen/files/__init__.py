"""The only writer: files appear whole or not at all, and never over work that is open elsewhere."""

from docgen.files.atomic import (
    keep_copy,
    remove,
    remove_if_empty,
    remove_leftovers,
    sync_folder,
    write_atomic,
)
from docgen.files.digest import digest_of
from docgen.files.lock import InUse, exclusive
from docgen.files.owners import is_open

__all__ = [
    "InUse",
    "digest_of",
    "exclusive",
    "is_open",
    "keep_copy",
    "remove",
    "remove_if_empty",
    "remove_leftovers",
    "sync_folder",
    "write_atomic",
]
