"""The reading screen: an article with its statements, timeline, actors and notes."""
