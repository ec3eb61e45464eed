# The front door. `make` alone lists what there is; CI calls these same targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# An environment of its own for what only comparisons need: readers never install it.
LARGE := .venv-large
LARGE_READY := $(LARGE)/.ready
RIVALS := torch==2.13.0 jax==0.10.2 jaxlib==0.10.2 keras==3.15.1

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

$(LARGE_READY): pyproject.toml requirements.lock Makefile
	$(PYTHON) -m venv $(LARGE)
	$(LARGE)/bin/python -m pip install --quiet -r requirements.lock
	$(LARGE)/bin/python -m pip install --quiet $(RIVALS)
	$(LARGE)/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.PHONY: book
book: $(READY) ## build the site into _build/html
	$(BIN)/python -m tools.build_site

.PHONY: read
read: book ## build the site, serve it on this machine only, open it
	$(BIN)/python -m tools.read_site

.PHONY: vendor
vendor: $(READY) ## fetch the vendored files anew and check them (needs npm)
	$(BIN)/python -m tools.vendor

.PHONY: lab
lab: $(READY) ## open your own copies of chapters and exercises in JupyterLab
	$(BIN)/python -m tools.lab

.PHONY: course
course: $(READY) ## lay out a class for nbgrader in course/, or in the folder that COURSE names
	$(BIN)/python -m tools.course $(if $(COURSE),"$(COURSE)")

.PHONY: notebooks
notebooks: $(READY) ## run every notebook and bring it into normal form
	$(BIN)/python -m tools.notebooks

.PHONY: check
check: $(READY) ## style, types, layering, spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z | xargs -0 $(BIN)/codespell

.PHONY: test
test: check book ## everything that proves the book: library, chapters, exercises, site
	$(BIN)/python -m pytest

.PHONY: test-large
test-large: $(LARGE_READY) ## the library beside PyTorch, JAX and Keras, which this installs apart
	$(LARGE)/bin/python -m pytest tests/large

.PHONY: bench
bench: $(LARGE_READY) ## time training steps beside PyTorch and others, write the table
	$(LARGE)/bin/python -m tests.benchmarks.training_step

.PHONY: pictures
pictures: book ## take the README's picture of the built site (needs chromium)
	$(BIN)/python -m tools.pictures

.PHONY: gallery
gallery: $(READY) ## photograph every exploration, narrow and wide, light and dark (needs chromium)
	$(BIN)/python -m tests.explore.gallery

.PHONY: lock
lock: ## pin the newest versions that pyproject.toml admits (needs uv)
	uv pip compile --universal --upgrade --no-header --no-annotate --all-extras pyproject.toml -o requirements.lock

.PHONY: clean
clean: ## remove what was built; work/ and the environment stay
	rm -rf _build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
