# Every target sets up what it needs; `make demo` and `make test` are all that a newcomer has to know.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test lint check floors bench fuzz train test-training lock clean

.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --require-hashes -r requirements/dev.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

.PHONY: help
help:                       ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/ready           ## the main job on the example reports
	$(BIN)/sayso demo

test: .venv/ready           ## all tests
	$(BIN)/pytest

lint: .venv/ready           ## style and types
	$(BIN)/ruff check . && $(BIN)/ruff format -q --check .
	$(BIN)/mypy

floors: .venv/ready         ## accuracy against the floors kept in the repo
	$(BIN)/python -m benchmarks.accuracy --shared $(SHARED)

check: lint test floors     ## what has to pass before a change lands

.venv-peers/ready: requirements/peers.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install -q --no-deps -r requirements/peers.txt
	touch $@

bench: .venv/ready .venv-peers/ready   ## speed and memory, side by side with peers
	$(BIN)/python -m benchmarks.speed --peers .venv-peers/bin/python
	$(BIN)/python -m benchmarks.stages

.venv-fuzz/ready: requirements/fuzz.txt
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/pip install -q --require-hashes -r requirements/fuzz.txt
	touch $@

SECONDS ?= 60
fuzz: .venv-fuzz/ready      ## hostile input, SECONDS for each target; seeds are kept in tests/fuzz/seeds
	PYTHONPATH=src .venv-fuzz/bin/python tests/fuzz/run.py --seconds $(SECONDS)

.venv-train/ready: requirements/train.txt requirements/base.txt
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install -q -r requirements/train.txt
	.venv-train/bin/pip install -q --no-deps -r requirements/base.txt
	touch $@

JEMALLOC := $(firstword $(wildcard /usr/lib/*/libjemalloc.so.2))
train: .venv-train/ready .venv-peers/ready   ## corpora to weights: hours; takes up where it was interrupted
	.venv-train/bin/pip install -q --no-deps -r requirements/teacher.txt
	LD_PRELOAD=$(JEMALLOC) MALLOC_CONF=oversize_threshold:0,dirty_decay_ms:-1,muzzy_decay_ms:-1 \
	PYTHONPATH=src .venv-train/bin/python -m training.recipe --shared $(SHARED)

test-training: .venv-train/ready   ## the tests of the training code
	PYTHONPATH=src:. .venv-train/bin/python -m pytest tests/training

lock:                       ## renew the lock files; needs uv
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra fuzz pyproject.toml -o requirements/fuzz.txt

clean:                      ## everything that the other targets made, but for trained runs
	rm -rf .venv .venv-* build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
