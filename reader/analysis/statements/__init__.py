"""What is said: the constructions by which an article reports speech, with cue, source phrase and content."""
