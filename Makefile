# The front door. `make` alone lists what there is; CI calls these same targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This book needs Python 3.11 or newer, and $(PYTHON) is `$(PYTHON) --version`." ; \
	  echo "Name a newer one:  make PYTHON=python3.12 <target>" ; exit 1 ; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.PHONY: lock
lock: ## pin the newest versions that pyproject.toml admits (needs uv)
	uv pip compile --universal --upgrade --no-header --no-annotate --all-extras pyproject.toml -o requirements.lock

.PHONY: clean
clean: ## remove what was built; work/ and the environment stay
	rm -rf _build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
