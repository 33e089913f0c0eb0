"""Documents that are written but not yet sorted into the store, in a file of their own.

A document by itself costs Oxigraph twice what it costs as one of many. So it goes into this
file first, where it outlives the process, and many are sorted in at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


class Journal:
    """Pieces of N-Quads in the file ``pending.nq`` of a store's folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "pending.nq"

    def __bool__(self) -> bool:
        return self.path.is_file()

    def append(self, nquads: bytes) -> None:
        """Keep a piece; once this returns it outlives the process."""
        start = self.path.stat().st_size if self else 0
        try:
            with self.path.open("ab") as file:
                file.write(b"# %d\n%b" % (len(nquads), nquads))
        except BaseException:  # Ctrl-C leaves no half of a piece either
            if self:
                os.truncate(self.path, start)
            raise

    def pieces(self) -> Iterator[bytes]:
        """Yield the pieces in the order of writing; the last is left out if it was cut off."""
        with self.path.open("rb") as file:
            while head := file.readline():
                size = head.removeprefix(b"# ").strip()
                piece = file.read(int(size)) if size.isdigit() else b""
                if not size.isdigit() or len(piece) < int(size):
                    return
                yield piece

    def clear(self) -> None:
        """Forget all pieces."""
        self.path.unlink(missing_ok=True)
