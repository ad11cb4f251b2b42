"""Relational tables for whoever evaluates an exercise with SQL; the log can rebuild them."""
