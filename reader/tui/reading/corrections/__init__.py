"""The reader's word against the machine's."""
