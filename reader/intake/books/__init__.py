"""Books: what is read of an archive of chapters."""
