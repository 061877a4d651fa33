"""The timeline: every statement in the order of text, time or actors."""
