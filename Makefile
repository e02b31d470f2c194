# Yimen's bench: every target says in one line what it is for (see `make help`).
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# What one process has compiled, the hundred after it need not compile again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
YIMEN := .venv/bin/yimen
PYTEST := $(PYTHON) -m pytest
PORT ?= 8000
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n < 8 ? n : 8)))

.PHONY: help
help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' \
		$(MAKEFILE_LIST)

.PHONY: run
run: ## Start it all on 127.0.0.1:8000 (PORT=…), with a demo district
	@tools/environment run
	@tools/fonts
	@YIMEN_DEMO=1 exec $(YIMEN) serve --port $(PORT) --prepare --demo

.PHONY: test
test: ## Everything CI runs: the checks, PostgreSQL 15, then the whole suite
	@echo "yimen: the checks and PostgreSQL 15 first, then the whole suite; on two cores"
	@echo "yimen: it takes about a quarter of an hour."
	@tools/browser & installed=$$!; \
	tools/environment dev && wait $$installed
	@tools/fonts
	@mkdir -p build; $(MAKE) check >build/check.log 2>&1 & check=$$!; \
	$(MAKE) test-pg15; tested=$$?; \
	echo "make check, meanwhile:"; wait $$check; checked=$$?; cat build/check.log; \
	exit $$((tested + checked))
	@tools/browser-notice
	@YIMEN_PHOTOS=no $(PYTEST) -q -n $(WORKERS) --dist loadgroup -p rendered

# All SQL is in the records; the screens that show it need no second server, nor do the
# machines, whose every act has its own tests there.
.PHONY: test-pg15
test-pg15: ## The database tests on a throw-away PostgreSQL 15 from Debian
	@tools/environment dev
	@tools/postgres15 $(PYTEST) -q -n $(WORKERS) tests/records \
		tests/exchange tests/site -m "database and not browser and not once"

.PHONY: check
check: ## Lint, format, types and import contracts
	@tools/environment dev
	@.venv/bin/ruff check -q .
	@.venv/bin/ruff format -q --check .
	@.venv/bin/djangofmt -q --check src
	@.venv/bin/mypy
	@.venv/bin/lint-imports

.PHONY: fix
fix: ## Let the linter and the formatter mend what they can
	@tools/environment dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .
	@.venv/bin/djangofmt src

.PHONY: rules
rules: ## The tests of the law alone: no database, seconds
	@tools/environment dev
	@$(PYTEST) -q tests/rules

.PHONY: deep
deep: ## The machines' random walks, twenty times as many and new ones
	@tools/environment dev
	@YIMEN_WALKS=deep $(PYTEST) -q -n $(WORKERS) tests/stateful

.PHONY: browser
browser: ## The journeys in a real Chromium
	@tools/environment dev
	@tools/browser
	@tools/fonts
	@tools/browser-notice
	@$(PYTEST) -q -m browser

.PHONY: bench
bench: ## Measure the hot acts, each beside its floor
	@tools/environment dev
	@$(PYTHON) -m benchmarks

.PHONY: docs
docs: ## Redraw the pages that are made from code
	@tools/environment dev
	@$(PYTHON) tools/docs.py

.PHONY: pictures
pictures: ## Take the pictures of the manuals anew, of a fresh demo district
	@tools/environment dev
	@tools/debian chromium fonts-noto-cjk
	@tools/fonts
	@$(PYTHON) tools/pictures.py

.PHONY: lock
lock: ## Lock the dependencies anew, with hashes
	@tools/environment dev
	@tools/lock
