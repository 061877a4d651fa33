"""The text of the article: its pane, its marks, choosing words in it."""
