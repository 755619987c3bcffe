"""Termly partnership returns in, a county workbook with live figures out."""
