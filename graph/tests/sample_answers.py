"""The answers of the shipped queries on the sample story, kept in ``data/answers.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from secondsource.queries import list_queries, run
from secondsource.store import Store

PATH = Path(__file__).parent / "data" / "answers.json"
PARAMETERS: dict[str, dict[str, str]] = {
    "who-said": {"about": "third gate"},
    "said-by": {"who": "Torvald"},
    "organisation": {"of": "Hallin Health Department"},
    "through": {"carrier": "Lakeshore Radio"},
}
Answers = dict[str, dict[str, Any]]


def asked(store: Store) -> Answers:
    """Run every shipped query and return parameters, columns and rows by name."""
    return {query.name: answer(store, query.name) for query in list_queries()}


def answer(store: Store, name: str) -> dict[str, Any]:
    """Run one shipped query with the parameters that are kept for it."""
    parameters = PARAMETERS.get(name, {})
    table = run(store, name, parameters)
    rows = [list(row) for row in table.rows]
    return {"parameters": parameters, "columns": list(table.columns), "rows": rows}


def read() -> Answers:
    """Return the answers that are kept."""
    found: Answers = json.loads(PATH.read_text(encoding="utf-8"))
    return found


def write(answers: Answers) -> None:
    """Keep ``answers``, one row a line."""
    parts = [f"{json.dumps(name)}: {_written(answer)}" for name, answer in answers.items()]
    PATH.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8", newline="\n")


def _written(answer: dict[str, Any]) -> str:
    head = {key: value for key, value in answer.items() if key != "rows"}
    rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in answer["rows"])
    body = f"\n{rows}\n " if rows else ""
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": [{body}]}}'
