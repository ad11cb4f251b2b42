"""One module for each row, or few rows, of the table."""
