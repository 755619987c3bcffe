"""Worksheet functions: decorators and one-line delegations only."""
