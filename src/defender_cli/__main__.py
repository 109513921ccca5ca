"""`python -m defender_cli` and the `defender` command."""

import sys

from defender_cli.cli.app import main as run


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run())


if __name__ == "__main__":
    main()
