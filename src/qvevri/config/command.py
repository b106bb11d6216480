"""The `qvevri` command: every Django command and the house's own; `--home DIR` works with each."""

import os
import sys

from django.core.management import execute_from_command_line

SERVING = ("demo", "serve")
SMALL_CODE = "PYTHONNODEBUGRANGES"


def take_home(arguments: list[str]) -> list[str]:
    """Take `--home DIR` or `--home=DIR` out of the arguments and set QVEVRI_HOME by it."""
    left: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--home":
            os.environ["QVEVRI_HOME"] = next(waiting, "home")
        elif argument.startswith("--home="):
            os.environ["QVEVRI_HOME"] = argument.removeprefix("--home=")
        else:
            left.append(argument)
    return left


def needs_small_code(arguments: list[str]) -> bool:
    """Whether it should serve and was not begun for that.

    Without the columns of tracebacks, four processes take 40 MB less; Python asks at its start.
    """
    return arguments[1:2] != [] and arguments[1] in SERVING and SMALL_CODE not in os.environ


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 refused with a reason, 2 usage."""
    arguments = take_home(sys.argv)
    if needs_small_code(arguments):
        os.environ[SMALL_CODE] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qvevri.config.settings")
    if arguments[1:2] == ["demo"]:
        os.environ.setdefault("QVEVRI_DEMO", "1")
    execute_from_command_line(arguments)
