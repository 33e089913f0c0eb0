"""Look at the beginning of a stream and read it again from there."""

from __future__ import annotations

import io
from typing import IO, Any, cast


def chained(head: bytes, stream: IO[bytes]) -> IO[bytes]:
    """Return a stream of ``head``, already read from ``stream``, and then the rest of it."""
    return cast(IO[bytes], io.BufferedReader(_Chained(head, stream)))


class _Chained(io.RawIOBase):
    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
