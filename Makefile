# make demo   install, build the sample story, say where its graph is
# make test   install, then lint, types and every test

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
install = { apt-get update -q && apt-get install -qy --no-install-recommends $(1); }

.PHONY: demo test debian clean

demo: $(VENV)/.installed
	$(BIN)/secondsource build data/sample/articles -o story
	@echo "Open $(CURDIR)/story/graph.html in a browser."

test: $(VENV)/.tested debian
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadfile

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	PYTHONWARNINGS=ignore $(BIN)/pip install -q -e .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	PYTHONWARNINGS=ignore $(BIN)/pip install -q -e ".[dev]"
	touch $@

# Tests use a real browser, a real SPARQL server and FollowTheMoney's own library, where they can be
# installed.
debian:
	@command -v chromium >/dev/null || $(call install,chromium) || \
	  echo "no chromium here: tests in a browser are skipped"
	@command -v virtuoso-t >/dev/null || $(call install,virtuoso-opensource-7-bin) || \
	  echo "no virtuoso here: tests of remote stores are skipped"
	@$(BIN)/python -c "import followthemoney" 2>/dev/null || \
	  { $(call install,g++ libicu-dev pkg-config) && $(BIN)/pip install -q followthemoney; } || \
	  echo "no followthemoney here: its reading of the export is skipped"

clean:
	rm -rf $(VENV) story build dist graph/*.egg-info
