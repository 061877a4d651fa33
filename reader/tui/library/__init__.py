"""Screens over the articles of the library."""
