"""Pictures of real output for the README: `python -m tests.pictures` draws them anew."""

import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests import chromium
from tests.conftest import README_DAY
from tests.terminal.sent import sent

HOME = Path(__file__).parent
PICTURES = {
    "overview": (80, "--as-of 2026-01-20"),
    "compare": (80, "car specs engine --compare"),
}
"""Every picture: how wide, and what is asked of `defender`."""


PAGE = (900, 1170, "results dakar --stages --format html")
"""The picture of a page: its width and height, and the command."""


def environ(cache_home: Path) -> dict[str, str]:
    """Return the environment of the README."""
    return {
        "XDG_CACHE_HOME": str(cache_home),
        "DEFENDER_LANG": "en",
        "DEFENDER_TODAY": README_DAY,
        "NO_COLOR": "",
    }


def page_picture(home: Path) -> bytes:
    """Return the picture of a page in a browser, which keeps its files in a folder."""
    width, height, line = PAGE
    argv = [sys.executable, "-m", "defender_cli", *shlex.split(line)]
    file = home / "page.html"
    file.write_bytes(subprocess.check_output(argv, env=os.environ | environ(home)))
    with chromium.browser(home / "profile") as tab:
        tab.resize(width)
        tab.show(file)
        return tab.picture(width, height)


def picture(name: str, cache_home: Path) -> str:
    """Return the picture of what a command sends to a terminal on the day of the README."""
    columns, line = PICTURES[name]
    output = sent(columns, shlex.split(line), environ(cache_home)).replace("\r\n", "\n")
    console = Console(
        record=True, width=columns, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi(output), highlight=False, soft_wrap=True)
    drawn = console.export_svg(title=f"defender {line}", unique_id=name)
    # The fonts would come over the network; any fixed-width one does.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S)
