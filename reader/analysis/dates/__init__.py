"""Time expressions, and which of them dates a statement."""
