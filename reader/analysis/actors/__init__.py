"""Who is in the article: every mention by name, title or description, put together to actors."""
