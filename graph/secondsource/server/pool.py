"""A few workers, each asked by one request at a time; those that overrun are replaced."""

from __future__ import annotations

import asyncio
from pathlib import Path

from secondsource.store.worker import Job, Reply, Worker, WorkerGone


class Pool:
    """Workers on one store. ``seconds`` limits a query, waiting for a free worker included."""

    def __init__(self, path: Path, size: int, seconds: float) -> None:
        """Make an idle pool; :meth:`start` starts its processes."""
        self.path, self.size, self.seconds = path, size, seconds
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()

    async def start(self) -> None:
        """Start the workers and wait for the first, so that a store that can't open is told."""
        for _ in range(self.size):
            self._free.put_nowait(self._new())
        first = await self._free.get()
        await asyncio.to_thread(first.wait)
        self._free.put_nowait(first)

    def stop(self) -> None:
        """Kill all workers."""
        for worker in self._all:
            worker.stop()
        self._all.clear()

    async def ask(self, job: Job) -> Reply:
        """Return a worker's answer, or a refusal of status 503 or 500 in its place."""
        try:
            worker = await asyncio.wait_for(self._free.get(), self.seconds)
        except TimeoutError:
            return _told(503, "All workers are busy. Try again later.")
        try:
            reply = await asyncio.to_thread(worker.ask, job, self.seconds)
        except TimeoutError:
            worker = self._instead_of(worker)
            reply = _told(503, f"The query took longer than {self.seconds:g} s and was stopped.")
        except WorkerGone:
            worker = self._instead_of(worker)
            reply = _told(500, "The query ended its worker, perhaps for want of memory.")
        finally:
            self._free.put_nowait(worker)
        return reply

    def _new(self) -> Worker:
        worker = Worker(self.path)
        self._all.add(worker)
        return worker

    def _instead_of(self, worker: Worker) -> Worker:
        self._all.discard(worker)
        worker.stop()
        return self._new()


def _told(status: int, message: str) -> Reply:
    return Reply(status, "text/plain; charset=utf-8", f"{message}\n".encode())
