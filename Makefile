# `make help` lists what there is; all it takes is git, make and Python 3.11 or newer.

PYTHON ?= python3
UV_LOCK = .venv/bin/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help run test bench lighthouse reset setup lock vendor

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: export DEMO ?= 1
run: ## start everything, with sample data (PORT=8000, DEMO=0 without); Ctrl-C stops it
	@exec $(PYTHON) -m web.launch run

test: ## run all checks, or pytest alone: make test ARGS="tests/models -k clock"
	@exec $(PYTHON) -m web.launch test $(ARGS)

bench: ## measure speed on a throw-away database, write var/bench.json
	@exec $(PYTHON) -m web.launch bench

lighthouse: ## have Lighthouse look at pages as a phone sees them (needs Node), add to var/bench.json
	@exec $(PYTHON) -m web.launch lighthouse

reset: ## forget all data
	@exec $(PYTHON) -m web.launch reset

setup: ## only install what is missing
	@exec $(PYTHON) -m web.launch setup

lock: setup ## write the hashed lock files anew from pyproject.toml
	$(UV_LOCK) pyproject.toml -o requirements.txt
	$(UV_LOCK) --group dev -c requirements.txt -o requirements-dev.txt

vendor: ## build the fonts and libraries in static/ anew
	@exec $(PYTHON) static/build/rebuild.py
