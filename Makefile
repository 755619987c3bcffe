# On Windows without make: py make.py demo
PYTHON ?= python3

.PHONY: demo test bench mutants format lock

demo test bench mutants format lock:
	@$(PYTHON) make.py $@
