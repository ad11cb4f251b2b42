"""Which third-party files Startex needs, and in which npm package each one lies.

The packages and their versions are pinned by integrity in package-lock.json at the root.
"""

from dataclasses import dataclass
from enum import StrEnum

#: What npm downloads for package-lock.json (tarballs and their descriptions), in bytes.
DOWNLOAD_BYTES = 137_000_000


class Use(StrEnum):
    WEB = "web"
    PDF = "pdf"
    TEST = "test"
    LICENCE = "licences"


@dataclass(frozen=True)
class Part:
    """One file: kept as `<use>/<name>`, copied from `source` inside npm's `package`."""

    use: Use
    name: str
    package: str
    source: str

    @property
    def path(self) -> str:
        return f"{self.use}/{self.name}"


_SCRIPTS = (
    Part(Use.WEB, "socket.io.js", "socket.io-client", "dist/socket.io.esm.min.js"),
    Part(Use.WEB, "idiomorph.js", "idiomorph", "dist/idiomorph.esm.js"),
    Part(Use.TEST, "axe.js", "axe-core", "axe.min.js"),
)

_WEB_FONTS = (
    ("public-sans", "@fontsource-variable/public-sans", "public-sans-latin-wght-normal"),
    ("public-sans-ext", "@fontsource-variable/public-sans", "public-sans-latin-ext-wght-normal"),
    ("source-serif-4-400", "@fontsource/source-serif-4", "source-serif-4-latin-400-normal"),
    ("source-serif-4-400-ext", "@fontsource/source-serif-4", "source-serif-4-latin-ext-400-normal"),
    ("source-serif-4-600", "@fontsource/source-serif-4", "source-serif-4-latin-600-normal"),
    ("source-serif-4-600-ext", "@fontsource/source-serif-4", "source-serif-4-latin-ext-600-normal"),
    ("ibm-plex-mono-400", "@fontsource/ibm-plex-mono", "ibm-plex-mono-latin-400-normal"),
    ("ibm-plex-mono-400-ext", "@fontsource/ibm-plex-mono", "ibm-plex-mono-latin-ext-400-normal"),
)

_PDF_FONTS = (
    ("public-sans-400", "public-sans", "400Regular/PublicSans_400Regular"),
    ("public-sans-600", "public-sans", "600SemiBold/PublicSans_600SemiBold"),
    ("public-sans-700", "public-sans", "700Bold/PublicSans_700Bold"),
    ("source-serif-4-400", "source-serif-4", "400Regular/SourceSerif4_400Regular"),
    ("source-serif-4-600", "source-serif-4", "600SemiBold/SourceSerif4_600SemiBold"),
    ("ibm-plex-mono-400", "ibm-plex-mono", "400Regular/IBMPlexMono_400Regular"),
    # A CJK weight is 5 to 10 MB: one each.
    ("noto-sans-jp-400", "noto-sans-jp", "400Regular/NotoSansJP_400Regular"),
    ("noto-sans-kr-400", "noto-sans-kr", "400Regular/NotoSansKR_400Regular"),
    ("noto-sans-sc-400", "noto-sans-sc", "400Regular/NotoSansSC_400Regular"),
)

#: Every licence here asks that its text go along with the files.
_LICENCES = (
    ("socket.io-client.txt", "socket.io-client", "LICENSE"),
    ("idiomorph.txt", "idiomorph", "LICENSE"),
    ("axe-core.txt", "axe-core", "LICENSE"),
    ("public-sans.txt", "@fontsource-variable/public-sans", "LICENSE"),
    ("source-serif-4.txt", "@fontsource/source-serif-4", "LICENSE"),
    ("ibm-plex-mono.txt", "@fontsource/ibm-plex-mono", "LICENSE"),
    ("noto-sans-jp.txt", "@expo-google-fonts/noto-sans-jp", "LICENSE_FONT"),
    ("noto-sans-kr.txt", "@expo-google-fonts/noto-sans-kr", "LICENSE_FONT"),
    ("noto-sans-sc.txt", "@expo-google-fonts/noto-sans-sc", "LICENSE_FONT"),
)

PARTS: tuple[Part, ...] = (
    *_SCRIPTS,
    *(
        Part(Use.WEB, f"{name}.woff2", package, f"files/{file}.woff2")
        for name, package, file in _WEB_FONTS
    ),
    *(
        Part(Use.PDF, f"{name}.ttf", f"@expo-google-fonts/{package}", f"{file}.ttf")
        for name, package, file in _PDF_FONTS
    ),
    *(Part(Use.LICENCE, name, package, source) for name, package, source in _LICENCES),
)
