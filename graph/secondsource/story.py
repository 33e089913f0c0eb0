"""A built story: its records as tables, as RDF, as a network, and the views of them."""

from __future__ import annotations

import html
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource import folder as story_folder
from secondsource import tables
from secondsource.errors import SecondSourceError
from secondsource.records import StoryRecords, Verdict

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from rdflib import Dataset

    from secondsource.store import ClaimStore, Store
    from secondsource.validate import Violation
    from secondsource.views.inline import Inline


class Story:
    """A story folder, opened for reading.

    ``claims``, ``propositions``, ``entities``, ``events`` and ``documents`` are pandas tables,
    ``records`` the records behind them, ``graph`` the RDF and ``network`` a networkx graph.
    Raises :class:`secondsource.errors.NotAStory` if the folder holds no story.

    >>> import secondsource
    >>> story = secondsource.build(secondsource.sample())
    >>> story
    <Story: 10 articles, ...>
    >>> sorted(story.propositions["verdict"].unique())[:3]
    ['conditional_only', 'corroborated', 'echo']
    >>> story.claims[["claimant", "outlet", "start"]].shape[1]
    3
    >>> bool(story.entities["named"].any() and len(story.events))
    True
    >>> story.query("who-said", about="siren")["claimant"].unique().tolist()
    ['Petra Sund']
    >>> len(story.network) > 100  # a networkx graph
    True
    >>> max(story.corroborate(), key=lambda verdict: verdict.support.strict).verdict
    'corroborated'
    >>> len(story.graph) > 1000  # an rdflib Dataset
    True
    >>> story.view().name, story.check()
    ('graph.html', ())
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        story_folder.read_marker(self.path)

    @cached_property
    def records(self) -> StoryRecords:
        """All records, each kind sorted."""
        return story_folder.read_records(self.path)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim: who, what, stance, carrier, document, offsets, proposition."""
        return tables.claims_table(self.records)

    @cached_property
    def propositions(self) -> pd.DataFrame:
        """One row a proposition: verdict, support, bottleneck, who disputes it."""
        return tables.propositions_table(self.records)

    @cached_property
    def entities(self) -> pd.DataFrame:
        """One row a person, organisation, place or unnamed group."""
        return tables.entities_table(self.records)

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row an event that claims are about."""
        return tables.events_table(self.records)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row an article that was read."""
        return tables.documents_table(self.records)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The story as a networkx graph; see :func:`secondsource.network.story_network`."""
        from secondsource.network import story_network

        return story_network(self.records)

    @cached_property
    def store(self) -> ClaimStore:
        """The RDF store, opened for reading."""
        from secondsource.store import ClaimStore

        return ClaimStore.open(self.path / "store", read_only=True)

    @property
    def graph(self) -> Dataset:
        """The RDF as an rdflib Dataset: one graph a document and one of links."""
        return self.store.dataset

    def text(self, document: str) -> str:
        """The text of a document, by the document's id."""
        hashes = {d.id: d.text_hash for d in self.records.documents}
        return story_folder.text_of(self.path)(hashes[document])

    def query(self, query: str, **parameters: str) -> pd.DataFrame:
        """Run a shipped query by name, a ``.rq`` file or SPARQL text.

        Raises :class:`secondsource.errors.BadQuery` if it can't be run or is not read-only.
        """
        from secondsource.queries import run

        return run(self.store, query, parameters).to_frame()

    def corroborate(self) -> tuple[Verdict, ...]:
        """The verdicts on all propositions."""
        return self.records.verdicts

    def view(self, out: Path | str | None = None, *, title: str | None = None) -> Path:
        """Write the interactive graph to ``out`` (default: the one in the folder); return it.

        ``title`` is its heading in place of :attr:`title`.
        """
        from secondsource.views.graph import graph_html

        if out is None:
            return self.path / "graph.html"
        page = graph_html(self.records, story_folder.text_of(self.path), title or self.title)
        story_folder.write_page(Path(out), page)
        return Path(out)

    def show(self, height: int = 640) -> Inline:
        """The interactive graph for a notebook: shown in place, ``height`` pixels high.

        It needs no network; the page's addresses (``#...``) and its back button are off there.
        """
        from secondsource.views.inline import Inline

        page = self.view().read_text(encoding="utf-8")
        return Inline(page, self.title, height)

    def report(self, out: Path | str, *, title: str | None = None) -> Path:
        """Write the report to ``out``: Markdown if it ends in .md, HTML if in .html or .htm.

        ``title`` is its heading in place of :attr:`title`.
        Raises :class:`secondsource.errors.SecondSourceError` for another ending.
        """
        from secondsource.views.report import report_html, report_markdown

        if Path(out).suffix not in (".md", ".html", ".htm"):
            raise SecondSourceError(
                f"{out}: reports are written as .html or .md; name such a file."
            )
        write = report_markdown if Path(out).suffix == ".md" else report_html
        page = write(self.records, story_folder.text_of(self.path), title or self.title)
        story_folder.write_page(Path(out), page)
        return Path(out)

    def check(self, store: Store | None = None) -> tuple[Violation, ...]:
        """Check the RDF against the shapes and every quotation against its text.

        The RDF is that of the folder, or that of ``store``, for instance of a server.
        """
        from secondsource.validate import check

        asked = self.store if store is None else store
        return check(asked, self.records, story_folder.text_of(self.path))

    def send(self, store: Store) -> int:
        """Make the graphs of ``store``, for instance of a server, those of this story.

        Its graphs of other stories are dropped. Returns how many graphs there are now; see
        :class:`secondsource.store.RemoteStore`.
        """
        from secondsource.store import send_story

        return send_story(store, self.records, story_folder.text_of(self.path))

    def export(self, out: Path | str) -> tuple[Path, ...]:
        """Write the story in the format that the ending of ``out`` names; return the files."""
        from secondsource.export import export

        return export(self.store, self.records, story_folder.text_of(self.path), Path(out))

    @property
    def title(self) -> str:
        """A heading for pages: how many articles, of how many outlets, from when."""
        from secondsource.views.text import story_title

        documents = self.records.documents
        return story_title([d.outlet for d in documents], [d.published for d in documents])

    def __repr__(self) -> str:
        r = self.records
        return (
            f"<Story: {len(r.documents)} articles, {len(r.claims)} claims, "
            f"{len(r.propositions)} propositions>"
        )

    def _repr_html_(self) -> str:
        head = self.propositions.head(10)[["label", "verdict", "named", "strict", "max", "flags"]]
        return f"<p>{html.escape(repr(self)[1:-1])}</p>{head.to_html(index=False, escape=True)}"
