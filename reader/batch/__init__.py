"""Many articles: collections read one record at a time, and analysed in order by one process or several."""

from reader.batch.collections import is_collection, named_sources, records
from reader.batch.processes import outcomes
from reader.batch.record import Record
from reader.batch.rows import COLUMNS
from reader.batch.worker import Analysed, Outcome

__all__ = ["COLUMNS", "Analysed", "Outcome", "Record", "is_collection", "named_sources", "outcomes", "records"]
