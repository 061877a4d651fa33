"""Kutip: a terminal reader for news that shows who said what."""

__version__ = "0.1.0"
