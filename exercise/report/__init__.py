"""The after-action report: plain data first, then a PDF."""
