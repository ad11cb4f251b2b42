"""Figures, as drawings that can be set into the PDF or shown elsewhere."""
