"""Names: which words name a person, a body or a place, and what the word lists know of them."""
