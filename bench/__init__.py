"""Measures the server as it ships beside what one would otherwise build."""
