# The two commands of the README: make demo, make test. Everything else is for those who build rasoat.
SHELL := /bin/sh
BIN := .venv/bin

.PHONY: help demo test check bench bench-smoke diff docs catalogue golden rule lock wheel clean

help:
	@echo "make demo         crawl the sample portals, check them, write scorecards"
	@echo "make test         all tests, the browser's too"
	@echo "make check        format, lint, types, import layers, tests"
	@echo "make bench        speed, extraction, precision and recall on the measured portal"
	@echo "make bench-smoke  a small part of it"
	@echo "make diff         findings added and removed against REV (default HEAD)"
	@echo "make docs         docs/rules from the rules themselves"
	@echo "make catalogue    rasoat/locale/*.po in step with the rules"
	@echo "make golden       expected findings of the sample portals"
	@echo "make rule CODE=XX123 NAME=some-name FAMILY=typography   a new rule to fill in"
	@echo "make lock         requirements/*.txt from requirements/*.in (needs uv)"
	@echo "make wheel        dist/*.whl"

demo:
	@requirements/install.sh app
	@$(BIN)/rasoat demo --out demo-out

test:
	@requirements/install.sh dev
	@requirements/install.sh browser
	@requirements/install.sh office
	@$(BIN)/pytest -n auto --dist loadgroup -q

check:
	@requirements/install.sh dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

bench:
	@requirements/install.sh dev
	@$(BIN)/python bench/speed.py
	@$(BIN)/python bench/text_speed.py
	@$(BIN)/python bench/extraction.py
	@$(BIN)/python bench/proofread.py
	@$(BIN)/python bench/ledger.py

bench-smoke:
	@requirements/install.sh dev
	@$(BIN)/python bench/speed.py --sample 256
	@$(BIN)/python bench/extraction.py --sample 100
	@$(BIN)/python bench/ledger.py

REV ?= HEAD
diff:
	@requirements/install.sh dev
	@$(BIN)/python bench/diff.py $(REV)

docs:
	@requirements/install.sh dev
	@$(BIN)/python -m rules.manual docs/rules

catalogue:
	@requirements/install.sh dev
	@$(BIN)/python -m rules.translations en
	@$(BIN)/python -m rasoat.interface_catalogue

golden:
	@requirements/install.sh dev
	@$(BIN)/python -m tests.golden.update

rule:
	@requirements/install.sh dev
	@$(BIN)/python -m rules.scaffold "$(CODE)" "$(NAME)" "$(FAMILY)"

lock:
	@export UV_PYTHON_DOWNLOADS=never; cd requirements && \
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header app.in build.in -o app.txt && \
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header dev.in -o dev.txt

wheel:
	@requirements/install.sh dev
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-1767225600} $(BIN)/hatchling build -t wheel

clean:
	rm -rf .venv build dist demo-out bench/out .pytest_cache .mypy_cache .ruff_cache .hypothesis
