"""The report as a PDF: text set and tables ruled by our own hand, on ReportLab's canvas and pages.

No text ever meets a markup parser, so that nothing anybody typed can be taken for one.
"""

from reportlab import rl_config
from reportlab.lib.fonts import addMapping

# ReportLab's other modules read this when they are imported; after that its own Helvetica would
# stay in every file.
BASE = "public-sans-400"
rl_config.canvas_basefontname = BASE
rl_config.defaultGraphicsFontName = BASE
for bold in (0, 1):
    for italic in (0, 1):
        addMapping(BASE, bold, italic, BASE)
rl_config.useA85 = 0
