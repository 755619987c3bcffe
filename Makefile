# On Windows without make: py make.py demo
PYTHON ?= python3

.PHONY: demo test bench format lock

demo test bench format lock:
	@$(PYTHON) make.py $@
