"""One pretrained encoder for all languages: a vector for each word, and what small heads read off it."""
