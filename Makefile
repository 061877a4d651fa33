# The two commands of the README are `make run` and `make test`; `make help` lists the others.
PYTHON ?= python3
VENV   := .venv
# Another Python than the one of .venv has an environment of its own: make test PYTHON=python3.13
ifeq ($(origin PYTHON),command line)
ifneq ($(wildcard .venv/bin/python),)
ifneq ($(shell .venv/bin/python -V),$(shell $(PYTHON) -V))
VENV   := .venv-$(notdir $(PYTHON))
endif
endif
endif
BIN    := $(VENV)/bin
SOURCE ?= seeds/000_445608b1ed831b9c.txt --date 2024-10-21 --title 'Seoul memanggil duta besar Rusia'

.PHONY: run help test properties attack mutants lint types contracts format catalogues readme screens bench wheel clean

run: $(VENV)/.installed  ## open the sample article; another one by SOURCE=article.html
	@$(BIN)/kutip $(SOURCE)

help:  ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1	/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-11s %s\n", $$1, $$2 }'

test: lint types contracts  ## format, lint, types, contracts and all tests; SEED=123 for the order of another run
	$(BIN)/python -m pytest -n 2 $${SEED:+--randomly-seed=$$SEED}

properties: $(VENV)/.installed-test  ## the tests of properties on texts that no run before has had; SEED=123 repeats one
	@seed=$${SEED:-$$($(BIN)/python -c 'import secrets; print(secrets.randbits(32))')}; \
	  echo "make properties SEED=$$seed"; \
	  $(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=fresh --hypothesis-seed=$$seed

attack: $(VENV)/.installed-test  ## attack it with hostile sources, keys and disks; for so long by SECONDS=600
	$(BIN)/python -m tests.attack --seconds $${SECONDS:-3600}

mutants: $(VENV)/.installed-mutants  ## how many one-line faults the tests see; PART=anchors SAMPLE=150 SEED=1
	$(BIN)/python -m tests.mutants $${PART:+--part $$PART} $${SAMPLE:+--sample $$SAMPLE} $${SEED:+--seed $$SEED}

lint: $(VENV)/.installed-test  ## format and lint, changing nothing
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(VENV)/.installed-test  ## types, strictly
	$(BIN)/mypy

contracts: $(VENV)/.installed-test  ## who may import whom
	$(BIN)/lint-imports

format: $(VENV)/.installed-test  ## format, and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# Compiles the texts of the interface; the program reads the compiled ones, which stand beside their sources.
catalogues: $(VENV)/.installed-test  ## compile the texts of the interface
	$(BIN)/pybabel compile --directory reader/tui/i18n --domain kutip
	$(BIN)/pybabel compile --directory reader/tui/i18n --domain sentences --locale id

# Writes what the papers take from the program: lists of keys, sources and exports, the picture of the floors.
readme: $(VENV)/.installed-test  ## write what the README and ARCHITECTURE.md take from the program's tables
	$(BIN)/python -m tests.readme

screens: $(VENV)/.installed-test  ## make the README's pictures anew
	$(BIN)/python -m tests.screens

bench: $(VENV)/.installed-test  ## measure speed
	$(BIN)/python -m tests.bench

wheel: $(VENV)/.installed-test  ## build the package
	$(BIN)/python -m build --wheel --no-isolation

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kutip needs Python 3.11 or newer as '$(PYTHON)'; name another one: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python lacks venv and ensurepip; install them (Debian, Ubuntu: apt install python3-venv) and try again"; exit 1; }
	@echo "Setting up Kutip in $(VENV), once; this takes a minute or two"
	@$(PYTHON) -m venv $(VENV)

# The byte code is made here, so that not even the first start has to wait for it.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q reader
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@$(BIN)/python -m compileall -q reader
	@touch $(VENV)/.installed $@

# What nothing but `make mutants` needs is installed by it alone.
$(VENV)/.installed-mutants: $(VENV)/.installed-test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,mutants]'
	@touch $@

clean:  ## remove environment and built packages
	rm -rf $(VENV) dist build
