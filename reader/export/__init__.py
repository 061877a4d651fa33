"""What goes out of Kutip, one format a module: pure functions from the model to text.

Every text that comes from an article or a file is foreign: each format escapes it by its own rules.
"""
