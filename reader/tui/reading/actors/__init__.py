"""The actors of the article: their pane and their cards."""
