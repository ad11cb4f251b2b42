"""The log on disk: one database per data folder, SQLite or PostgreSQL."""
