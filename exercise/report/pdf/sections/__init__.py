"""The report's sections, each a list of blocks in the order they are set."""
