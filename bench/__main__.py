"""``python3 run.py bench``: measures, prints a table; fails when a client was told wrong."""

import gc
import importlib
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bench import machine, page, table
from bench.figures import Figure
from bench.loop import TooLate
from bench.postgres import databases
from bench.stage import Refused, Setting

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
ROWS = (
    "inject",
    "saturation",
    "moves",
    "lateness",
    "memory",
    "back",
    "growth",
    "start",
    "report",
    "postgres",
)
FAILED = (TooLate, Refused, RuntimeError, OSError)
_FILES = 8_192


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Small numbers, for its checks alone: two minutes.")
@click.option("--json", "as_json", type=click.Path(path_type=Path), help="Write all figures there.")
@click.option("--only", multiple=True, type=click.Choice(ROWS), help="These rows alone.")
@click.option("--write", is_flag=True, help="Write docs/performance.md.")
def main(*, quick: bool, as_json: Path | None, only: tuple[str, ...], write: bool) -> None:
    """Measure the server as it ships beside Flask-SocketIO alone."""
    cores = machine.cores()
    machine.pin(cores.load)
    machine.allow_files(_FILES)
    gc.disable()  # this process keeps what it needs, and must not pause while it measures
    began = time.monotonic()
    with _setting(cores, quick=quick) as setting:
        figures = [figure for name in only or ROWS for figure in row(name, setting)]
    for fault in setting.faults:
        click.echo(f"FAULT {fault}", err=True)
    run = {
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "took": f"{(time.monotonic() - began) / 60:.0f} min" + (", --quick" if quick else ""),
        "cores": "server apart from load" if cores.apart else "server and load on one core",
        "load average at the end": machine.load_now(),
    }
    table.print_table(figures)
    if as_json is not None:
        told = {**run, "faults": setting.faults}
        table.write_json(table.as_json(figures, machine.described(), told), as_json)
    if write:
        page.write(figures, machine.described(), run, PAGE)
    if setting.faults:
        sys.exit(1)
    click.echo("Every client got everything that it should, once and in order, and nothing else.")


@contextmanager
def _setting(cores: machine.Cores, *, quick: bool) -> Iterator[Setting]:
    with tempfile.TemporaryDirectory(prefix="startex-bench-") as folder, databases() as new:
        setting = Setting(ROOT, Path(folder), cores, quick, new_database=new)
        try:
            yield setting
        finally:
            _leave(setting)


def _leave(setting: Setting) -> None:
    """Compares once more what everybody holds on the stage that rows shared."""
    try:
        setting.stack.close()
    except FAILED as error:
        setting.faults.append(f"in the end: {error}")


def row(name: str, setting: Setting) -> list[Figure]:
    """A row's figures. One that cannot be measured is a fault; the others still are."""
    click.echo(f"{name} …", err=True)
    module = importlib.import_module(f"bench.rows.{name}")
    figures: list[Figure]
    try:
        figures = module.run(setting)
    except FAILED as error:
        setting.faults.append(f"{name}: not measured: {error}")
        setting.renew()
        figures = [Figure(name, name, "", None, note="not measured")]
    gc.collect()
    return figures


if __name__ == "__main__":
    main()
