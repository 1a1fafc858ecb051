# Two commands do everything on a fresh machine with nothing set: `make serve` and `make test`.
# Each works in a virtual environment of its own (.venv), made when it is missing, stale or broken.

PYTHON ?= python3
VENV ?= .venv
# Not from the environment, where some shells keep the machine's name as HOST: make serve HOST=0.0.0.0 PORT=9000
HOST = 127.0.0.1
PORT = 8000

BIN := $(VENV)/bin
# The versions that were tried; `make newest` leaves them out.
CONSTRAINTS = -c constraints.txt
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input $(CONSTRAINTS)
# A target whose command fails half-way is no target: the next call tries again.
.DELETE_ON_ERROR:
.PHONY: help serve test newest lint types openapi-check check wheel-trial audit licences fuzz fuzz-inputs soak full-disk \
	client evaluate train peers speed bench-service bench-storing growth memory clean

help:
	@echo 'make serve      load the sample articles once, then serve on http://$(HOST):$(PORT)/'
	@echo 'make test       run every test'
	@echo 'make newest     run the tests with the newest versions of all libraries, in an environment of their own'
	@echo 'make check      lint, types, the OpenAPI document and every test, as CI does'
	@echo 'make wheel-trial  a wheel, installed with the newest libraries where nothing else is, and used there'
	@echo 'make audit      known weaknesses of the libraries, versions that were withdrawn; make licences: what they may be used for'
	@echo 'make fuzz       schemathesis against the running server, every check, several clients at once, rude ones too'
	@echo 'make fuzz-inputs  hostile texts, pages, feeds, archives, tables and dates, for an hour'
	@echo 'make soak       readers, writers and loads at once for ten minutes, while workers are killed'
	@echo 'make full-disk  databases and copies on disks that are really full; takes the rights of root'
	@echo 'make client     a client generated from openapi.yaml makes a round of calls'
	@echo 'make evaluate   how right the events are, on the labelled articles'
	@echo "                (ARGS='--save --errors' keeps the figures and lists what is missed and invented)"
	@echo 'make train      the weights of the reader, from the labelled articles'
	@echo 'make peers      what other libraries find in the same articles'
	@echo 'make speed      articles a second and memory, beside another library'
	@echo 'make bench-service  what an answer costs, beside bare Flask and Datasette'
	@echo 'make bench-storing  events imported and articles stored a second'
	@echo 'make growth     time over doubling sizes for what is hostile'
	@echo 'make memory     what the service holds after each tenth of 100,000 requests'
	@echo 'make clean      remove the virtual environment and what was built'

# An environment knows its place: when the folder was moved, or its Python was upgraded away, it is made anew.
HERE := $(abspath $(VENV))
ifneq ($(shell $(BIN)/python -c pass 2>/dev/null && cat $(VENV)/.made),$(HERE))
.PHONY: $(VENV)/.made
endif

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Bang Giao needs Python 3.11 or later: make PYTHON=python3.11 ...' >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
		{ echo 'no virtual environment could be made; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@echo '$(HERE)' > $@

$(VENV)/.installed: $(VENV)/.made setup.cfg pyproject.toml constraints.txt
	@echo 'installing Bang Giao into $(VENV) ...'
	@$(PIP) -e '.[postgres]'
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo 'installing what the tests need ...'
	@$(PIP) -e '.[postgres,test,lint]'
	@touch $@

serve: $(VENV)/.installed
	$(BIN)/bangiao load --if-empty seeds
	$(BIN)/bangiao serve --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# What `pip install bangiao` gives today, which no pin holds still. Without the browser: it is not a library.
newest:
	$(MAKE) --no-print-directory test VENV=.venv-newest CONSTRAINTS='--upgrade --upgrade-strategy eager' \
		ARGS="-m 'not browser' $(ARGS)"

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-test
	$(BIN)/mypy

openapi-check: $(VENV)/.installed
	$(BIN)/bangiao openapi --write openapi.yaml --check

check: lint types openapi-check test

wheel-trial: $(VENV)/.made
	$(BIN)/python -m tests.supply.wheel $(ARGS)

audit: $(VENV)/.made
	$(BIN)/python -m tests.supply.audit

licences: $(VENV)/.installed
	$(BIN)/python -m tests.supply.licences $(BIN)/python

fuzz: $(VENV)/.installed-test
	@$(PIP) -e '.[fuzz]'
	$(BIN)/python -m tests.api.fuzz.run $(ARGS)

fuzz-inputs: $(VENV)/.installed-test
	$(BIN)/python -m tests.fuzzing.run $(ARGS)

soak: $(VENV)/.installed-test
	$(BIN)/python -m tests.soak $(ARGS)

full-disk: $(VENV)/.installed-test
	$(BIN)/python -m tests.full_disk

client: $(VENV)/.installed-test
	$(BIN)/python -m tests.api.client.run

evaluate: $(VENV)/.installed
	$(BIN)/python -m benchmarks.evaluate $(ARGS)

train: $(VENV)/.installed
	@$(PIP) -e '.[train]'
	$(BIN)/python -m benchmarks.train $(ARGS)

peers: $(VENV)/.installed
	$(BIN)/python -m benchmarks.peers $(ARGS)

speed: $(VENV)/.installed
	$(BIN)/python -m benchmarks.speed $(ARGS)

bench-service: $(VENV)/.installed
	@$(PIP) -e '.[benchmark]'
	$(BIN)/python -m benchmarks.service $(ARGS)

bench-storing: $(VENV)/.installed
	$(BIN)/python -m benchmarks.storing $(ARGS)

growth: $(VENV)/.installed
	$(BIN)/python -m benchmarks.growth $(ARGS)

memory: $(VENV)/.installed
	$(BIN)/python -m benchmarks.memory $(ARGS)

clean:
	rm -rf $(VENV) .venv-newest build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
