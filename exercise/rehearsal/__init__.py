"""Rehearsals: an exercise played by stand-ins at machine speed, once or many times over."""
