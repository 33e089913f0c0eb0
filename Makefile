# make demo   install, build the sample story, say where its graph is
# make test   install, then lint, types and every test

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: demo test browser clean

demo: $(VENV)/.installed
	$(BIN)/secondsource build data/sample/articles -o story
	@echo "Open $(CURDIR)/story/graph.html in a browser."

test: $(VENV)/.tested browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/pip install -q -e .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/pip install -q -e ".[dev]"
	touch $@

# The pages are tested in a real browser: Debian's, where it can be installed.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && \
	  apt-get install -qy --no-install-recommends chromium; } || \
	  echo "no chromium: tests in a browser will be skipped"

clean:
	rm -rf $(VENV) story build dist graph/*.egg-info
