PYTHON ?= python3
BIN := .venv/bin
# What `make test` passes on to pytest: make test ARGS="tests/events -x"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test dev check bench lock python environment

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/^/make /; s/: .*## */: /' | awk -F': ' '{ printf "%-12s %s\n", $$1, $$2 }'

run: python ## run the portal: everything it needs, then the site with an example in it
	@$(PYTHON) -m portal.launcher run

dev: python ## the same for developers: reloads on change, shows errors in full
	@$(PYTHON) -m portal.launcher dev

test: environment ## run all tests on SQLite, then those about the database on PostgreSQL too
	$(BIN)/python -m pytest $(ARGS)
	$(BIN)/python -m pytest --ds=portal.settings.test_postgresql -m database $(ARGS)

check: environment ## look for mistakes without running: format, lint, imports, migrations, catalogue, deployment
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m djlint --quiet --lint .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --settings=portal.settings.test --check --dry-run
	$(BIN)/python -m portal.catalogue
	@SITE_URL=https://portal.example.org EMAIL_URL=smtp://mail.example.org TRUSTED_PROXIES=1 VAR_DIR=$$(mktemp -d) \
	  $(BIN)/python manage.py check --settings=portal.settings.production --deploy --fail-level=WARNING
	$(BIN)/python -m pip check

lock: environment ## compile requirements.in and requirements-dev.in anew, with hashes

environment: python
	@$(PYTHON) -m portal.launcher install-dev

python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): the portal needs Python 3.11 or newer. PYTHON=... names one." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "The portal needs Python 3.11 or newer; this is %s. PYTHON=... names another." % sys.version.split()[0])'
