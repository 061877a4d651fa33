# The two commands of the README are `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SOURCE ?= seeds/000_445608b1ed831b9c.txt --date 2024-10-21

.PHONY: run test properties lint types contracts format catalogues readme screens bench wheel clean

# Opens the sample article; another one by: make run SOURCE=article.html
run: $(VENV)/.installed
	@$(BIN)/kutip $(SOURCE)

test: lint types contracts
	$(BIN)/python -m pytest -n 2

# The tests of properties once more, on texts that no run before has had; repeat a run by: make properties SEED=123
properties: $(VENV)/.installed-test
	@seed=$${SEED:-$$($(BIN)/python -c 'import secrets; print(secrets.randbits(32))')}; \
	  echo "make properties SEED=$$seed"; \
	  $(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=fresh --hypothesis-seed=$$seed

lint: $(VENV)/.installed-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(VENV)/.installed-test
	$(BIN)/mypy

contracts: $(VENV)/.installed-test
	$(BIN)/lint-imports

format: $(VENV)/.installed-test
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# Compiles the texts of the interface; the program reads the compiled ones, which stand beside their sources.
catalogues: $(VENV)/.installed-test
	$(BIN)/pybabel compile --directory reader/tui/i18n --domain kutip

# Writes the lists of keys and of export formats into the README, from the tables that the program takes them from.
readme: $(VENV)/.installed-test
	$(BIN)/python -m tests.readme

# Makes the pictures of the README anew, by the program itself.
screens: $(VENV)/.installed-test
	$(BIN)/python -m tests.screens

bench: $(VENV)/.installed-test
	$(BIN)/python -m tests.bench

wheel: $(VENV)/.installed-test
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

clean:
	rm -rf $(VENV) dist build
