"""``startex schema``: JSON Schemas of a scenario's files, for editors."""

import json
from pathlib import Path

import click

from exercise.cli.plain import plainly
from exercise.cli.words import _, say


@click.command(
    help=_(
        "Write JSON Schemas of a scenario’s files into the folder OUT: scenario.schema.json,"
        " role.schema.json and injects.schema.json."
        "\n\nEditors that know YAML schemas then complete keys and mark mistakes as somebody"
        " types. With --names they also complete what the scenario in that folder declares: its"
        " cells, phases, tracks and so on."
    )
)
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--names",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=_("A scenario whose own names to complete."),
)
@plainly
def schema(out: Path, names: Path | None) -> None:
    from exercise.scenario.files import read_folder
    from exercise.scenario.names import gather
    from exercise.scenario.schema import FILES
    from exercise.scenario.schema import schema as made

    known = gather(read_folder(names)) if names else None
    out.mkdir(parents=True, exist_ok=True)
    for kind in FILES:
        file = out / f"{kind}.schema.json"
        text = json.dumps(made(kind, known), indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")
        say(str(file))
