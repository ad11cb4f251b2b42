"""The report as plain data: one module for each thing it tells, frozen, with no layout in it.

Every duration and ``*_ms`` is exercise time in milliseconds unless its name says ``wall``. A text
that is None was erased.
"""
