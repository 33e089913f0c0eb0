"""The command line: what it prints, where it writes, and how it fails."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import secondsource
from secondsource.cli import main
from secondsource.folder import read_records
from secondsource.story import Story

ARTICLE = (
    "The bridge at Oldmere will close on Monday, harbour master Tilda Crane said. "
    '"We found rust in both towers," she told Coast Radio.\n\n'
    "Councillor Abel Stone denied that the bridge was unsafe.\n"
)
FRENCH = (
    "Le pont sera fermé lundi, a déclaré la capitaine du port. Les habitants de la ville sont "
    "inquiets parce que le pont est la seule route vers la gare et que personne ne sait combien "
    "de temps dureront les travaux. Le maire a promis une réponse avant la fin de la semaine "
    "prochaine, mais il n'a pas voulu donner de date précise aux journalistes."
)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def story(sample_story: Story) -> Path:
    return sample_story.path


def test_build_reports_and_writes_only_into_out(articles: Path, tmp_path: Path) -> None:
    done = run("build", articles, "-o", tmp_path / "story")
    assert (done.exit_code, done.stderr) == (0, "")
    first, *paths = done.stdout.splitlines()
    assert first.startswith("1 article read, 0 skipped, ")
    assert all(Path(p).is_file() for p in paths)
    assert len(paths) == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles", "story"]


def test_bad_articles_are_reported_and_counted(articles: Path, tmp_path: Path) -> None:
    (articles / "latin.txt").write_bytes(b"caf\xe9 " * 50)
    (articles / "french.txt").write_text(FRENCH, encoding="utf-8")
    (articles / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    done = run("build", articles, "-o", tmp_path / "story")
    assert done.exit_code == 3
    assert "1 article read, 3 skipped" in done.stdout
    lines = sorted(done.stderr.splitlines())
    assert [line.split(":")[0] for line in lines] == [
        "skipped broken.pdf",
        "skipped french.txt",
        "skipped latin.txt",
    ]
    skipped = read_records(tmp_path / "story").skipped
    assert [s.path for s in skipped] == ["broken.pdf", "french.txt", "latin.txt"]


def failing(tmp_path: Path) -> Iterator[tuple[list[object], str]]:
    empty, other = tmp_path / "empty", tmp_path / "other"
    empty.mkdir()
    other.mkdir()
    (other / "thesis.doc").touch()
    yield ["build", tmp_path / "gone", "-o", tmp_path / "s"], "gone"
    yield ["build", empty, "-o", tmp_path / "s"], "no article"
    yield ["build", tmp_path / "articles", "-o", other], "not empty and no story"
    yield ["build", tmp_path / "articles", "-o", tmp_path / "s", "--pipeline", "nowhere"], "nowhere"
    yield ["extract", empty], "no article"
    for command in ("corroborate", "query", "check"):
        yield [command, other], "is no story"


def test_unusable_arguments_are_one_clear_line(articles: Path, tmp_path: Path) -> None:
    cases = list(failing(tmp_path))
    assert len(cases) == 8
    for arguments, says in cases:
        done = run(*arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert says in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
    assert not (tmp_path / "s").exists()
    assert [p.name for p in (tmp_path / "other").iterdir()] == ["thesis.doc"]


def test_a_story_is_replaced_and_its_own_files_are_not_read(articles: Path) -> None:
    for _ in range(2):
        done = run("build", articles, "-o", articles / "story")
        assert "1 article read" in done.stdout


def spans(attributions: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    for attribution in attributions:
        for role in ("source", "cue", "content"):
            yield from (tuple(span) for span in attribution[role])
        yield from spans(attribution["nested"])


def test_extract_prints_json_lines_with_offsets(articles: Path) -> None:
    done = run("extract", articles, "-o", "-")
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert found["document"] == "bridge.txt"
    claimants = {a["claimant"] for a in found["attributions"]}
    assert {"Tilda Crane", "Abel Stone"} <= claimants
    stance = {a["claimant"]: a["stance"]["polarity"] for a in found["attributions"]}
    assert stance["Abel Stone"] == "denied"
    assert all(0 <= s < e <= len(ARTICLE) for s, e in spans(found["attributions"]))


def test_extract_reads_standard_input_and_writes_a_file(tmp_path: Path) -> None:
    done = run("extract", "-", "-o", tmp_path / "out.jsonl", stdin=ARTICLE)
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads((tmp_path / "out.jsonl").read_text())["document"] == "-"


def test_jobs_and_repetition_change_no_byte(tmp_path: Path) -> None:
    for name, jobs in (("one", 1), ("again", 1), ("two", 2)):
        run("build", secondsource.sample(), "-o", tmp_path / name, "--jobs", jobs)
        run("export", tmp_path / name, "-o", tmp_path / name / "graph.nq")
    one = tmp_path / "one"
    for name in ("claims.jsonl", "graph.nq", "graph.html", "report.html", "verdicts.jsonl"):
        content = (one / name).read_bytes()
        assert content
        assert content == (tmp_path / "again" / name).read_bytes()
        assert content == (tmp_path / "two" / name).read_bytes()


def test_corroborate(story: Path) -> None:
    text = run("corroborate", story).stdout
    assert "corroborated 2 [2-2]" in text
    assert "more made by one report each" in text
    everything = run("corroborate", story, "--all").stdout
    assert len(everything) > len(text)


def test_corroborate_json_has_the_promised_form(story: Path) -> None:
    found = json.loads(run("corroborate", story, "--json").stdout)["propositions"]
    assert len(found) > 20
    for proposition in found:
        keys = "id label verdict flags reason support bottleneck chains claims echoes disputed_by"
        assert set(keys.split()) <= set(proposition)
        assert set(proposition["support"]) == {"named", "strict", "max", "full", "by_organisation"}
        for claim in proposition["claims"]:
            fields = "id document claimant content start end stance carrier"
            assert set(claim) == set(fields.split())
    claims = [c["id"] for p in found for c in p["claims"]]
    assert len(claims) == len(set(claims)) == len(read_records(story).claims)


def test_query(story: Path) -> None:
    listing = run("query", story, "--list").stdout.splitlines()
    assert len(listing) >= 12
    answer = run("query", story, "who-said", "--about", "Ulver Hydro", "--format", "csv").stdout
    assert len(answer.splitlines()) > 2
    count = run("query", story, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a ?t } }")
    assert count.exit_code == 0
    assert run("query", story, "who-said", "--abuot", "gate").exit_code == 2
    assert run("query", story, "no-such-query").exit_code == 2
    assert run("query", story, "DROP ALL").exit_code == 2


def test_check_export_view_and_report(story: Path, tmp_path: Path) -> None:
    assert "no violation" in run("check", story).stdout
    for name in ("graph.ttl", "g.html", "r.html", "r.md"):
        command = {"graph.ttl": "export", "g.html": "view"}.get(name, "report")
        done = run(command, story, "-o", tmp_path / name)
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).stat().st_size > 1000
    assert run("export", story, "-o", tmp_path / "x.docx").exit_code == 2
    assert run("report", story, "-o", tmp_path / "x.pdf").exit_code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_what_the_system_refuses_is_one_clear_line(
    articles: Path, story: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    for arguments in (
        ["view", story, "-o", gone / "graph.html"],
        ["report", story, "-o", gone / "report.md"],
        ["view", story, "-o", articles],
        ["extract", articles, "-o", gone / "out.jsonl"],
        ["build", articles, "-o", articles / "bridge.txt" / "story"],
    ):
        done = run(*arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert str(tmp_path) in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles"]


def test_an_interruption_is_told_in_a_word(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Story, "view", interrupted)
    done = run("view", story, "-o", tmp_path / "graph.html")
    assert (done.exit_code, done.stderr) == (130, "secondsource: stopped\n")


def test_serve_on_a_port_in_use(story: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("serve", story, "--port", port)
    assert done.exit_code == 2
    assert str(port) in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_story_does_not_tell_where_it_was_made(articles: Path, tmp_path: Path) -> None:
    run("build", articles, "-o", tmp_path / "story")
    files = [p for p in (tmp_path / "story").rglob("*") if p.is_file()]
    assert len(files) > 10
    assert [p for p in files if bytes(tmp_path) in p.read_bytes()] == []


def test_every_command_has_an_example() -> None:
    names = sorted(main.commands)
    assert len(names) >= 10
    for name in names:
        text = run(name, "--help").stdout
        assert f"secondsource {name} " in text, name


def test_ctrl_c_ends_all_processes_quietly(articles: Path, tmp_path: Path) -> None:
    for number in range(60):
        (articles / f"{number}.txt").write_text(f"{ARTICLE}\nFerry {number} sailed.\n" * 5)
    command = [sys.executable, "-m", "secondsource", "build", str(articles), "--jobs", "2"]
    process = subprocess.Popen(
        [*command, "-o", str(tmp_path / "story")],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not any(p.suffix == ".building" for p in tmp_path.iterdir()):
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(2)  # while the processes start, or while they work
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "secondsource: stopped\n")
    assert [p.name for p in tmp_path.iterdir()] == ["articles"]


def test_ctrl_c_ends_a_long_query(story: Path) -> None:
    """Oxigraph hears of nothing while it works."""
    runaway = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    process = subprocess.Popen(
        [sys.executable, "-m", "secondsource", "query", str(story), runaway],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    opened = Path(f"/proc/{process.pid}/fd")
    while not any("store" in file.resolve().parts for file in opened.iterdir()):
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, "secondsource: stopped\n")
