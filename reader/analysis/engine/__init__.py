"""From an Article to its Analysis: the trained pipelines, the run through the parts, the process of its own."""

import os

# Kutip's products of matrices are small: on a busy machine OpenBLAS spends ten times longer on waking its threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
