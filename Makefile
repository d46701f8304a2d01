# Two commands for a start: `make demo` runs an archive on this machine, `make test` proves it right. `make help` lists all.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
VOICE := $(VENV)/.installed-voice
WORDS := $(VENV)/.compiled-words
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast test-browser check bench format clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16
	@echo "PORT=8001 make demo serves elsewhere; PYTHON=python3.12 picks another Python."

demo: $(RUN) $(VOICE) $(WORDS) ## set up and serve an archive with a demonstration collection (again at any time)
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null \
	  || { echo "Port $(PORT) is taken on this machine. Choose another: make demo PORT=8001"; exit 1; }
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo --port $(PORT)
	@exec $(BIN)/gunicorn archive.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --threads 8 \
	  --no-control-socket --log-level warning

test: test-fast test-browser ## run the whole suite

test-fast: $(DEV) $(WORDS)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m "not browser"

test-browser: $(DEV) $(WORDS)
	$(BIN)/python -m pytest -m browser --screenshot only-on-failure --output test-results

check: $(DEV) ## everything but the tests: style, types, contracts, migrations, deployment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m pytest -q tests/architecture/test_deploy.py

bench: $(DEV) ## measure start, pages, reading, ingest and search at moderate size (docs/performance.md has the large ones)
	@$(BIN)/python -m benchmarks.start
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.reading --megabytes 2
	@$(BIN)/python -m benchmarks.ingest --segments 20000
	@$(BIN)/python -m benchmarks.search --segments 100000

format: $(DEV) ## put code and templates into the house's form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	find testimonies -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +

clean: ## remove the virtual environment and caches; the archive in var/ and media/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) was found. Choose one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Making the virtual environment in $(VENV)/"
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements.txt | $(BIN)/python
	@echo "Installing what the archive runs on (once; a minute or two)"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VOICE): $(RUN)
	@$(PIP) espeakng-loader==0.2.4 || echo "The synthetic voice could not be installed: the demonstration will have no recording."
	@touch $@

$(WORDS): $(RUN) $(wildcard testimonies/locale/*/LC_MESSAGES/django.po)
	@$(BIN)/pybabel --quiet compile --domain django --directory testimonies/locale
	@touch $@

$(DEV): requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests need (once; a minute or two)"
	@$(PIP) --requirement requirements-dev.txt
	@touch $@ $(RUN)
