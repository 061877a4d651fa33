"""The first page before Textual is there, the terminal driver that takes it over, and the first run."""
