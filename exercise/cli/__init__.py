"""The ``startex`` command. Each subcommand imports what it needs when it runs."""

import sys

import click

from exercise import __version__
from exercise.cli.check import check
from exercise.cli.demo import demo
from exercise.cli.links import links
from exercise.cli.log import log
from exercise.cli.rehearse import rehearse
from exercise.cli.report import report
from exercise.cli.schema import schema
from exercise.cli.serve import serve
from exercise.cli.verify import verify
from exercise.cli.words import _, let_click_speak

HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}


@click.group(
    invoke_without_command=True,
    context_settings=HELP_OPTIONS,
    help=_("Startex runs live crisis exercises."),
    epilog=_("Without a command, serve is meant: startex --port 8080 serves."),
)
@click.version_option(__version__, prog_name="startex")
@click.pass_context
def group(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        context.invoke(serve)


for command in (serve, demo, check, schema, rehearse, links, log, verify, report):
    group.add_command(command)


def main(prog_name: str = "startex") -> None:
    """Runs the command line; options without a command are those of ``serve``."""
    let_click_speak()
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("-") and arguments[0] not in _OWN:
        arguments = ["serve", *arguments]
    group(arguments, prog_name=prog_name)


_OWN = ("-h", "--help", "--version")
