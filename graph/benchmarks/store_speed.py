"""The embedded store against rdflib's memory store, in one run on one synthetic archive.

    PYTHONPATH=graph python -m benchmarks.store_speed --articles 2000
    PYTHONPATH=graph python -m benchmarks.store_speed --articles 20000 --only oxigraph

Each store runs in a process of its own, so that peak memory can be told. Times are CPU time
of the process with its threads, so that a busy machine disturbs them little.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic import story
from secondsource.store import ClaimStore, MemoryStore, Store, document_batches, story_quads
from secondsource.store.nquads import line

PART = 2000
KEYS = (
    "load_s",
    "queries_sum_s",
    "documents_s",
    "documents_as_text_s",
    "peak_after_load_mb",
)
QUERIES = {
    "claims on an event, with offsets": """
        SELECT ?article ?outlet ?name ?cue ?text ?quote ?start ?end {
          ?c ss:event <EVENT> ; schema:text ?text ; ss:cueText ?cue ;
             ss:claimant/schema:name ?name ; prov:wasQuotedFrom ?d ;
             ss:evidence/oa:hasSelector ?q .
          ?q oa:exact ?quote ; oa:refinedBy ?p . ?p oa:start ?start ; oa:end ?end .
          ?d ss:path ?article ; schema:publisher/schema:name ?outlet }""",
    "propositions in two outlets or more": """
        SELECT ?p (COUNT(DISTINCT ?o) AS ?n) {
          ?c ss:states ?p ; prov:wasQuotedFrom ?d . ?d schema:publisher ?o }
        GROUP BY ?p HAVING(COUNT(DISTINCT ?o) >= 2) ORDER BY DESC(?n)""",
    "back to the origin": """
        SELECT DISTINCT ?c ?root { ?c ss:event <EVENT> ; prov:wasDerivedFrom* ?root .
          FILTER NOT EXISTS { ?root prov:wasDerivedFrom ?x } }""",
    "denials with certain cues": """
        SELECT ?c ?name ?above { ?c a ss:Claim ; ss:polarity ss:Denied ; ss:cueText ?cue ;
          ss:claimant ?s . FILTER(REGEX(?cue, "^(den|claim)", "i")) ?s schema:name ?name .
          OPTIONAL { ?s schema:affiliation/schema:name ?above } }""",
    "claims by outlet and month": """
        SELECT ?outlet ?month (COUNT(DISTINCT ?c) AS ?n) {
          ?d schema:publisher/schema:name ?outlet ; schema:datePublished ?t .
          ?c prov:wasQuotedFrom ?d . BIND(SUBSTR(STR(?t), 1, 7) AS ?month) }
        GROUP BY ?outlet ?month ORDER BY ?outlet ?month""",
    "words in quotations": """
        SELECT ?d ?quote ?start { ?q oa:exact ?quote ; oa:refinedBy/oa:start ?start .
          ?s oa:hasSelector ?q ; oa:hasSource ?d
          FILTER(CONTAINS(LCASE(?quote), "council seized")) }""",
}


def main() -> None:
    """Write the archive, measure each store in a process, print the figures and ratios."""
    options = _options()
    if options.child:
        print(
            json.dumps(_measure(options.child, options.archive, options.articles, options.claims))
        )
        return
    with tempfile.TemporaryDirectory(dir=options.scratch) as folder:
        archive = Path(folder) / "archive.nq"
        quads, events = _write(archive, options.articles, options.claims)
        print(f"{options.articles} articles, {quads} quads, {archive.stat().st_size >> 20} MB")
        archive.with_suffix(".event").write_text(events)
        kinds = ["oxigraph", "rdflib"] if not options.only else [options.only]
        found = {kind: _child(kind, archive, options) for kind in kinds}
    for kind, result in found.items():
        print(kind, json.dumps(result, indent=1))
    if len(found) == 2:
        _compare(found["oxigraph"], found["rdflib"])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--claims", type=int, default=5, help="statements an article")
    parser.add_argument("--only", choices=["oxigraph", "rdflib"])
    parser.add_argument("--scratch", type=Path, help="folder for temporary files")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _sizes(articles: int) -> Iterator[tuple[int, int]]:
    """Yield seeds and sizes: archives above ``PART`` articles are several stories in one."""
    for seed, start in enumerate(range(0, articles, PART), 1):
        yield seed, min(PART, articles - start)


def _write(archive: Path, articles: int, claims: int) -> tuple[int, str]:
    count, event = 0, ""
    with archive.open("wb") as file:
        for seed, size in _sizes(articles):
            records, texts = story(size, seed, claims=claims)
            event = event or max(records.events, key=lambda e: (len(e.claims), e.id)).id
            for quad in story_quads(records, texts.__getitem__):
                file.write(line(*quad))
                count += 1
    return count, event


def _child(kind: str, archive: Path, options: argparse.Namespace) -> dict[str, object]:
    command = [sys.executable, "-m", "benchmarks.store_speed", "--child", kind]
    command += ["--archive", str(archive), "--articles", str(options.articles)]
    command += ["--claims", str(options.claims)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _measure(kind: str, archive: Path, articles: int, claims: int) -> dict[str, object]:
    before = _peak()
    started, clock = time.process_time(), time.perf_counter()
    store: Store
    if kind == "oxigraph":
        disk = ClaimStore.create(archive.parent / "store")
        disk.load_nquads(archive)
        disk.flush()
        store = disk
    else:
        memory = MemoryStore()
        memory.dataset.parse(str(archive), format="nquads")
        store = memory
    load, waited = time.process_time() - started, time.perf_counter() - clock
    loaded = _peak()
    queries = _queries(store, archive.with_suffix(".event").read_text())
    return {
        "load_s": round(load, 2),
        "load_elapsed_s": round(waited, 2),
        "peak_after_load_mb": loaded - before,
        "peak_mb": _peak(),
        "queries_s": queries,
        "queries_sum_s": round(sum(seconds for seconds, _ in queries.values()), 3),
        **(_by_document(kind, archive, articles, claims) if articles <= PART else {}),
        **({"disk_mb": _disk(archive.parent / "store")} if kind == "oxigraph" else {}),
    }


def _queries(store: Store, event: str) -> dict[str, tuple[float, int]]:
    """Return CPU seconds (median of three, one if slow) and rows of each query."""
    found: dict[str, tuple[float, int]] = {}
    for name, text in QUERIES.items():
        times: list[float] = []
        rows = 0
        while len(times) < 3 and not (times and times[-1] > 5):
            started = time.process_time()
            rows = len(store.select(text.replace("EVENT", f"urn:secondsource:{event}")).rows)
            times.append(time.process_time() - started)
        found[name] = (round(sorted(times)[len(times) // 2], 4), rows)
    return found


def _by_document(kind: str, archive: Path, articles: int, claims: int) -> dict[str, object]:
    """Time writing document after document: from records as a build does, and from N-Quads."""
    records, texts = story(articles, 1, claims=claims)
    terms, text = _empty(kind, archive.parent / "terms"), _empty(kind, archive.parent / "text")
    seconds, text_seconds, quads = 0.0, 0.0, 0
    for batch in document_batches(records, texts.__getitem__):
        started = time.process_time()
        terms.extend(batch)
        seconds += time.process_time() - started
        lines = b"".join(line(*quad) for quad in batch)
        started = time.process_time()
        _add_text(text, lines)
        text_seconds += time.process_time() - started
        quads += len(batch)
    seconds, text_seconds = seconds + _finished(terms), text_seconds + _finished(text)
    return {
        "documents_s": round(seconds, 2),
        "documents_as_text_s": round(text_seconds, 2),
        "documents_quads": quads,
    }


def _empty(kind: str, path: Path) -> ClaimStore | MemoryStore:
    return ClaimStore.create(path) if kind == "oxigraph" else MemoryStore()


def _add_text(store: ClaimStore | MemoryStore, nquads: bytes) -> None:
    if isinstance(store, ClaimStore):
        store.extend_nquads(nquads)
    else:
        store.dataset.parse(data=nquads, format="nquads")


def _finished(store: ClaimStore | MemoryStore) -> float:
    """Return the time that it takes until all that was written is sorted and on disk."""
    started = time.process_time()
    store.close()
    return time.process_time() - started


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _disk(folder: Path) -> int:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) >> 20


def _compare(ours: dict[str, object], theirs: dict[str, object]) -> None:
    assert _rows(ours) == _rows(theirs), "the stores do not answer alike"
    for key in KEYS:
        if key in ours:
            print(
                f"{key}: rdflib / oxigraph = {float(str(theirs[key])) / float(str(ours[key])):.1f}"
            )


def _rows(found: dict[str, object]) -> list[int]:
    queries = found["queries_s"]
    assert isinstance(queries, dict)
    return [rows for _, rows in queries.values()]


if __name__ == "__main__":
    main()
