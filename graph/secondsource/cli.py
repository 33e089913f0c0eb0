"""The command line: parsing and printing only."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

import click

from secondsource import __version__
from secondsource.errors import CheckFailed, NothingToRead, SecondSourceError, require_folder
from secondsource.records import Skipped

if TYPE_CHECKING:
    from secondsource.store import RemoteStore
    from secondsource.story import Story

T = TypeVar("T")
DONE_WITH_SKIPS = 3
INTERRUPTED = 130  # as shells have it: 128 + SIGINT


class _Group(click.Group):
    """Print our own errors as one line, with the exit code that they name."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SecondSourceError as error:
            click.echo(f"secondsource: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("secondsource: stopped", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            click.echo(f"secondsource: {_refused(error)}", err=True)
            ctx.exit(SecondSourceError.exit_code)


def _refused(error: OSError) -> str:
    """What the system refused: a full disk, a missing folder or permission."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}; check the folder, its permissions and the disk"


def _example(text: str) -> Callable[[Any], Any]:
    """Add an example to a command's help."""

    def decorate(function: Any) -> Any:
        function.__doc__ = f"{function.__doc__}\n\n    \b\n    Example:\n      {text}\n    "
        return function

    return decorate


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="secondsource")
def main() -> None:
    """Who says what, and who else says so: a knowledge graph of claims in news articles."""


_sources = click.argument("articles", nargs=-1, required=True)
_story = click.argument("story", type=click.Path(path_type=Path))
_title = click.option("--title", metavar="TEXT", help="The heading, in place of plain counts.")
_pipeline = click.option(
    "--pipeline", metavar="NAME", help="Another installed spaCy pipeline, or a path to one."
)
_server = click.option(
    "--store",
    metavar="URL",
    help="A SPARQL server: its address for queries, or QUERY,UPDATE,GRAPH_STORE.",
)
_jobs = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes."
)


@main.command()
@_sources
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, metavar="STORY")
@_pipeline
@_jobs
@_server
@_example("secondsource build articles/ -o story/")
def build(
    articles: tuple[str, ...], out: Path, pipeline: str | None, jobs: int, store: str | None
) -> None:
    """Build a story from ARTICLES: files and folders, or - for standard input.

    With --store the graphs are written to a server too, after the story.
    """
    from secondsource.builder import build as run

    server = None if store is None else _writable(store)
    story, summary = run(articles, out, pipeline=pipeline, jobs=jobs, progress=_bar)
    _report_skipped(summary.skipped)
    click.echo(
        f"{_count(summary.articles, 'article')} read, {len(summary.skipped)} skipped, "
        f"{_count(summary.attributions, 'attribution')}, {_count(summary.claims, 'claim')}, "
        f"{_count(summary.entities, 'entity', 'entities')}, "
        f"{_count(summary.propositions, 'proposition')}, {summary.seconds:.1f} s"
    )
    for name in ("graph.html", "report.html", "report.md"):
        click.echo(out / name)
    if server is not None:
        _send(story, server)
    _leave(summary.skipped)


@main.command()
@_sources
@click.option("-o", "--out", default="-", show_default=True, help="A file, or - for the output.")
@_pipeline
@_jobs
@_example("secondsource extract articles/ -o - | head")
def extract(articles: tuple[str, ...], out: str, pipeline: str | None, jobs: int) -> None:
    """Print the attributions of ARTICLES as JSON lines, one article a line.

    Each with its words and their offsets, half-open, in code points of the text as it was read:
    without a page's markup.
    """
    from secondsource.builder import annotated
    from secondsource.extract import extracted

    if out != "-":
        require_folder(Path(out))
    skipped, count = list[Skipped](), 0
    found = annotated(articles, pipeline=pipeline, jobs=jobs)
    with click.open_file(out, "w", encoding="utf-8", atomic=out != "-") as file:
        for item in _bar(found, "articles"):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            file.write(json.dumps(extracted(*item), ensure_ascii=False) + "\n")
            count += 1
        if not count:
            _report_skipped(skipped)
            raise NothingToRead(f"{', '.join(articles)} holds no article that can be used.")
    _report_skipped(skipped)
    _leave(skipped)


@main.command()
@_story
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.option("--all", "everything", is_flag=True, help="Single reports too.")
@_example("secondsource corroborate story/ --json > verdicts.json")
def corroborate(story: Path, as_json: bool, everything: bool) -> None:
    """Show who is supported, echoed and disputed, and by whom."""
    from secondsource.story import Story
    from secondsource.verdicts import verdict_lines, verdicts_json

    records = Story(story).records
    if as_json:
        click.echo(json.dumps(verdicts_json(records), ensure_ascii=False, indent=1))
    else:
        for line in verdict_lines(records, everything=everything):
            click.echo(line)


@main.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("words", nargs=-1, metavar="STORY QUERY")
@click.option("--list", "listing", is_flag=True, help="List the shipped queries.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@_server
@_example("secondsource query story/ who-said --about Lindgren")
def query(
    words: tuple[str, ...], listing: bool, form: str, timeout: float | None, store: str | None
) -> None:
    """Ask the graph: QUERY is the name of a shipped query, a .rq file, or SPARQL text.

    Options that are not listed below are the query's parameters, such as --about NAME;
    --list shows the shipped queries with theirs. With --store a server is asked, and there is
    no STORY.
    """
    from secondsource.queries import run

    names, parameters = _parameters(words)
    asked = names if store is not None else names[1:]
    if len(asked) > 1 or not (names or listing or store is not None):
        raise click.UsageError("name a STORY and a QUERY, or with --store a QUERY alone.")
    opened = _opened(names[0]) if store is None and names else None
    if listing or not asked:
        _list_queries()
        return
    limit = {} if timeout is None else {"seconds": timeout}
    if opened is None:
        table = run(_at(str(store), **limit), asked[0], parameters)
    else:
        table = _interruptible(lambda: run(opened.store, asked[0], parameters, **limit))
    _print_table(table.to_frame(), form)


@main.command()
@_story
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, metavar="FILE")
@_title
@_example("secondsource view story/ -o graph.html")
def view(story: Path, out: Path, title: str | None) -> None:
    """Write the interactive graph as one HTML file that needs no network."""
    from secondsource.story import Story

    click.echo(Story(story).view(out, title=title))


@main.command()
@_story
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, metavar="FILE")
@_title
@_example("secondsource report story/ -o report.html")
def report(story: Path, out: Path, title: str | None) -> None:
    """Write the report that a fact-checker prints, as .html or .md."""
    from secondsource.story import Story

    click.echo(Story(story).report(out, title=title))


@main.command()
@_story
@_server
@_example("secondsource check story/")
def check(story: Path, store: str | None) -> None:
    """Check the graph against the SHACL shapes, and every quotation against its article.

    With --store the graph that is checked is that of a server.
    """
    violations = _opened(story).check(None if store is None else _at(store))
    for violation in violations:
        click.echo(str(violation))
    where = story if store is None else f"the server's graph of {story}"
    remedy = "Build it again." if store is None else "Send it again: secondsource export --store."
    if violations:
        raise CheckFailed(f"{_count(len(violations), 'violation')} in {where}. {remedy}")
    click.echo(f"{where}: no violation")


@main.command()
@_story
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE")
@_server
@_example("secondsource export story/ -o graph.ttl")
def export(story: Path, out: Path | None, store: str | None) -> None:
    """Write the graph in the format that the ending of FILE names, or to a server.

    .ttl .trig .nq .jsonld .graphml .csv .schema.jsonld .ftm.jsonl

    .csv writes two files, NAME-nodes.csv and NAME-edges.csv.
    """
    if out is None and store is None:
        raise click.UsageError("name a file with -o, or a server with --store.")
    opened = _opened(story)
    for path in () if out is None else opened.export(out):
        click.echo(path)
    if store is not None:
        _send(opened, _writable(store))


@main.command()
@_story
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@_example("secondsource serve story/ --port 8000")
def serve(story: Path, port: int) -> None:
    """Serve a read-only SPARQL endpoint and the graph on this machine (127.0.0.1)."""
    from secondsource.server import serve as run

    run(story, port)


@main.command()
@click.argument("gold_dir", type=click.Path(path_type=Path))
@_pipeline
@_example("secondsource evaluate polnear/dev")
def evaluate(gold_dir: Path, pipeline: str | None) -> None:
    """Score attributions against GOLD_DIR: text/*.txt and attributions/*.ann (brat)."""
    from secondsource.annotate import load
    from secondsource.evaluate import evaluate as run

    for line in run(gold_dir, load(pipeline)).lines():
        click.echo(line)


# --- stories and servers ---------------------------------------------------------------------


def _opened(story: Path | str) -> Story:
    from secondsource.story import Story

    return Story(story)


def _at(address: str, **options: float) -> RemoteStore:
    from secondsource.store import RemoteStore

    return RemoteStore.at(address, **options)


def _interruptible(action: Callable[[], T]) -> T:
    """Run ``action`` in a thread: a long query hears no Ctrl-C, but this one does."""
    found: Future[T] = Future()

    def work() -> None:
        try:
            found.set_result(action())
        except BaseException as error:
            found.set_exception(error)

    Thread(target=work, daemon=True).start()
    return found.result()


def _writable(address: str) -> RemoteStore:
    """A server that answers, so that a long build does not end with one that doesn't."""
    server = _at(address)
    server.require_writable()
    return server


def _send(story: Story, server: RemoteStore) -> None:
    count = story.send(server)
    click.echo(f"{server.address.query}: {_count(count, 'graph')}")


# --- printing -------------------------------------------------------------------------------


def _bar(items: Iterable[Any], what: str) -> Iterable[Any]:
    """A progress bar if the output is a terminal: for articles after two seconds."""
    from tqdm import tqdm

    delay = 2 if what == "articles" else 0
    with tqdm(
        items, unit=f" {what}", delay=delay, disable=None, leave=False, file=sys.stderr
    ) as bar:
        for item in bar:
            if name := getattr(item, "name", ""):
                bar.set_description(name)
            yield item


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _report_skipped(skipped: Sequence[Skipped]) -> None:
    for item in skipped:
        click.echo(f"skipped {item.path}: {item.reason}", err=True)


def _leave(skipped: Sequence[Skipped]) -> None:
    if skipped:
        click.get_current_context().exit(DONE_WITH_SKIPS)


def _parameters(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Take ``--name value`` and ``--name=value`` out; the query says which it knows."""
    names, parameters, rest = list[str](), dict[str, str](), list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            names.append(f"{name}{equals}{value}")
        elif equals or rest:
            parameters[name[2:]] = value if equals else rest.pop(0)
        else:
            raise click.UsageError(f"{name}: parameters are given as --name value.")
    return names, parameters


def _list_queries() -> None:
    from secondsource.queries import list_queries

    for shipped in list_queries():
        parameters = " ".join(f"--{p} {p.upper()}" for p in shipped.parameters)
        click.echo(f"{f'{shipped.name} {parameters}':44s} {shipped.description}")


def _print_table(table: Any, form: str) -> None:
    if form == "csv":
        from secondsource.export.cells import harmless

        click.echo(table.map(harmless).to_csv(index=False), nl=False)
    elif form == "json":
        click.echo(table.to_json(orient="records", force_ascii=False, indent=1))
    elif table.empty:
        click.echo("no answer")
    else:
        click.echo(table.to_string(index=False, max_colwidth=60, na_rep=""))
