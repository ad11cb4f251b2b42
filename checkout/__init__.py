"""What run.py does: set a checkout up, then hand over to the program. Standard library only."""
