"""Returns with one defect each, and what the reader is to find in them."""
