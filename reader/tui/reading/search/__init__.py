"""Searching the article as one types."""
