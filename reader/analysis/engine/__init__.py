"""From an Article to its Analysis: the trained pipelines, the run through the parts, the process of its own."""
