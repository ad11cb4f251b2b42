"""The machines that the locks must serve with wheels, and which wheel each would take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, product

from packaging.markers import Marker, default_environment
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))

#: glibc 2.28 is that of Debian 10 and RHEL 8.
_MANYLINUX = ("2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")
_OLD_NAMES = {"2_17": "manylinux2014", "2_12": "manylinux2010", "2_5": "manylinux1"}


@dataclass(frozen=True)
class Target:
    """One kind of machine with one Python."""

    python: tuple[int, int]
    system: str
    machine: str

    def __str__(self) -> str:
        return f"Python {self.python[0]}.{self.python[1]} on {self.system} {self.machine}"

    def tags(self) -> list[Tag]:
        """The wheel tags it accepts, best first."""
        platforms = list(self._platforms())
        interpreter = f"cp{self.python[0]}{self.python[1]}"
        return list(
            chain(
                cpython_tags(self.python, platforms=platforms),
                compatible_tags(self.python, interpreter, platforms),
            )
        )

    def wants(self, marker: str) -> bool:
        """Whether a requirement with this environment marker is meant for it."""
        version = f"{self.python[0]}.{self.python[1]}"
        environment: dict[str, str] = {
            **{key: str(value) for key, value in default_environment().items()},
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_version": version,
            "python_full_version": f"{version}.0",
            "sys_platform": {"Linux": "linux", "macOS": "darwin", "Windows": "win32"}[self.system],
            "platform_system": {"macOS": "Darwin"}.get(self.system, self.system),
            "platform_machine": self.machine,
            "os_name": "nt" if self.system == "Windows" else "posix",
        }
        return not marker or Marker(marker).evaluate(environment)

    def _platforms(self) -> Iterable[str]:
        if self.system == "Windows":
            yield "win_amd64"
        elif self.system == "macOS":
            yield from mac_platforms((14, 0), self.machine)
        else:
            for glibc in _MANYLINUX:
                yield f"manylinux_{glibc}_{self.machine}"
                if glibc in _OLD_NAMES:
                    yield f"{_OLD_NAMES[glibc]}_{self.machine}"
            yield f"linux_{self.machine}"


TARGETS = tuple(
    Target(python, system, machine)
    for python, (system, machine) in product(
        PYTHONS,
        (
            ("Linux", "x86_64"),
            ("Linux", "aarch64"),
            ("macOS", "arm64"),
            ("macOS", "x86_64"),
            ("Windows", "AMD64"),
        ),
    )
)


def best_wheel(target: Target, wheels: Iterable[str]) -> str | None:
    """The file name, of those given, that pip would install on `target`, or None."""
    rank: Mapping[Tag, int] = {tag: place for place, tag in reversed([*enumerate(target.tags())])}
    ranked = [
        (min(rank[tag] for tag in tags), name)
        for name in wheels
        if (tags := parse_wheel_filename(name)[3] & rank.keys())
    ]
    return min(ranked)[1] if ranked else None
