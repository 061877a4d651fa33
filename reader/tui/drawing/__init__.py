"""What is drawn, and how: lines of text, lists, bars, their styles, themes and measures."""
