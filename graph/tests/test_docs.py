"""The documentation: complete, built without a warning, without the network, and true."""

from __future__ import annotations

import doctest
import importlib
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import get_args

import click
import doc_blocks
import pytest

import secondsource
from secondsource import records
from secondsource.cli import main
from secondsource.export import WRITERS
from secondsource.queries import Query, list_queries
from secondsource.story import Story
from secondsource.views.page import template_text

ROOT = doc_blocks.ROOT
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in doc_blocks.PAGES}
SHELL = {**TEXTS, "README": (ROOT / "README.md").read_text(encoding="utf-8")}


def section(page: str, heading: str) -> str:
    """The text below a heading of the second level, up to the next."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert found, f"there is no section '## {heading}'"
    return found[1]


# --- complete -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command_is_documented(name: str) -> None:
    text = section(TEXTS["cli"], f"secondsource {name}")
    assert any(
        words[:1] == [name] for b in doc_blocks.blocks(text) for words in doc_blocks.commands(b)
    )
    options = [p for p in main.commands[name].params if isinstance(p, click.Option)]
    for option in options:
        for spelling in option.opts:
            assert f"`{spelling}" in text, f"{spelling} of {name} is not in graph/docs/cli.md"
    documented = set(re.findall(r"`(--?[a-z]+)", "".join(re.findall(r"^\| .*", text, re.M))))
    assert documented == {s for option in options for s in option.opts}


def test_every_command_is_in_the_readme() -> None:
    calls = [c for b in doc_blocks.blocks(SHELL["README"]) for c in doc_blocks.commands(b)]
    assert {call[0] for call in calls if call} == set(main.commands)


@pytest.mark.parametrize("query", list_queries(), ids=lambda q: q.name)
def test_query_is_documented(query: Query) -> None:
    text = section(TEXTS["queries"], query.name)
    assert query.title in text
    assert query.description in text
    assert f"$ secondsource query story {query.name}" in text
    rows = "".join(re.findall(r"^\| .*", text, re.M))
    assert set(re.findall(r"`--([a-z]+)`", rows)) == set(query.parameters)


def test_no_query_is_documented_that_is_none() -> None:
    headings = re.findall(r"^## (.+)$", TEXTS["queries"], re.M)
    assert headings == [query.name for query in list_queries()]
    assert len(headings) >= 20


def test_words_of_the_model_are_explained() -> None:
    names = [records.VerdictName, records.Flag, records.RelationKind]
    words = [word for name in names for word in get_args(name)]
    words += list(records.Support.__slots__)
    assert len(words) > 15
    for word in words:
        assert f"`{word}`" in TEXTS["model"], word


def test_keys_of_the_page_are_documented() -> None:
    script = template_text("main.js")
    listed = re.search(r"^const KEYS = (\[.*\]);$", script, re.M)
    assert listed
    keys = re.findall(r"\['([^']+)', '([^']+)'\]", listed[1])
    rows = section(TEXTS["pages"], "Keys").replace("`", "")
    assert len(keys) > 8
    for key, does in keys:
        assert f"| {key.replace('+ −', '+, −')} | {does} |" in rows, key


def test_controls_of_the_page_are_documented() -> None:
    text = TEXTS["pages"]
    tools = re.findall(r"tool\('tool-\w+', '(\w[\w ]+)'", template_text("controls.js"))
    assert {"Wider", "Rearrange"} <= set(tools)
    for name in (*tools, "Show the neighbourhood", "hide single claims"):
        assert f"*{name}*" in text, name


def test_export_endings_are_documented() -> None:
    for ending in [*WRITERS, ".csv"]:
        assert f"| `{ending}` |" in TEXTS["stores"], ending
        assert ending in (main.commands["export"].help or "")


def test_figures_are_those_of_the_model_card() -> None:
    card = (ROOT / "data/models/attribution/README.md").read_text(encoding="utf-8")
    text = section(TEXTS["model"], "How often it is wrong")
    rows = re.findall(r"^\| \w.*\d.*$", text, re.M)
    assert len(rows) >= 5
    for row in rows:
        assert row in card


# --- true -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(SHELL))
def test_shell_blocks_name_what_exists(name: str) -> None:
    calls = [c for block in doc_blocks.blocks(SHELL[name]) for c in doc_blocks.commands(block)]
    assert [unknown for call in calls if (unknown := unknown_in(call))] == []


def unknown_in(arguments: list[str]) -> str:
    """Say which command, option or shipped query a call names that does not exist; "" if none."""
    if arguments in (["COMMAND", "--help"], ["--version"]):
        return ""
    name, *rest = arguments
    if name not in main.commands:
        return f"secondsource has no command {name}"
    known = {s for p in main.commands[name].params for s in p.opts} | {"--help", "-h"}
    if name == "query":
        names = {query.name: query for query in list_queries()}
        known |= {f"--{p}" for word in rest if word in names for p in names[word].parameters}
    given = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
    return f"secondsource {name} has no {sorted(given - known)}" if given - known else ""


@pytest.mark.parametrize(
    "arguments",
    [["biuld", "x"], ["build", "x", "--output", "y"], ["query", "s", "who-said", "--who", "x"]],
)
def test_shell_check_finds_what_does_not_exist(arguments: list[str]) -> None:
    assert "has no" in unknown_in(arguments)


@pytest.fixture(scope="module")
def folder(sample_story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the pages suppose it: the repository's sample, and its story."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(secondsource.sample(), folder / "data" / "sample" / "articles")
    shutil.copytree(sample_story.path, folder / "story")
    return folder


@pytest.mark.parametrize("name", ["queries", "tutorial"])
def test_outputs_are_what_the_commands_print(name: str, folder: Path) -> None:
    run = [b for b in doc_blocks.blocks(TEXTS[name]) if b.language == "console"]
    assert len(run) >= 8
    for block in run:
        now = doc_blocks.comparable(doc_blocks.run(block.text, folder))
        then = doc_blocks.comparable(block.text)
        assert now == then, "run: PYTHONPATH=graph python graph/tests/refresh.py"


def test_readme_shows_what_corroborate_prints(folder: Path) -> None:
    (shown,) = (b.text for b in doc_blocks.blocks(SHELL["README"]) if b.language == "text")
    printed = f"\n{doc_blocks.run('$ secondsource corroborate story/', folder)}\n"
    parts = shown.strip().split("\n\n")
    assert len(parts) == 3
    for part in parts:
        assert f"\n{part}\n" in printed, "renew the example in README.md"


def test_console_blocks_are_in_pages_that_are_checked() -> None:
    with_output = {
        n for n, t in SHELL.items() for b in doc_blocks.blocks(t) if b.language == "console"
    }
    assert with_output == {"queries", "tutorial"}


@pytest.mark.parametrize("name", sorted(SHELL))
def test_files_that_are_named_exist(name: str) -> None:
    pattern = r"\b(?:graph|data|ontology|notebooks)/[\w./-]+\.(?:py|md|ipynb|ttl|jsonl)\b"
    for path in re.findall(pattern, SHELL[name]):
        assert (ROOT / path).exists(), path
    for module in re.findall(r"python -m (benchmarks\.\w+)", SHELL[name]):
        assert (ROOT / "graph" / (module.replace(".", "/") + ".py")).exists(), module


def modules_with_examples() -> list[str]:
    package = ROOT / "graph" / "secondsource"
    files = [p for p in sorted(package.rglob("*.py")) if ">>> " in p.read_text(encoding="utf-8")]
    names = (".".join(p.relative_to(ROOT / "graph").with_suffix("").parts) for p in files)
    return [name.removesuffix(".__init__") for name in names]


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples_in_docstrings(name: str) -> None:
    module: ModuleType = importlib.import_module(name)
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_interface_is_shown_at_work() -> None:
    """Each part of a story that the documentation names stands in a runnable example."""
    examples = {**vars(secondsource), "Story": Story}
    shown = "".join(doc for o in examples.values() if (doc := getattr(o, "__doc__", None)))
    lines = "".join(re.findall(r"^\s*(?:>>>|\.\.\.) .*", shown, re.M))
    for name in ("claims", "entities", "events", "propositions", "graph", "network", "query("):
        assert f"story.{name}" in lines, name
    for name in ("corroborate(", "view(", "check("):
        assert f"story.{name}" in lines, name
    for name, value in vars(Story).items():
        assert name.startswith("_") or (getattr(value, "__doc__", None) or "").strip(), name


def test_there_are_examples() -> None:
    assert {"secondsource", "secondsource.story", "secondsource.cuts"} <= set(
        modules_with_examples()
    )


# --- built ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", str(ROOT / "graph" / "mkdocs.yml"), "--site-dir", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


class Loads(HTMLParser):
    """The addresses that a page loads by itself."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep what scripts, styles, pictures and frames name; links to click load nothing."""
        for name, value in attributes:
            if name == "src" or (name == "href" and tag == "link" and value):
                self.addresses.append(value or "")


def test_site_asks_nothing_of_the_network(site: Path) -> None:
    pages, found = sorted(site.rglob("*.html")), 0
    assert len(pages) >= len(TEXTS)
    for page in pages:
        parser = Loads()
        parser.feed(page.read_text(encoding="utf-8"))
        found += len(parser.addresses)
        assert [a for a in parser.addresses if re.match(r"(https?:)?//", a)] == []
    assert found > 10
    for style in site.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*['\"]?(https?:)?//", style.read_text("utf-8"))


def test_reference_shows_docstrings_and_no_roles(site: Path) -> None:
    page = (site / "python.html").read_text(encoding="utf-8")
    for name in ("secondsource.build", "secondsource.story.Story.show", "secondsource.cuts.Cut"):
        assert f'id="{name}"' in page
    assert not re.search(r":(func|class|mod|meth|data):", page)
