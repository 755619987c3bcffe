"""The demonstration county: simulated rows that give the figures published for December 2020."""

from __future__ import annotations

from seip_xl.demo.county import Demonstration, run_demo, write_demo

__all__ = ["Demonstration", "run_demo", "write_demo"]
