"""The reader's notes on the article."""
