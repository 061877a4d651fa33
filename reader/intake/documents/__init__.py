"""Documents of offices and printers: PDF, DOCX, ODT."""
