# make run: from a fresh clone to the worklist, then the demonstration at 127.0.0.1:8000. make test: everything that
# has to hold. make bench: how fast, how well.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCALES := $(wildcard src/trygvej/locale/*/LC_MESSAGES/django.po)
OUT ?= out/sample
PORT ?= 8000

.PHONY: run setup test lint types imports catalogue tests fast fast-tests spark-test bench mutants lock messages docs clean

run: setup
	$(BIN)/trygvej adverts run data/sample/adverts.jsonl --country DK --out $(OUT)
	$(BIN)/trygvej demo --port $(PORT)

setup: $(VENV)/.run $(LOCALES:.po=.mo)

$(VENV)/.run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements/run.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@

%.mo: %.po $(VENV)/.run
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

test: setup lint types imports catalogue tests

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

catalogue: setup
	$(BIN)/trygvej catalogue check

tests: $(VENV)/.dev setup
	$(BIN)/python -m tests.run --numprocesses auto

# Spark is an extra and needs Java 17: neither make run nor make test wants it.
spark-test: $(VENV)/.spark
	$(BIN)/python -m pytest tests/spark

$(VENV)/.spark: $(VENV)/.dev setup requirements/spark.lock
	$(PIP) --require-hashes -r requirements/spark.lock
	@touch $@

# The same program with the modules that read every word compiled, in build/fast: put it first in PYTHONPATH.
fast: build/fast/.made

build/fast/.made: setup.py $(shell find src -name '*.py') | $(VENV)/.dev setup
	@rm -rf build/fast
	TRYGVEJ_COMPILE=1 $(BIN)/python setup.py --quiet build --build-lib build/fast --build-temp build/temp || { rm -rf build/fast; exit 1; }
	@ln -sfn ../catalogue build/catalogue
	@touch $@

fast-tests: fast
	PYTHONPATH=build/fast $(BIN)/python -m pytest tests/unit/adverts tests/unit/indicators tests/catalogue

# Without a C compiler the same figures, slower; without Java all but those of Spark.
bench: $(VENV)/.dev setup
	-@$(MAKE) --no-print-directory fast
	-@! command -v java > /dev/null || $(MAKE) --no-print-directory $(VENV)/.spark
	PYTHONPATH=build/fast $(BIN)/python -m benchmarks

mutants: $(VENV)/.dev setup
	$(BIN)/mutmut run

# For those who change the project -------------------------------------------------------------------------------
lock: $(VENV)/.dev
	$(BIN)/pip-compile --quiet --extra build --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-header --no-annotate --allow-unsafe --output-file requirements/run.lock pyproject.toml
	$(BIN)/pip-compile --quiet --extra build --extra dev --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-header --no-annotate --allow-unsafe --constraint requirements/run.lock --output-file requirements/dev.lock pyproject.toml
	$(BIN)/pip-compile --quiet --extra spark --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-header --no-annotate --allow-unsafe --constraint requirements/run.lock --output-file requirements/spark.lock pyproject.toml

messages: $(VENV)/.dev
	$(BIN)/pybabel --quiet extract --mapping babel.cfg --no-location --sort-output --project Trygvej --keywords=pgettext_lazy:1c,2 --keywords=ngettext_lazy:1,2 --keywords=gettext_lazy --keywords=gettext_noop --output src/trygvej/locale/django.pot src
	for lang in da sv; do $(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --no-wrap --domain django --locale $$lang --input-file src/trygvej/locale/django.pot --output-file src/trygvej/locale/$$lang/LC_MESSAGES/django.po; done

docs: setup
	$(BIN)/trygvej docs write

clean:
	rm -rf $(VENV) build out .mypy_cache .ruff_cache .hypothesis mutants
