# The same words at home and in CI.
#   make run      from a bare clone to the demo (PORT=8000)
#   make test     everything: checks, both databases, a real browser
#   make check    the quick part: format, lint, types, floors, migrations, catalogues
#   make bench    load and scale, printed as a table
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE =
export QVEVRI_HOME ?= $(CURDIR)/home

.PHONY: run install test check unit unit-postgres e2e bench clean

run: .venv/.runtime
	@QVEVRI_DEMO=1 exec $(BIN)/qvevri demo --port $(PORT)

install: .venv/.runtime

.venv/.runtime: requirements.txt pyproject.toml
	@scripts/install $(PYTHON) requirements.txt
	@touch $@

.venv/.develop: requirements.lock pyproject.toml
	@scripts/install $(PYTHON) requirements.lock
	@touch $@ .venv/.runtime

check: .venv/.develop
	@scripts/check

unit: .venv/.develop
	@scripts/test

unit-postgres: .venv/.develop
	@scripts/test-postgres

e2e: .venv/.develop
	@scripts/test-browser

test: .venv/.develop
	@scripts/check
	@scripts/test
	@scripts/test-postgres
	@scripts/test-browser

bench: .venv/.develop
	@$(BIN)/python -m bench

clean:
	rm -rf .venv home
