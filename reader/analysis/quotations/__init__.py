"""What stands in quotation marks, and the sentences of the article's own text around it."""
