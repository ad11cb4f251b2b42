"""Pictures that injects carried, small, as the report prints them."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exercise.report.pdf.blocks import Split
from exercise.report.pdf.ink import CONTROL, HAIRLINE

HIGH, WIDE = 70.0, 130.0
"""Points, at most."""
_DOTS = 4
"""To a point: enough to recognise a face, and a hundredth of what a camera makes."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture made small."""

    image: Image.Image

    @property
    def size(self) -> tuple[float, float]:
        """As printed: never larger than it is."""
        width, height = self.image.size
        return width / _DOTS, height / _DOTS

    def height(self, _width: float, /) -> float:
        return self.size[1]

    def split(self, width: float, room: float, /) -> Split:
        return (self, None) if self.height(width) <= room else (None, self)

    def draw(self, canvas: Canvas, x: float, top: float, _width: float, /) -> None:
        width, height = self.size
        canvas.drawImage(ImageReader(self.image), x, top - height, width, height)
        canvas.setStrokeColor(CONTROL)
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(x, top - height, width, height, stroke=1, fill=0)


def photo(data: bytes) -> Photo | None:
    """The picture made small; None where it cannot be drawn, whatever is wrong with it."""
    most = int(WIDE * _DOTS), int(HIGH * _DOTS)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            opened.draft("RGB", most)
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail(most)
            clear = turned.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return Photo(paper)
