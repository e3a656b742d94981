"""One disclosure, or many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

from ._document import Document
from ._program import Source, Worker, input_of, parsed, run
from .errors import Error


def read(source: Source, *, password: str | None = None, patterns: str | os.PathLike[str] | None = None,
         timeout: float | None = None) -> Document:
    """Reads a disclosure: a path, its bytes, or a file opened for reading bytes. A PDF, or a text dump of one.

    ``patterns`` is a folder of forms in place of those built in, ``timeout`` the seconds of CPU that it may take.
    Raises ``Error`` where it cannot be read.
    """
    name, data = input_of(source)
    options = _options(password, patterns, timeout)
    # A file that was read to its end says nothing more: its bytes stand for it.
    return Document(parsed(run(["extract", name, "--format", "json", *options], data)), source if data is None else data,
                    options)


@dataclass(frozen=True)
class Reading:
    """What became of one of many: a document, or the reason why there is none."""

    source: Source
    document: Document | None
    error: Error | None


def read_many(sources: Iterable[Source], *, jobs: int | None = None, password: str | None = None,
              patterns: str | os.PathLike[str] | None = None, timeout: float | None = None,
              progress: Callable[[int], object] | None = None) -> Iterator[Reading]:
    """Reads many, ``jobs`` at a time (one a processor if not said), and gives them back in the order of ``sources``.

    A document that cannot be read is no exception but a ``Reading`` with an ``error``. No more are read ahead than a few
    a job, so that any number does. ``progress`` is called with the number of those given back.
    """
    jobs = jobs or _processors()
    options = _options(password, patterns, timeout)
    workers: SimpleQueue[Worker] = SimpleQueue()
    for _ in range(jobs):
        workers.put(Worker(options))

    def one(source: Source) -> Reading:
        worker = workers.get()
        try:
            return Reading(source, Document(worker.read(source), source, options), None)
        except Error as error:
            if worker.gone:
                worker.close()
                worker = Worker(options)
            return Reading(source, None, error)
        finally:
            workers.put(worker)

    done = 0
    with ThreadPoolExecutor(jobs) as pool:
        ahead: list[Future[Reading]] = []
        try:
            for source in sources:
                ahead.append(pool.submit(one, source))
                if len(ahead) < 3 * jobs:
                    continue
                done += 1
                yield _told(ahead.pop(0).result(), done, progress)
            while ahead:
                done += 1
                yield _told(ahead.pop(0).result(), done, progress)
        finally:
            for future in ahead:
                future.cancel()
            pool.shutdown()
            for _ in range(jobs):
                workers.get().close()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # those that this process may use
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _told(reading: Reading, done: int, progress: Callable[[int], object] | None) -> Reading:
    if progress:
        progress(done)
    return reading


def _options(password: str | None, patterns: str | os.PathLike[str] | None, timeout: float | None) -> list[str]:
    given = (("--password", password), ("--patterns", patterns), ("--timeout", timeout))
    return [part for name, value in given if value is not None for part in (name, str(value))]
