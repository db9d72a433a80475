# `make run` and `make test` do all the set-up on a fresh machine; the other words are for developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KG := $(BIN)/kg
DIST ?= dist

.DEFAULT_GOAL := help
.PHONY: help run test install lint format bench clean servers

help: ## list these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## install, build, check, answer, analyse, export; say where to look
	$(KG) build --dist $(DIST)
	$(KG) check --dist $(DIST) --lang en --format summary
	$(KG) check --ontology --lang en --format summary
	$(KG) network record --dist $(DIST)
	$(KG) ask table-2-states-by-range --dist $(DIST) --lang en
	$(KG) ask most-connected-governments --dist $(DIST) --lang en --limit 10
	$(KG) network --dist $(DIST) --lang en --output $(DIST)/network
	$(KG) export --dist $(DIST) --output $(DIST)/export
	$(KG) ontology --dist $(DIST) --output $(DIST)/export/ontology
	@echo
	@echo "Done. Where to look:"
	@echo "  $(DIST)/export            the graph as Turtle, JSON-LD, N-Quads, N-Triples and CSV"
	@echo "  $(DIST)/export/ontology   the ontology explained: es.html, en.html"
	@echo "  $(DIST)/network           the network: figure, GEXF, GraphML, CSV"
	@echo "  $(KG) check              each finding with its place and remedy"
	@echo "  $(KG) ask --list         the questions it answers"
	@echo "  $(KG) show guadalajara   one municipality, its links and their sources"

test: $(VENV)/.tested servers ## install what tests need, then run all of them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

lint: $(VENV)/.tested ## formatting, style and types, no tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tested ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.tested ## measure against plain rdflib, pyshacl and networkx (some twenty minutes)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]' \
	  || echo "Without rdflib's BerkeleyDB store, which needs libdb (Debian: apt-get install libdb-dev)."
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.network

install: $(VENV)/.installed ## the package in $(VENV)

clean: ## remove what the words above made
	rm -rf $(VENV) $(DIST) .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { echo "Install Python's venv module first (Debian: apt-get install python3-venv)."; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,notebook]'
	@touch $@ $(VENV)/.installed

servers: $(VENV)/.tested
	@sh tests/remote/need-java.sh
	@sh tests/browser/need-chromium.sh
	$(BIN)/python tests/remote/servers.py
