"""Who said each statement."""
