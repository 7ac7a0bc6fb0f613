# Everything runs in .venv, which is made from requirements.lock on first use.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: install demo test check lint quality serve bench lock clean

install: .venv/.installed

.venv/.installed: requirements.lock pyproject.toml package-lock.json hatch_assets.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

demo: install
	$(BIN)/xinmai demo --out out/demo

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/xinmai lexicon check

quality: install
	$(BIN)/python tests/quality/gate.py $(SHARED)

check: lint test quality

serve: demo
	$(BIN)/xinmai serve --workspace out/demo

# PEERS names the interpreter of an environment that has the readers to compare with; without it they are only listed.
PEERS ?= $(BIN)/python

bench: install
	$(BIN)/python benchmarks/pipeline.py $(SHARED)/corpus
	$(BIN)/python benchmarks/extraction.py $(SHARED)/corpus --peers $(PEERS)

# Needs uv; writes pins with hashes and without any index address.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --upgrade --output-file requirements.lock

clean:
	rm -rf .venv build dist out
