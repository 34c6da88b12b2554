PYTHON ?= python3
BIN := .venv/bin
# What `make test` and `make lock` pass on: make test ARGS="tests/events -x"
ARGS ?=
# What pytest ends with when ARGS leave nothing to run.
NO_TEST_CHOSEN := 5

.DEFAULT_GOAL := help
.PHONY: help run test dev check bench lock python environment

help: ## show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | awk -F'\t' '{ printf "%-12s %s\n", $$1, $$2 }'

run: python ## run the portal: everything it needs, then the site with an example in it
	@$(PYTHON) -m portal.launcher run

dev: python ## the same for developers: reloads on change, shows errors in full
	@$(PYTHON) -m portal.launcher dev

# Each of the many processes of a run would compile all packages again where the environment forbids to keep bytecode.
test: export PYTHONDONTWRITEBYTECODE =
test: environment ## run all tests on SQLite, then those about the database on PostgreSQL too
	$(BIN)/python -m pytest -n 3 $(ARGS)
	$(BIN)/python -m pytest --ds=portal.settings.test_postgresql -m database $(ARGS) || test $$? = $(NO_TEST_CHOSEN)

check: environment ## look for mistakes without running: format, lint, imports, migrations, catalogue, deployment
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m djlint --quiet --lint .
	$(BIN)/lint-imports --no-logo
	$(BIN)/python manage.py makemigrations --settings=portal.settings.test --check --dry-run
	$(BIN)/python -m portal.catalogue
	@SITE_URL=https://portal.example.org EMAIL_URL=smtp://mail.example.org TRUSTED_PROXIES=1 VAR_DIR=$$(mktemp -d) \
	  $(BIN)/python manage.py check --settings=portal.settings.production --deploy --fail-level=WARNING
	$(BIN)/python -m pip check

bench: environment ## measure a start, memory at rest, and what hundreds of people at once do to places and mails, the entrance and the search
	$(BIN)/python -m bench.start
	$(BIN)/python -m bench.storm
	$(BIN)/python -m bench.entrance
	$(BIN)/python -m bench.search

lock: ## pin what requirements.in and requirements-dev.in ask for (ARGS=--upgrade: at the newest versions)
	@command -v uv >/dev/null || { echo "Pinning needs uv: pip install uv" >&2; exit 1; }
	@for name in requirements requirements-dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header $(ARGS) \
	    $$name.in --output-file $$name.txt && \
	  { echo "# Compiled from $$name.in by \`make lock\`; do not edit by hand."; cat $$name.txt; } > $$name.tmp && \
	  mv $$name.tmp $$name.txt || exit 1; \
	done

environment: python
	@$(PYTHON) -m portal.launcher install-dev

python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): the portal needs Python 3.11 or newer. PYTHON=... names one." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "The portal needs Python 3.11 or newer; this is %s. PYTHON=... names another." % sys.version.split()[0])'
