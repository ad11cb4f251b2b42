"""Programs that take part where people would: in a cell, as umpire, as facilitator.

Each hears the entries that its own streams get, and gives commands as a browser sends them. None
of them reads prose, and none knows anything but what it heard and what its pages show.
"""
