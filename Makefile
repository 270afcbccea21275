# Variorum needs Python 3.12 or 3.13 and make; everything else is installed here, into .venv.
#   make demo   builds a dossier from examples/ and says which page to open
#   make test   runs every check
# PYTHON=/path/to/python3.13 chooses an interpreter, JOBS=... the demo's processes.

VENV := .venv
BIN := $(VENV)/bin
DEMO := out/demo
# The very files whose hashes are on record, and only built ones: nothing is compiled here.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
PIP_TOOLS := 7.6.2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint format types layers tests format bench accuracy baseline registers lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- the environment ---------------------------------------------------------------------------------------------

$(BIN)/python:
	@scripts/make-venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "==> Installing the pinned packages of requirements/run.txt into $(VENV) (some 300 MB, a minute or two)"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt || $(call failed,requirements/run.txt)
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "==> Installing the pinned test tools of requirements/dev.txt into $(VENV)"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt || $(call failed,requirements/dev.txt)
	@touch $@

failed = { echo "make: the packages of $(1) could not be installed; pip says why above." \
	"They come from your package index, so check the network or pip's index setting, then run make again." >&2; exit 1; }

# --- what a user makes -------------------------------------------------------------------------------------------

demo: $(VENV)/run.stamp ## Build a dossier from examples/ into out/demo
	@echo "==> Building a dossier from examples/ into $(DEMO)"
	@rm -rf $(DEMO)
	@$(BIN)/variorum build examples --out $(DEMO) > /dev/null
	@echo "==> Open this page in a browser: $(CURDIR)/$(DEMO)/index.html"

# --- what a developer makes --------------------------------------------------------------------------------------

test: lint types layers tests ## Run every check: style, types, layers, tests, documents, accuracy

lint: $(VENV)/dev.stamp
	@echo "==> Style (ruff)"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "make: run 'make format' to put this right." >&2; exit 1; }

types: $(VENV)/dev.stamp
	@echo "==> Types (mypy --strict)"
	@$(BIN)/mypy --no-error-summary

layers: $(VENV)/dev.stamp
	@echo "==> Layers (import-linter)"
	@$(BIN)/lint-imports --no-logo > $(VENV)/layers.log 2>&1 || { cat $(VENV)/layers.log >&2; exit 1; }

tests: $(VENV)/dev.stamp
	@echo "==> Tests (pytest)"
	@$(BIN)/pytest --no-header

format: $(VENV)/dev.stamp ## Put code into the house's layout
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

accuracy: $(VENV)/dev.stamp ## Measure the accuracy of reading into docs/accuracy.md, where the shared corpus is
	@PYTHONPATH=. $(BIN)/python benchmarks/accuracy_card.py

bench: $(VENV)/dev.stamp ## Measure speed (and the reading of times, where the shared corpus is)
	@echo "==> Build time over the bare language model's (a few minutes)"
	@$(BIN)/python benchmarks/build_time.py
	@if [ -d ../shared/benchmarks ]; then echo "==> Times in text"; $(BIN)/python benchmarks/timex.py; \
		else echo "==> Times in text: not measured, there is no ../shared/benchmarks"; fi

baseline: $(VENV)/dev.stamp ## Pin the accuracy of today as the baseline of the accuracy gate
	@$(BIN)/python benchmarks/accuracy.py --pin

registers: $(VENV)/dev.stamp ## Write docs/registers.md anew from each register.yaml
	@$(BIN)/python scripts/register_table.py

lock: $(VENV)/dev.stamp ## Compile requirements/*.txt anew from pyproject.toml
	@scripts/lock $(BIN)/python $(PIP_TOOLS)

clean: ## Remove what was made: .venv, out, caches
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
