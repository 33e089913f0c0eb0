"""The whole flow: read, annotate, claim, link, corroborate, write.

Documents pass through one at a time; what linking needs of each is kept in a file until all
have been read. Annotation may run in several processes, which changes nothing in the result.
"""

from __future__ import annotations

import dataclasses
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from secondsource import folder as story_folder
from secondsource.claims import Prepared, prepare
from secondsource.corroborate import corroborate
from secondsource.errors import NothingToRead, SecondSourceError
from secondsource.link import link
from secondsource.link.vectors import describe
from secondsource.read import read
from secondsource.records import (
    Annotation,
    Document,
    DocumentInfo,
    Skipped,
    StoryRecords,
    from_json,
    to_json,
)
from secondsource.story import Story

Progress = Callable[[Iterable[Any], str], Iterable[Any]]


class Step(NamedTuple):
    """A part of a build that is done at one go."""

    name: str
    work: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did; ``seconds`` is wall time."""

    articles: int
    skipped: tuple[Skipped, ...]
    attributions: int
    claims: int
    entities: int
    propositions: int
    seconds: float


def _silent(items: Iterable[Any], what: str) -> Iterable[Any]:
    return items


def build(
    sources: Sequence[Path | str],
    out: Path,
    *,
    pipeline: str | None = None,
    jobs: int = 1,
    progress: Progress = _silent,
) -> tuple[Story, Summary]:
    """Build a story from articles into the folder ``out``, replacing an older story there.

    ``sources`` are files and folders, or "-" for standard input; ``pipeline`` names another
    spaCy pipeline. Articles that can't be used are in the summary and in the story.
    ``progress`` is given what is gone through, articles and then :class:`Step`s, with its name.
    Raises :class:`NothingToRead` if none could be used, :class:`NotAStory` if ``out`` holds
    something else, :class:`ModelMissing` if the pipeline can't be loaded. On any error
    ``out`` stays as it was.
    """
    started = time.perf_counter()
    with story_folder.replacing(Path(out)) as work:
        notes = work / "prepared.jsonl"
        attributions, skipped = _prepare(sources, out, work, notes, pipeline, jobs, progress)
        records = _finished(work, notes, skipped, progress)
    seconds = time.perf_counter() - started
    return Story(out), _summary(records, attributions, seconds)


# --- one document at a time -----------------------------------------------------------------


def annotated(
    sources: Sequence[Path | str],
    *,
    pipeline: str | None = None,
    jobs: int = 1,
    outside: Path | None = None,
) -> Iterator[tuple[Document, Annotation] | Skipped]:
    """Read and annotate, in the order of reading; files under ``outside`` are passed over.

    An article that can't be annotated is skipped with the reason, whatever went wrong.
    """
    articles = read(sources, exclude=outside)
    if jobs > 1:
        yield from _in_processes(articles, pipeline, jobs)
    else:
        annotate = _annotator(pipeline)
        yield from (item if isinstance(item, Skipped) else annotate(item) for item in articles)


def _annotator(
    pipeline: str | None,
) -> Callable[[Document], tuple[Document, Annotation] | Skipped]:
    from secondsource.annotate import load

    annotator = load(pipeline)

    def annotate(document: Document) -> tuple[Document, Annotation] | Skipped:
        try:
            return document, annotator.annotate(document)
        except SecondSourceError as error:
            return Skipped(document.path, str(error))
        except Exception as error:
            return Skipped(document.path, f"annotation failed: {type(error).__name__}: {error}")

    return annotate


_worker: Callable[[Document], tuple[Document, Annotation] | Skipped]


def _start_worker(pipeline: str | None) -> None:
    global _worker
    _worker = _annotator(pipeline)


def _work(document: Document) -> tuple[Document, Annotation] | Skipped:
    return _worker(document)


def _in_processes(
    articles: Iterator[Document | Skipped], pipeline: str | None, jobs: int
) -> Iterator[tuple[Document, Annotation] | Skipped]:
    """Annotate in processes, keeping order and never more than a few articles in memory."""
    _annotator(pipeline)  # so that a missing model is an error here, not a broken process
    pending: deque[Skipped | Future[tuple[Document, Annotation] | Skipped]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _start_worker, (pipeline,)) as pool:
        try:
            for item in articles:
                pending.append(item if isinstance(item, Skipped) else _submitted(pool, item))
                if len(pending) > 4 * jobs:
                    yield _result(pending.popleft())
            while pending:
                yield _result(pending.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, document: Document
) -> Future[tuple[Document, Annotation] | Skipped]:
    """Submit with Ctrl-C held back: processes started here never see it, only this one does."""
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_work, document)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _result(
    item: Skipped | Future[tuple[Document, Annotation] | Skipped],
) -> tuple[Document, Annotation] | Skipped:
    return item if isinstance(item, Skipped) else item.result()


def _prepare(
    sources: Sequence[Path | str],
    out: Path,
    work: Path,
    notes: Path,
    pipeline: str | None,
    jobs: int,
    progress: Progress,
) -> tuple[int, list[Skipped]]:
    attributions, articles, skipped = 0, 0, list[Skipped]()
    found = annotated(sources, pipeline=pipeline, jobs=jobs, outside=out)
    with notes.open("w", encoding="utf-8", newline="\n") as file:
        for item in progress(found, "articles"):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            document, prepared = item[0], prepare(*item)
            story_folder.write_text(work, document.text_hash, document.text)
            file.write(to_json(prepared) + "\n")
            attributions += len(prepared.annotation.attributions)
            articles += 1
    if not articles:
        raise NothingToRead(_nothing(sources, skipped))
    return attributions, skipped


def _nothing(sources: Sequence[Path | str], skipped: Sequence[Skipped]) -> str:
    where = ", ".join(str(s) for s in sources)
    if not skipped:
        return f"{where} holds no article: .txt, .md, .html, .pdf, .jsonl and .csv are read."
    first = skipped[0]
    return f"{where} holds no article that can be used. The first: {first.path}: {first.reason}"


# --- all documents together -----------------------------------------------------------------


def _finished(
    work: Path, notes: Path, skipped: Sequence[Skipped], progress: Progress
) -> StoryRecords:
    """Link and write. ``progress`` gets the steps, and each name before its step is done."""
    found: list[StoryRecords] = []
    steps = (
        Step("linking", lambda: found.append(_records(notes, skipped))),
        Step("writing the graph", lambda: _write_store(work, found[0])),
        Step("writing the pages", lambda: _write_pages(work, found[0])),
    )
    for step in progress(steps, "steps"):
        step.work()
    notes.unlink()
    return found[0]


def _prepared(notes: Path) -> Iterator[Prepared]:
    with notes.open("rb") as file:
        for line in file:
            yield from_json(Prepared, line)


def _records(notes: Path, skipped: Sequence[Skipped]) -> StoryRecords:
    linked = link(_prepared(notes))
    infos, models = list[DocumentInfo](), {describe()}
    for prepared in _prepared(notes):
        infos.append(prepared.info)
        models.update(prepared.annotation.models)
    verdicts, relations = corroborate(linked, infos)
    return StoryRecords(
        documents=tuple(sorted(infos, key=lambda d: (d.path, d.id))),
        skipped=tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        claims=tuple(sorted(linked.claims, key=lambda c: c.id)),
        entities=tuple(sorted(linked.entities, key=lambda e: e.id)),
        events=tuple(sorted(linked.events, key=lambda e: e.id)),
        propositions=tuple(sorted(linked.propositions, key=lambda p: p.id)),
        decisions=tuple(sorted(linked.decisions, key=dataclasses.astuple)),
        dependences=tuple(sorted(linked.dependences, key=dataclasses.astuple)),
        verdicts=tuple(sorted(verdicts, key=lambda v: v.proposition)),
        relations=relations,
        models=tuple(sorted(models)),
    )


def _write_store(work: Path, records: StoryRecords) -> None:
    """Write the RDF, each document's graph checked against the shapes before it is written."""
    from secondsource.store import write_story
    from secondsource.validate import require_valid

    write_story(work / "store", records, story_folder.text_of(work), inspect=require_valid)


def _write_pages(work: Path, records: StoryRecords) -> None:
    story_folder.write_records(work, records)
    story = Story(work)
    story.view(work / "graph.html")
    story.report(work / "report.html")
    story.report(work / "report.md")


def _summary(records: StoryRecords, attributions: int, seconds: float) -> Summary:
    return Summary(
        articles=len(records.documents),
        skipped=records.skipped,
        attributions=attributions,
        claims=len(records.claims),
        entities=len(records.entities),
        propositions=len(records.propositions),
        seconds=seconds,
    )
