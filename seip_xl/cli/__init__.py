"""The command line: each command parses, calls one public function, prints."""

from __future__ import annotations

from seip_xl.cli.app import app, main

__all__ = ["app", "main"]
