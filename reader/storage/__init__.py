"""The keeping: one SQLite file. Rows never leave this room; it knows tables, not what they are for."""

from reader.storage.connection import Database, Transaction

__all__ = ["Database", "Transaction"]
