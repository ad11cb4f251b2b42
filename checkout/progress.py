"""Show how many bytes have arrived, in place on a terminal, in few lines elsewhere."""

import sys
from types import TracebackType
from typing import Self, TextIO

_MEGABYTE = 1_000_000
_STEPS = 10


class Progress:
    """One line of the setup. Says nothing until something arrives."""

    def __init__(self, label: str, total: int, stream: TextIO | None = None) -> None:
        self._label = label
        self._total = total
        self._stream = stream or sys.stdout
        self._in_place = self._stream.isatty()
        self._arrived = 0
        self._step_shown = 0

    def __call__(self, arrived: int) -> None:
        """Note that `arrived` bytes are here; at most the total, for installers copy files."""
        self._arrived = max(self._arrived, min(arrived, self._total))
        step = self._arrived * _STEPS // self._total
        if self._in_place and self._arrived:
            self._write(f"\r{self._line()}")
        elif step > self._step_shown:
            self._write(f"{self._line()}\n")
        self._step_shown = step

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._arrived:
            return
        before = "\r" if self._in_place else ""
        self._write(f"{before}{self._line()}{', done' if kind is None else ''}\n")

    def _line(self) -> str:
        arrived, total = self._arrived / _MEGABYTE, self._total / _MEGABYTE
        return f"  {self._label:<28} {arrived:6.1f} of about {total:.0f} MB"

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
