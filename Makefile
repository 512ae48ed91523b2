# The project's commands. `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
MODEL := models/current.tar.gz
VECTORS := models/red-flag-vectors.npz
MODEL_SOURCES := config.yml domain.yml $(wildcard data/nlu/*.yml data/stories/*.yml) \
	$(wildcard bot/nlu/*.py) bot/embedding.py bot/knowledge/topics.py

# Rasa reports its use to its makers unless told not to; TensorFlow greets at every start.
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export PYTHONPATH := $(CURDIR)
QUIETLY := PYTHONWARNINGS=ignore

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: serve
serve: setup ## Serve the chat on http://localhost:8000, speaking drafts
	@DEMO_MODE=$${DEMO_MODE:-true} $(QUIETLY) $(PYTHON) -m bot serve

.PHONY: test
test: setup ## Run all tests but the hour-long ones
	@$(QUIETLY) $(PYTHON) -m pytest -m "not long" --durations=5 -rfEs

.PHONY: test-fast
test-fast: $(INSTALLED) ## Run the quick tests that need no model, browser or server
	@$(QUIETLY) $(PYTHON) -m pytest -n 2 --dist worksteal -m "not model and not browser and not services and not slow and not long"

.PHONY: test-long
test-long: setup ## Run the tests that take longer than a minute each
	@$(QUIETLY) $(PYTHON) -m pytest -m long

.PHONY: lint
lint: $(INSTALLED) ## Check style and types
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy

.PHONY: format
format: $(INSTALLED) ## Format the code
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

.PHONY: setup
setup: $(INSTALLED) $(MODEL) $(VECTORS) ## Install and train what is out of date

.PHONY: train
train: $(MODEL) $(VECTORS) ## Train the model when its sources are newer

.PHONY: lock
lock: $(INSTALLED) ## Pin every package anew after a change in pyproject.toml
	@.bootstrap/bin/uv pip compile pyproject.toml --extra dev --python-version 3.10 \
		--generate-hashes --no-header --quiet -o requirements.lock

.PHONY: widget
widget: ## Build the browser widget from widget/src (needs Node.js)
	@command -v npm >/dev/null || { echo "Node.js is missing: install Node.js 20 or later."; exit 1; }
	@cd widget && npm ci --silent --no-audit --no-fund && npm run --silent build

.PHONY: screenshots
screenshots: setup ## Make the README's pictures from the running assistant (needs Chromium)
	@$(QUIETLY) $(PYTHON) -m scripts.screenshot

$(INSTALLED): requirements.lock scripts/install.sh
	@bash scripts/install.sh
	@touch $@

$(MODEL): $(MODEL_SOURCES) $(INSTALLED)
	@echo "Training the model (about a minute) ..."
	@mkdir -p models
	@$(QUIETLY) $(VENV)/bin/rasa train --fixed-model-name current --out models \
		> models/training.log 2>&1 \
		|| { tail -n 40 models/training.log; echo "Training failed; all of it is in models/training.log."; exit 1; }
	@touch $@
	@echo "Trained $@."

# Only new examples are embedded; a mistake in a file of warning signs is told here.
$(VECTORS): $(wildcard knowledge/red_flag*/*.yml knowledge/*.yml data/nlu/*.yml) bot/embedding.py $(INSTALLED)
	@echo "Proving the warning signs and embedding their examples (about a minute) ..."
	@$(QUIETLY) $(PYTHON) -m bot prepare
	@touch $@
